"""What is said of a paper that was checked: sound, not, or cannot tell; by whom and when; what it proves and what not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from allforall.base.messages import translate


class Answer(StrEnum):
    """The answer to “is it sound?”."""

    SOUND = "sound"
    NOT = "not sound"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, marked for translation, with what fills it."""

    text: str
    args: Mapping[str, Any] = field(default_factory=dict)

    def say(self, language: str = "en") -> str:
        """Say it in one language."""
        return translate(self.text, language).format(**self.args)


def said(text: str, **args: Any) -> Said:
    """Make a sentence."""
    return Said(text, args)


@dataclass(slots=True)
class Verdict:
    """The answer about one paper, growing while it is checked. Once something is wrong the answer stays *not*."""

    path: str
    what: str
    answer: Answer = Answer.SOUND
    facts: list[Said] = field(default_factory=list)
    reasons: list[Said] = field(default_factory=list)
    """Why the answer is not *sound*."""
    proves: list[Said] = field(default_factory=list)
    proves_not: list[Said] = field(default_factory=list)

    def tell(self, text: str, **args: Any) -> None:
        """Add a fact: who, what, when."""
        self.facts.append(said(text, **args))

    def wrong(self, text: str, **args: Any) -> None:
        """Say what is wrong: the paper is not sound."""
        self.answer = Answer.NOT
        self.reasons.append(said(text, **args))

    def open(self, text: str, **args: Any) -> None:
        """Say what is missing to tell."""
        if self.answer is Answer.SOUND:
            self.answer = Answer.CANNOT_TELL
        self.reasons.append(said(text, **args))

    def shows(self, text: str, **args: Any) -> None:
        """Say what it proves, if it is sound."""
        self.proves.append(said(text, **args))

    def leaves_open(self, text: str, **args: Any) -> None:
        """Say what it does not prove."""
        self.proves_not.append(said(text, **args))


def when(posix_time: int) -> str:
    """Write a witness's time; one that no calendar has is shown as it is."""
    try:
        return datetime.fromtimestamp(posix_time, UTC).strftime("%d %B %Y, %H:%M UTC").lstrip("0")
    except (ValueError, OverflowError, OSError):
        return f"second {posix_time}"
