"""Patronymics from the father's given name, Ukrainian and Russian, of a son and of a daughter."""

from dataclasses import dataclass

_UKRAINIAN_EXCEPTIONS = {
    "Ілля": ("Ілліч", "Іллівна"),
    "Кузьма": ("Кузьмич", "Кузьмівна"),
    "Хома": ("Хомич", "Хомівна"),
    "Лев": ("Левович", "Левівна"),
    "Яків": ("Якович", "Яківна"),
    "Федір": ("Федорович", "Федорівна"),
    "Григорій": ("Григорович", "Григорівна"),
    "Микола": ("Миколайович", "Миколаївна"),
    "Михайло": ("Михайлович", "Михайлівна"),
    "Микита": ("Микитович", "Микитівна"),
}
_RUSSIAN_EXCEPTIONS = {
    "Илья": ("Ильич", "Ильинична"),
    "Кузьма": ("Кузьмич", "Кузьминична"),
    "Фома": ("Фомич", "Фоминична"),
    "Никита": ("Никитич", "Никитична"),
    "Лев": ("Львович", "Львовна"),
    "Павел": ("Павлович", "Павловна"),
    "Пётр": ("Петрович", "Петровна"),
    "Яков": ("Яковлевич", "Яковлевна"),
    "Дмитрий": ("Дмитриевич", "Дмитриевна"),
    "Климент": ("Климентьевич", "Климентьевна"),
}


@dataclass(frozen=True, slots=True)
class Patronymic:
    """The patronymic of a son and that of a daughter."""

    son: str
    daughter: str


def ukrainian(father: str) -> Patronymic:
    """Form it in Ukrainian: Андрій, Андрійович, Андріївна."""
    if father in _UKRAINIAN_EXCEPTIONS:
        return Patronymic(*_UKRAINIAN_EXCEPTIONS[father])
    if father.endswith("й"):
        return Patronymic(father + "ович", father[:-1] + "ївна")
    stem = father[:-1] if father[-1] in "оаея" else father
    return Patronymic(stem + "ович", stem.removesuffix("ь") + "івна")


def russian(father: str) -> Patronymic:
    """Form it in Russian: Андрей, Андреевич, Андреевна; Василий, Васильевич, Васильевна."""
    if father in _RUSSIAN_EXCEPTIONS:
        return Patronymic(*_RUSSIAN_EXCEPTIONS[father])
    if father.endswith("ий"):
        return Patronymic(father[:-2] + "ьевич", father[:-2] + "ьевна")
    if father[-1] in "йь":
        return Patronymic(father[:-1] + "евич", father[:-1] + "евна")
    stem = father[:-1] if father[-1] in "оаея" else father
    return Patronymic(stem + "ович", stem + "овна")
