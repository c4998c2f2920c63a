"""From a paper to its PDF: words in its languages, its digest on every page, and what the digest is good for."""

import json
from typing import Any

from allforall.documents.papers.kinds import FORMS
from allforall.documents.papers.letters import NAMED, printable
from allforall.documents.papers.paper import Paper
from allforall.documents.papers.speech import Speech, Words
from allforall.documents.papers.typeset import typeset
from allforall.documents.papers.values import Content
from allforall.documents.papers.view import typed

LANGUAGES_OF = "languages:"
"""Before the languages among the keywords of a PDF."""


def pdf(paper: Paper[Any]) -> bytes:
    """Set a paper: PDF/A-2b, tagged, the same bytes whenever and wherever."""
    form = FORMS[paper.paper]
    return typeset(form.template, _data(paper), int(paper.made_at.timestamp()))


def _data(paper: Paper[Any]) -> dict[str, Any]:
    say = Speech(paper.languages)
    content: Content = paper.content
    shown = FORMS[paper.paper].view(content, say)
    said = shown.to_json()
    return said | {
        "languages": list(paper.languages),
        "draft": None if paper.judged else _draft(say),
        "digest": paper.digest,
        "keywords": [f"sha256:{paper.digest}", LANGUAGES_OF + "+".join(paper.languages)],
        "spoken": paper.spoken,
        "digest-words": say("Digest"),
        "pages": say("page {i} of {n}", i="{i}", n="{n}"),
        "plain-title": f"{shown.title[0][1]} – {printable(paper.reference)}",
        "author": printable(paper.issued_by),
        "reference": typed(paper.reference),
        "issued": _issued(paper, say),
        "signature-word": say("Signature"),
        "stamp-word": say("Stamp"),
        "closing": _closing(said, say),
        "notice": typed(paper.notice) if paper.notice else None,
    }


def _draft(say: Speech) -> Words:
    return say(
        "Unjudged draft. It rests on matches that no person has judged. Not to be signed, sent or acted upon."
    )


def _issued(paper: Paper[Any], say: Speech) -> list[tuple[Words, Any]]:
    issued = [
        (say("Issued by"), typed(paper.issued_by)),
        (say("Issued at"), {"words": say.moment(paper.made_at)}),
        (say("Reference"), typed(paper.reference)),
    ]
    if paper.exchange:
        issued.append((say("Exchange"), typed(paper.exchange)))
    return issued


def _closing(shown: dict[str, Any], say: Speech) -> list[Words]:
    closing = [
        say("The digest at the foot of every page stands for all that this paper says. Two people who read out the same six groups hold the same text. It does not show who issued the paper, nor that what it says is true."),
    ]  # fmt: skip
    if NAMED in json.dumps(shown):
        closing.append(
            say("A letter written as [U+0000] is one that the fonts of this paper do not have; the file beside it has every letter.")
        )  # fmt: skip
    return closing
