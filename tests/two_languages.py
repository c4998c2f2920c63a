"""One name in the other language: Олексій Коваленко in Russian, Алексей Коваленко in Ukrainian.

Given names come from a table of equivalents, the rest from spelling rules. The rules write a form that a clerk would
write; where several are in use they choose the most frequent one, so the way back may end at another spelling.
"""

import re
from functools import lru_cache

from allforall.names import packaged
from allforall.names.part import Part

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), new) for pattern, new in pairs)


_TABLES = {
    Part.SURNAME: "surnames.csv",
    Part.GIVEN: "given_names.csv",
    Part.PATRONYMIC: "patronymics.csv",
}
_APOSTROPHES = str.maketrans(dict.fromkeys("`´ʼʹ‘’", "'"))
_CONSONANT = "[бвгґджзклмнпрстфхцчшщ]"

_UK_TO_RU = _rules(
    ("'", "ъ"),
    ("ъ(?=[яюєї])", "ь"),
    ("івськ(?=ий$|а$)", "овськ"),
    ("ївськ(?=ий$|а$)", "евськ"),
    ("([сцз])ький$", "\\1кий"),
    ("([сцз])ька$", "\\1кая"),
    ("[еє]ць$", "ец"),
    ("(?<![гкхжчшщ])ий$", "ый"),
    (f"(?<={_CONSONANT})йо", "ьё"),
    ("йо", "ё"),
    ("^е", "э"),
    ("ьо(?=ва?$)", "е"),
    ("ьо", "ё"),
    ("ґ", "г"),
    ("[ії]", "и"),
    ("є", "е"),
)
_UK_TO_RU_PATRONYMIC = _rules(
    ("ійович$", "ьевич"), ("їйович$", "иевич"), ("йович$", "евич"), ("ьович$", "евич"),
    ("іївна$", "ьевна"), ("ївна$", "евна"), ("івна$", "овна"),
)  # fmt: skip

_RU_TO_UK = _rules(
    ("([сцз])к(?:ий|ой)$", "\\1ький"),
    ("([сцз])кая$", "\\1ька"),
    ("(?<=[бвгджзлмнпрстфхц])ий$", "ій"),
    ("(?:ый|ой)$", "ий"),
    ("ая$", "а"),
    ("ец$", "ець"),
    ("^ё|(?<=[аеёиоуыэюя])ё", "йо"),
    ("(?<=[жчшщ])ё", "о"),
    ("ьё", "йо"),
    ("ё", "ьо"),
    (f"(?<={_CONSONANT})ьев", "ьєв"),
    ("(?<=[аеиоуыэюя])е", "є"),
    ("^е", "є"),
    ("(?<=[дзлнст])ев(?=а?$)", "єв"),
    ("(?<=[аеиоуєіья])и", "ї"),
    ("и(?=на?$)", "і"),
    ("(?<![жчшщц])и(?!к$|ч$|ч[уе]|й$|нськ|цьк|шин)", "і"),
    ("ы", "и"),
    ("э", "е"),
    ("ъ(?=[яюєї])", "'"),
    ("(?<=[бпвмф])ь(?=[яюєї])", "'"),
    ("ъ", ""),
)
_RU_TO_UK_PATRONYMIC = _rules(
    ("ьевич$", "ійович"), ("(?<=[еи])евич$", "йович"), ("евич$", "ійович"),
    ("ьевна$", "іївна"), ("евна$", "ївна"), ("овна$", "івна"), ("инична$", "івна"),
)  # fmt: skip


def uk_to_ru(token: str, part: Part) -> str:
    """Write one Ukrainian name, or each part of a hyphenated one, as Russian documents write it; capitals stay."""
    rules = (_UK_TO_RU_PATRONYMIC if part is Part.PATRONYMIC else ()) + _UK_TO_RU
    return _rewrite(token, _known("uk", "ru", part), rules)


def ru_to_uk(token: str, part: Part) -> str:
    """Write one Russian name, or each part of a hyphenated one, as Ukrainian documents write it; capitals stay."""
    rules = (_RU_TO_UK_PATRONYMIC if part is Part.PATRONYMIC else ()) + _RU_TO_UK
    return _rewrite(token, _known("ru", "uk", part), rules)


def _rewrite(token: str, known: dict[str, str], rules: _Rules) -> str:
    return "-".join(
        _in_case_of(piece, _rewrite_piece(piece.lower(), known, rules)) for piece in token.split("-")
    )


def _rewrite_piece(piece: str, known: dict[str, str], rules: _Rules) -> str:
    plain = piece.translate(_APOSTROPHES)
    if plain in known:
        return known[plain]
    for pattern, new in rules:
        plain = pattern.sub(new, plain)
    return plain


def _in_case_of(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


@lru_cache
def _known(source: str, target: str, part: Part) -> dict[str, str]:
    """Names whose form in the other language no rule gives; of several forms the first is the usual one."""
    known: dict[str, str] = {}
    for row in packaged.rows(_TABLES[part]):
        for form in row[source].lower().split(";"):
            known.setdefault(form, row[target].lower().split(";")[0])
    return known
