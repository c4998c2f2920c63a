"""An announcement as it goes into the reader."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from allforall.claims.languages import languages, lexicon
from allforall.claims.tokens import plain

_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Article:
    """Plain text with what is known about it. `published_from` says how the day is known, "" where it is not."""

    text: str
    language: str
    published: date | None = None
    published_from: str = ""
    outlet: str = ""
    url: str = ""
    title: str = ""


def detect_language(text: str) -> str:
    """Tell the languages of the lexicon apart by their alphabets; "" where no letter is of any."""
    head = plain(text[:_LOOKED_AT])
    letters = Counter(head)
    own = {
        language: sum(letters[letter] for letter in lexicon(language).settings["alphabet"])
        for language in languages()
    }
    best = max(own, key=lambda language: own[language])
    return best if own[best] else ""
