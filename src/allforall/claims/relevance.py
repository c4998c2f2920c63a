"""Whether an article is about exchanges of this war at all."""

import re

from allforall.claims.article import Article
from allforall.claims.lexicon import Lexicon
from allforall.claims.offices import term_on
from allforall.claims.tokens import plain

_LEAD = 400
"""Characters of title and first sentences, which name what an article is about."""
_FEW = 2
_VOICES = frozenset(("office", "person"))


def about_this_war(article: Article, words: Lexicon) -> bool:
    """Tell whether a handover is spoken of, and both parties, or one of them and no other conflict."""
    text = plain(f"{article.title}\n{article.text}")
    if not re.search(words.settings["exchange"], text):
        return False
    lead = text[:_LEAD]
    if not all(_parties(lead, words)) and _others(lead, words):
        return False
    parties = _parties(text, words)
    return all(parties) or ((any(parties) or _offices(text, words)) and _others(text, words) < _FEW)


def _parties(text: str, words: Lexicon) -> list[bool]:
    return [bool(re.search(words.settings[name], text)) for name in ("party_a", "party_b")]


def _offices(text: str, words: Lexicon) -> bool:
    """Tell whether an office of one of the parties, or who holds one, is named where no country is."""
    marks = words.mark(words.tokens(text, 0, len(text)))
    roles = [term_on(m.value, None).role if m.tag == "person" else m.value for m in marks if m.tag in _VOICES]
    return any(role.startswith(("UA.", "RU.")) for role in roles)


def _others(text: str, words: Lexicon) -> int:
    return sum(mark.tag == "other_conflict" for mark in words.mark(words.tokens(text, 0, len(text))))
