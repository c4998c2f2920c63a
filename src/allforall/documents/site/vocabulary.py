"""Loaded words, by language: a public page says them only where it quotes somebody.

Each entry is the beginning of a word or of several; what may follow are endings. A word stands here because one side
says it of the other, or because it makes people things, victors or vermin.
"""

import re
from functools import cache

LOADED = {
    "en": (
        "swap",
        "liberat",
        "freed",
        "enem",
        "hero",
        "traitor",
        "terroris",
        "exchange fund",
        "mercenar",
        "nazi",
        "fascis",
        "orc",
        "occupier",
        "invader",
        "punisher",
        "militant",
        "bandit",
        "hostage",
        "regime",
    ),
    "uk": (
        "обмінн\\w+ фонд",
        "визвол",
        "ворог",
        "ворож",
        "геро",
        "зрадни",
        "терорист",
        "найман",
        "нацист",
        "фашист",
        "рашист",
        "орк",
        "окупант",
        "загарбни",
        "карател",
        "бойовик",
        "бандит",
        "заручни",
    ),
    "ru": (
        "обменн\\w+ фонд",
        "освобожд",
        "враг",
        "враж",
        "геро",
        "предател",
        "террорист",
        "на[её]мни",
        "нацист",
        "фашист",
        "укрофашист",
        "оккупант",
        "захватчи",
        "карател",
        "боевик",
        "бандит",
        "заложни",
        "киевск\\w+ режим",
    ),
    "tr": (
        "takas fonu",
        "kurtarıl",
        "düşman",
        "kahraman",
        "hain",
        "terörist",
        "paralı asker",
        "nazi",
        "faşist",
        "işgalci",
        "militan",
        "haydut",
        "rehine",
    ),
    "ar": (
        "صندوق التبادل",
        "مقايضة",
        "تحرير",
        "محرر",
        "عدو",
        "العدو",
        "أعداء",
        "أبطال",
        "بطل",
        "خائن",
        "إرهابي",
        "مرتزق",
        "المرتزق",
        "نازي",
        "فاشي",
        "محتل",
        "غزاة",
        "رهائن",
    ),
}


def loaded_words(text: str, language: str) -> list[str]:
    """Return the loaded words of a language in a text, as they stand there."""
    return [found[0] for found in _pattern(language).finditer(text)]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(LOADED[language])})\w*", re.IGNORECASE)
