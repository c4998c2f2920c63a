"""Whether an article is about exchanges of this war at all."""

import re

from allforall.claims.article import Article
from allforall.claims.lexicon import Lexicon
from allforall.claims.tokens import plain, tokenize


def about_this_war(article: Article, words: Lexicon) -> bool:
    """Tell whether a handover is spoken of, and both parties, or one of them and no other conflict."""
    text = plain(f"{article.title}\n{article.text}")
    if not re.search(words.settings["exchange"], text):
        return False
    parties = [bool(re.search(words.settings[name], text)) for name in ("party_a", "party_b")]
    if all(parties):
        return True
    tokens = tokenize(text, 0, len(text))
    return any(parties) and not any(mark.tag == "other_conflict" for mark in words.mark(tokens))
