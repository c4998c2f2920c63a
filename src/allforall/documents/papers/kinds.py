"""Every kind of paper: what it says, how it is laid out, and which template sets it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allforall.documents.papers import (
    capture_card,
    death,
    family,
    handover,
    manifest,
    receipt,
    repatriation,
    statement,
)  # fmt: skip
from allforall.documents.papers.paper import Kind
from allforall.documents.papers.speech import Speech
from allforall.documents.papers.values import Content
from allforall.documents.papers.view import View


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of paper: the class of its content, and what lays that out."""

    content: type[Content]
    view: Callable[[Any, Speech], View]
    template: str


FORMS = {
    Kind.MANIFEST: Form(manifest.Manifest, manifest.view, "manifest"),
    Kind.HANDOVER: Form(handover.Handover, handover.view, "handover"),
    Kind.CAPTURE_CARD: Form(capture_card.CaptureCard, capture_card.view, "capture-card"),
    Kind.REPATRIATION: Form(repatriation.Repatriation, repatriation.view, "form"),
    Kind.DEATH: Form(death.Death, death.view, "form"),
    Kind.RECEIPT: Form(receipt.Receipt, receipt.view, "receipt"),
    Kind.FAMILY: Form(family.Family, family.view, "family"),
    Kind.STATEMENT: Form(statement.Statement, statement.view, "statement"),
}
