"""Names of months as people write them in English, Ukrainian and Russian: whole, declined or cut short."""

_FORMS = (
    "january січень січня январь января",
    "february лютий лютого февраль февраля",
    "march березень березня март марта",
    "april квітень квітня апрель апреля",
    "may травень травня май мая",
    "june червень червня июнь июня",
    "july липень липня июль июля",
    "august серпень серпня август августа",
    "september вересень вересня сентябрь сентября",
    "october жовтень жовтня октябрь октября",
    "november листопад листопада ноябрь ноября",
    "december грудень грудня декабрь декабря",
)
SHORTEST = 3
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

BY_WORD: dict[str, int] = {
    form[:length]: number
    for number, forms in enumerate(_FORMS, 1)
    for form in forms.split()
    for length in range(min(SHORTEST, len(form)), len(form) + 1)
}
"""Every form and every beginning of it of at least three letters; no beginning fits two months."""

BY_ROMAN: dict[str, int] = {roman: number for number, roman in enumerate(_ROMAN, 1)}


def month_of(word: str) -> int | None:
    """Return the number of a month written as a word or in Roman numerals, or None."""
    return BY_WORD.get(word) or BY_ROMAN.get(word)
