"""Four eyes on what leaves the desk: one person asks, another lets go; the request, the word and both reasons stay."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.people.access import Act
from allforall.store.models import Leaving, LeavingWord, Version
from allforall.store.models.leaving import What
from allforall.store.vault import Vault
from allforall.store.viewer import Viewer

ASKED_WITH = {What.LIST: Act.TAKE_IN, What.ANSWERS: Act.ANSWER_OFFERS}
"""The act that somebody needs to ask for a file; letting it go needs `Act.LET_GO`."""
TIME_TO_TAKE = timedelta(hours=24)
"""How long a file may be taken after it was let go."""
MOST_LETTERS = 1_000


def ask_to_leave(
    vault: Vault,
    viewer: Viewer,
    version: Version,
    what: What,
    digest: str,
    now: datetime,
    *,
    why: str,
    language: str,
    rows: int,
) -> Leaving:
    """Add a request; `digest` is that of the file as it would leave now. Raises `UsageError` (`store.leaving_unsaid`, `store.leaving_role`)."""
    if not viewer.may(ASKED_WITH[what]):
        raise _not_for()
    reason = _reason(why)
    kept: Leaving = Leaving.unguarded.create(
        version=version,
        what=what.value,
        role=viewer.role.value,
        language=language,
        digest=digest,
        rows_count=rows,
        who=viewer.name,
        user_id=viewer.user_id,
        why=vault.box(version.key).seal(reason.encode(), f"leaving/{digest}/{viewer.user_id}"),
        on=now,
    )
    return kept


def say_of_leaving(
    vault: Vault, viewer: Viewer, asked: Leaving, now: datetime, *, let_go: bool, why: str
) -> LeavingWord:
    """Add the second person's word.

    Raises `UsageError`: `store.leaving_role` without the right to let go, `store.leaving_own` for one's own request in
    whatever role, `store.leaving_unsaid` without a reason, `store.leaving_said` where somebody else was first.
    """
    if not viewer.may(Act.LET_GO):
        raise _not_for()
    if viewer.user_id == asked.user_id:
        raise UsageError(
            "store.leaving_own",
            mark("You asked for this file yourself. Somebody else lets it go or refuses."),
        )
    reason = _reason(why)
    try:
        with transaction.atomic():
            said: LeavingWord = LeavingWord.unguarded.create(
                leaving=asked,
                let_go=let_go,
                role=viewer.role.value,
                who=viewer.name,
                user_id=viewer.user_id,
                why=vault.box(asked.version.key).seal(reason.encode(), f"leaving-word/{asked.pk}"),
                on=now,
            )
    except IntegrityError as error:
        raise UsageError(
            "store.leaving_said",
            mark("Somebody else has answered this request already. Their word stands; yours was not kept."),
        ) from error
    return said


def check_taking(viewer: Viewer, asked: Leaving, digest: str, now: datetime) -> None:
    """Hold a file back that must not leave: `digest` is that of the file as it would leave now.

    Raises `UsageError`: `store.leaving_not_let_go`, `store.leaving_not_yours`, `store.leaving_late`, `store.leaving_changed`.
    """
    word = word_on(asked)
    if word is None or not word.let_go:
        raise UsageError("store.leaving_not_let_go", mark("Nobody has let this file go."))
    if viewer.user_id != asked.user_id:
        raise UsageError(
            "store.leaving_not_yours", mark("Only {who}, who asked for this file, takes it."), who=asked.who
        )
    if now - word.on > TIME_TO_TAKE:
        raise UsageError(
            "store.leaving_late", mark("This file was let go more than 24 hours ago. Ask for it again.")
        )
    if digest != asked.digest:
        raise UsageError(
            "store.leaving_changed",
            mark(
                "What would leave now is not what was asked for: something changed since. Ask for it again."
            ),
        )


def word_on(asked: Leaving) -> LeavingWord | None:
    """Return the second person's word, None while nobody said anything."""
    found: LeavingWord | None = LeavingWord.unguarded.filter(leaving=asked).first()
    return found


def reasons_of(vault: Vault, asked: Leaving, word: LeavingWord | None) -> tuple[str, str]:
    """Open why a file was asked for, and why it was let go or refused; empty where nobody said yet."""
    box = vault.box(asked.version.key)
    why = box.open(bytes(asked.why), f"leaving/{asked.digest}/{asked.user_id}").decode()
    answer = box.open(bytes(word.why), f"leaving-word/{asked.pk}").decode() if word else ""
    return why, answer


def _reason(why: str) -> str:
    reason = why.strip()[:MOST_LETTERS]
    if not reason:
        raise UsageError("store.leaving_unsaid", mark("Say why in a few words: it stays beside the request."))
    return reason


def _not_for() -> UsageError:
    return UsageError("store.leaving_role", mark("Your role may not do this."))
