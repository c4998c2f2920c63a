"""One key for one name."""

import csv

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from allforall.names.keys import Part, surname_block, token_key
from allforall.names.latin import BY_CODE, to_latin
from shared import shared

SURNAMES = {
    "Шевченко": "Шевченко Shevchenko Schewtschenko Chevtchenko Szewczenko Ševčenko SHEVCHENKO шевченко Шевчeнкo",
    "Юрченко": "Юрченко Yurchenko Iurchenko Jurtschenko Iourtchenko Jurczenko Ûrčenko",
    "Хрущов": "Хрущов Хрущёв Хрущев Khrushchev Khrushchov Chruschtschow Khrouchtchev Hruŝov",
    "Зеленський": "Зеленський Зеленский Зеленская Зеленська Zelenskyi Zelensky Zelenskiy Zelenskii Zełenski Zelenskij",
    "Соловйов": "Соловйов Соловьёв Соловьев Соловйова Соловьёва Solovyov Soloviov Solovev Solowjow Soloviev",
    "Кузьмін": "Кузьмін Кузьмина Кузьміна Kuzmin Kuz'min Kuzmina",
    "Воскобійник": "Воскобійник Воскобойник Voskoboinyk Voskoboinik",
    "Чорний": "Чорний Чорна Чёрный Чёрная Черная Chornyi Chorna Tschornyj",
    "Толстой": "Толстой Толстая Tolstoi Tolstaya Tolstoy",
    "Лозовий": "Лозовий Лозовой Lozovyi Lozovoi",
    "Багатий": "Багатий Багата",
    "Саакашвілі": "Саакашвілі Саакашвили Saakashvili Saakaschwili სააკაშვილი",
    "Шеварднадзе": "Шеварднадзе Shevardnadze",
    "Григорян": "Григорян Григорьян Grigorian Grigoryan Григорян",
    "Алієв": "Алієв Алиев Алієва Aliyev Aliev Əliyev Əliyeva",
    "Щербак": "Щербак Shcherbak Shherbak Schtscherbak Szczerbak Ščerbak",
    "Лукашенко": "Лукашенко Лукашэнка Lukashenko Lukashenka",
    "Бузовський": "Бузовский Бузоўскі Buzouski Buzouskaya",
}  # fmt: skip
GIVEN = {
    "Олексій": "Олексій Алексей Аляксей Oleksii Oleksiy Aleksei Aleksey Alexey Alexei Aleksej Aliaksei Alexeï",
    "Дмитро": "Дмитро Дмитрий Дзмітрый Dmytro Dmitry Dmitrii Dmitriy Dmitri Dzmitry Dimitri",
    "Михайло": "Михайло Михаил Mykhailo Mikhail Michail Michael Mychajło",
    "В'ячеслав": "В'ячеслав В’ячеслав Вʼячеслав В`ячеслав Вячеслав Viacheslav Vyacheslav Wjatscheslaw Viatcheslav",
    "Юлія": "Юлія Юлия Yuliia Yulia Iuliia Julia Julija",
    "Володимир": "Володимир Владимир Уладзімір Volodymyr Vladimir Wladimir Uladzimir",
}  # fmt: skip
PATRONYMICS = {
    "Олексійович": "Олексійович Алексеевич Аляксеевіч Oleksiiovych Alekseevich Alexeyevich Aleksejewitsch Олексіївна Alekseevna",
    "Юрійович": "Юрійович Юрьевич Yuriiovych Yurievich Yuryevich Iouriévitch Юріївна Юрьевна",
    "Ілліч": "Ілліч Ильич Illich Ilyich Ильинична Іллівна Iллiч",
    "Кузьмич": "Кузьмич Kuzmych Кузьмівна Кузьминична",
    "Лукич": "Лукич Лукінічна Лукинична Луківна",
    "Хомич": "Хомич Фомич Хомівна Фоминична",
    "Якович": "Якович Яковлевич Яківна Яковлевна",
    "Микитович": "Микитович Никитич Микитівна Никитична",
    "Саввич": "Саввич Савич Савівна Саввична",
    "Миколайович": "Миколайович Николаевич Мікалаевіч",
    "Уладзіміравіч": "Володимирович Владимирович Уладзіміравіч",
    "Асан-улы": "Асан-улы Асанули Асан-уулу Асанович",
    "Гасан огли": "Гасан-огли Гасаноглы Hasanogly Hasanoglu Гасанович Гасан-кизи",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "spellings", "part"),
    [
        (name, spellings, part)
        for part, names in ((Part.SURNAME, SURNAMES), (Part.GIVEN, GIVEN), (Part.PATRONYMIC, PATRONYMICS))
        for name, spellings in names.items()
    ],
)
def test_spellings_of_one_name_meet_in_one_key(name, spellings, part):
    assert {spelling: token_key(spelling, part) for spelling in spellings.split()} == dict.fromkeys(
        spellings.split(), token_key(name, part)
    )


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("Гончар", "Гончаров", Part.SURNAME),
        ("Петренко", "Петрук", Part.SURNAME),
        ("Іванов", "Іваненко", Part.SURNAME),
        ("Коваль", "Ковальов", Part.SURNAME),
        ("Жуков", "Шуков", Part.SURNAME),
        ("Козак", "Косак", Part.SURNAME),
        ("Верба", "Вербов", Part.SURNAME),
        ("Білий", "Білик", Part.SURNAME),
        ("Олексій", "Олександр", Part.GIVEN),
        ("Саша", "Олександр", Part.GIVEN),
        ("Іван", "Ян", Part.GIVEN),
        ("Петрович", "Павлович", Part.PATRONYMIC),
        ("Олексійович", "Олександрович", Part.PATRONYMIC),
    ],
)
def test_different_names_keep_different_keys(one, other, part):
    assert token_key(one, part) != token_key(other, part)


def test_a_name_without_letters_has_an_empty_key():
    assert token_key("", Part.SURNAME) == token_key(" - ", Part.GIVEN) == ""


def test_a_double_name_has_a_double_key():
    assert (
        token_key("Нечуй-Левицький", Part.SURNAME)
        == token_key("Nechui Levytskyi", Part.SURNAME)
        == "нечуи-левицк"
    )


@given(st.text(max_size=40), st.sampled_from(Part))
@example("ович івна", Part.PATRONYMIC)
@example("İ̇ßﬃ", Part.SURNAME)
def test_the_key_of_a_key_is_itself_for_any_text(text, part):
    key = token_key(text, part)
    assert token_key(key, part) == key


@given(
    st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъў'’- abcdefghijklmnopqrstuvwxyzščžûâłś", max_size=24),
    st.sampled_from(Part),
)
def test_the_key_of_a_key_is_itself_for_names(text, part):
    key = token_key(text, part)
    assert token_key(key, part) == key


@given(st.text(max_size=30))
def test_a_block_is_short_and_never_empty_for_a_name(text):
    key = token_key(text, Part.SURNAME)
    assert len(surname_block(key)) <= max(4, len(key))
    assert bool(surname_block(key)) == bool(key)


@pytest.mark.parametrize(
    ("one", "other"), [("Шевченко", "Шефченко"), ("Бондаренко", "Бондоренко"), ("Гриценко", "Грицинко")]
)
def test_a_slip_leaves_the_block_as_it_was(one, other):
    assert surname_block(token_key(one, Part.SURNAME)) == surname_block(token_key(other, Part.SURNAME))


LEAST_THAT_MEET = {
    "uk_german": 0.7, "ru_german": 0.7, "uk_french": 0.85, "ru_french": 0.85, "uk_polish": 0.85,
    "uk_passport2004": 0.7, "ru_gost779b": 0.85, "ru_telegram": 0.85, "uk_dstu9112a": 0.9, "uk_scientific": 0.93,
}  # fmt: skip


@pytest.mark.needs_shared
@pytest.mark.parametrize("style", BY_CODE.values(), ids=lambda style: style.code)
def test_nearly_every_family_name_of_the_dictionary_meets_its_latin_spelling(style):
    """German writes ж and ш, з and с alike, French ч and ш at times: there a key cannot know, a comparison can."""
    with shared("data/names/uk_ru_dictionary/last_1.csv").open(encoding="utf-8", newline="") as file:
        names = [row[style.language] for row in csv.DictReader(file)][::100]
    met = sum(
        token_key(name, Part.SURNAME) == token_key(to_latin(name, style.code), Part.SURNAME) for name in names
    )
    assert met / len(names) > LEAST_THAT_MEET.get(style.code, 0.96)


@pytest.mark.parametrize(
    ("name", "part", "language"),
    [
        ("Шевченко", Part.SURNAME, "uk"),
        ("Бондаренко", Part.SURNAME, "uk"),
        ("Марченко", Part.SURNAME, "uk"),
        ("Мельниченко", Part.SURNAME, "uk"),
        ("Павленко", Part.SURNAME, "ru"),
        ("Григорьев", Part.SURNAME, "ru"),
        ("Антонов", Part.SURNAME, "ru"),
        ("Олександр", Part.GIVEN, "uk"),
        ("Володимир", Part.GIVEN, "uk"),
        ("Юрій", Part.GIVEN, "uk"),
        ("Наталія", Part.GIVEN, "uk"),
        ("Евгений", Part.GIVEN, "ru"),
        ("Алексей", Part.GIVEN, "ru"),
        ("Петрович", Part.PATRONYMIC, "uk"),
        ("Григорович", Part.PATRONYMIC, "uk"),
        ("Иванович", Part.PATRONYMIC, "ru"),
    ],
)
def test_all_tables_of_one_name_meet_in_one_key(name, part, language):
    written = {to_latin(name, style.code) for style in BY_CODE.values() if style.language == language}
    assert {word: token_key(word, part) for word in written} == dict.fromkeys(written, token_key(name, part))
