"""Whether an article is about exchanges of this war at all."""

import re

from allforall.claims.article import Article
from allforall.claims.lexicon import Lexicon
from allforall.claims.tokens import plain


def about_this_war(article: Article, words: Lexicon) -> bool:
    """Tell whether both parties and some handover of people are spoken of."""
    text = plain(f"{article.title}\n{article.text}")
    return all(re.search(words.settings[name], text) for name in ("party_a", "party_b", "exchange"))
