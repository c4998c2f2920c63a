"""Short announcements made for tests, read in one call."""

from datetime import date

from allforall.claims.article import Article, detect_language
from allforall.claims.claim import Claim
from allforall.claims.read import read_article
from allforall.claims.reading import Reading

TITLES = {
    "en": "Ukraine and Russia: exchange of prisoners",
    "uk": "Україна і Росія: обмін полоненими",
    "ru": "Россия и Украина: обмен пленными",
}
DAY = date(2025, 5, 23)  # a Friday


def reading_of(text: str, day: date | None = DAY) -> Reading:
    """Read a text under a title that only names its subject."""
    language = detect_language(text)
    return read_article(Article(text, language, day, "side-car" if day else "", title=TITLES[language]))


def claims_of(text: str, day: date | None = DAY) -> tuple[Claim, ...]:
    """Return the claims of a text."""
    return reading_of(text, day).claims


def one_claim(text: str, day: date | None = DAY) -> Claim:
    """Return the only claim of a text."""
    claims = claims_of(text, day)
    assert len(claims) == 1, [claim.to_json() for claim in claims]
    return claims[0]


def flows(claim: Claim) -> set[tuple[str, int]]:
    """Return the counts of a claim by direction."""
    return {(count.to, count.n) for count in claim.counts}
