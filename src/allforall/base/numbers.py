"""How a number is written in each language: its groups, its decimal mark, its minus."""

from decimal import ROUND_HALF_UP, Decimal

MINUS = "\N{MINUS SIGN}"
_GROUP_MARKS = {"uk": "\N{NARROW NO-BREAK SPACE}", "ru": "\N{NARROW NO-BREAK SPACE}", "tr": "."}
_DECIMAL_MARKS = {"uk": ",", "ru": ",", "tr": ","}


def number(value: float, language: str = "en", *, decimals: int = 0) -> str:
    """Write a number as people of the language do: `1,204`, in Ukrainian `1 204`; minus is −."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,.{decimals}f}"
    short = language.partition("-")[0]
    text = text.translate({ord(","): _GROUP_MARKS.get(short, ","), ord("."): _DECIMAL_MARKS.get(short, ".")})
    return MINUS + text if rounded < 0 else text
