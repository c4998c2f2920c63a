"""What clerks write for the codes and what they call the columns, in three languages."""

from typing import Literal

Language = Literal["uk", "ru", "en"]

NOTES: dict[Language, str] = {"uk": "вигадана особа", "ru": "вымышленное лицо", "en": "generated person"}

HEADERS: dict[Language, dict[str, str]] = {
    "uk": {
        "id": "Номер справи", "surname": "Прізвище", "given_name": "Ім'я", "patronymic": "По батькові",
        "full_name": "Прізвище, ім'я, по батькові", "sex": "Стать", "dob": "Дата народження",
        "place": "Місце проживання", "rank": "Звання", "unit": "Військова частина", "branch": "Рід військ",
        "personal_number": "Особистий номер", "category": "Категорія", "capture_date": "Дата полону",
        "capture_place": "Місце полону", "holder": "Хто утримує", "holder_type": "Тип утримувача",
        "site": "Місце утримання", "held_since": "Утримується з", "last_sign_of_life": "Остання ознака життя",
        "condition": "Стан здоров'я", "medical_class": "Медичний клас", "will": "Бажання повернутися",
        "will_heard_by": "Хто опитував", "source": "Джерело", "reliability": "Надійність", "status": "Статус",
        "note": "Примітка",
    },
    "ru": {
        "id": "Номер дела", "surname": "Фамилия", "given_name": "Имя", "patronymic": "Отчество",
        "full_name": "ФИО", "sex": "Пол", "dob": "Дата рождения", "place": "Место жительства",
        "rank": "Воинское звание", "unit": "Воинская часть", "branch": "Род войск",
        "personal_number": "Личный номер", "category": "Категория", "capture_date": "Дата пленения",
        "capture_place": "Место пленения", "holder": "Кем удерживается", "holder_type": "Тип держателя",
        "site": "Место содержания", "held_since": "Содержится с", "last_sign_of_life": "Последние сведения",
        "condition": "Состояние здоровья", "medical_class": "Медицинский класс", "will": "Желание вернуться",
        "will_heard_by": "Кто опрашивал", "source": "Источник", "reliability": "Надёжность",
        "status": "Текущий статус", "note": "Примечание",
    },
    "en": {},
}  # fmt: skip

_UK = {
    "female": "ж", "male": "ч",
    "pow": "військовополонений", "retained_medical": "медичний персонал", "civilian_internee": "цивільний",
    "civilian_accused": "цивільний обвинувачений", "child": "дитина", "unknown_status": "статус невідомий",
    "state": "державний", "defacto": "самопроголошений", "company": "компанія", "unknown": "невідомо",
    "well": "здоровий", "sick": "хворий", "wounded": "поранений", "seriously_sick": "тяжкохворий",
    "seriously_wounded": "тяжкопоранений", "none": "без класу", "NC": "повторний огляд", "unset": "не оглянуто",
    "wishes": "бажає", "refuses": "відмовляється",
    "neutral": "МКЧХ", "holder": "утримувач", "family": "родина",
    "missing": "зник безвісти", "held_acknowledged": "в полоні, підтверджено",
    "held_unacknowledged": "в полоні, не підтверджено", "returned": "повернувся", "deceased": "загинув",
    "army": "сухопутні війська", "marines": "морська піхота", "territorial_defence": "тероборона",
    "national_guard": "нацгвардія", "border_guard": "прикордонна служба", "navy": "ВМС", "air_force": "повітряні сили",
}  # fmt: skip
_RU = {
    "female": "ж", "male": "м",
    "pow": "военнопленный", "retained_medical": "медперсонал", "civilian_internee": "гражданский",
    "civilian_accused": "гражданский обвиняемый", "child": "ребёнок", "unknown_status": "статус неизвестен",
    "state": "государственный", "defacto": "самопровозглашённая власть", "company": "ЧВК", "unknown": "неизвестно",
    "well": "удовлетворительное", "sick": "болен", "wounded": "ранен", "seriously_sick": "тяжело болен",
    "seriously_wounded": "тяжелораненый", "none": "без класса", "NC": "повторный осмотр", "unset": "не осмотрен",
    "wishes": "желает", "refuses": "отказывается",
    "neutral": "МККК", "holder": "удерживающая сторона", "family": "родственники",
    "missing": "пропал без вести", "held_acknowledged": "в плену, подтверждено",
    "held_unacknowledged": "в плену, не подтверждено", "returned": "вернулся", "deceased": "погиб",
    "army": "сухопутные войска", "marines": "морская пехота", "national_guard": "национальная гвардия", "territorial_defence": "территориальная оборона",
    "border_guard": "пограничная служба", "navy": "ВМФ", "air_force": "ВКС",
}  # fmt: skip
WORDS: dict[Language, dict[str, str]] = {"uk": _UK, "ru": _RU, "en": {}}

CODED = (
    "sex",
    "branch",
    "category",
    "holder_type",
    "condition",
    "medical_class",
    "will",
    "will_heard_by",
    "status",
)
"""Columns that hold codes."""

MONTHS: dict[Language, tuple[str, ...]] = {
    "uk": ("січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
    "ru": ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
BORN: dict[Language, str] = {"uk": "р.н.", "ru": "г.р.", "en": ""}
YEAR: dict[Language, str] = {"uk": "р.", "ru": "г.", "en": ""}
UNREADABLE: dict[Language, tuple[str, ...]] = {
    "uk": ("літо 1991", "30.02.1989", "00.00.1985", "невідомо", "приблизно 1978", "-"),
    "ru": ("лето 1990", "31.04.1987", "00.00.1983", "неизвестно", "около 1980", "н/д"),
    "en": (),
}
"""What stands in a date cell where the clerk knew no better."""
