"""One session of talks, read: venue, day, length, who led, what was handed over and by when an answer is due."""

from datetime import date, timedelta

from allforall.agreement.findings import MISSING, NO_OFFICE
from allforall.agreement.form import Form
from allforall.agreement.sessions import Delegation, Handed, Purpose, Session
from allforall.base.parties import LETTERS, Letter


def read_session(form: Form) -> Session | None:
    """Read a session; None where it has no id or no day."""
    session_id = form.text("id", because="papers name the session by it")
    on = form.day("on", because="replies are due so many days after it")
    venue = form.text("venue")
    shortest, longest = _length(form.form("minutes"))
    delegations = _delegations(form.form("delegations"))
    documents = form.each("documents", "document", lambda each: _handed(each, on))
    source, note = form.text("source"), form.text("note")
    if not session_id or on is None:
        return None
    return Session(session_id, on, venue, shortest, longest, delegations, documents, source, note, form.place)


def _length(form: Form | None) -> tuple[timedelta | None, timedelta | None]:
    """Read how long it lasted: bounds, since reports say `just over an hour`."""
    if form is None:
        return None, None
    bounds = [form.number(key, least=1) for key in ("at_least", "at_most")]
    form.close()
    shortest, longest = (None if each is None else timedelta(minutes=each) for each in bounds)
    return shortest, longest


def _delegations(form: Form | None) -> tuple[Delegation, ...]:
    if form is None:
        return ()
    found = []
    for letter in LETTERS:
        one = form.form(letter)
        if one is not None:
            found.append(_delegation(one, letter))
            one.close()
    form.close()
    return tuple(found)


def _delegation(form: Form, letter: Letter) -> Delegation:
    """Read who led. Only holders of a public office are named: papers travel, and staff have families too."""
    head, office, source = form.text("head"), form.text("office"), form.text("source")
    if head and not office:
        form.findings.append(NO_OFFICE.at(form.here("head"), part=form.name))
        head = ""
    return Delegation(letter, head, office, source)


def _handed(form: Form, session_on: date | None) -> Handed | None:
    """Read a document. An answer is due on a day, or so many days after the session."""
    document_id = form.text("id", because="replies name the document by it")
    by = _letter(form)
    says = form.text("says", because="people must be able to read what it is")
    reply_by, days = form.day("reply_by"), form.number("reply_within_days", least=1)
    if reply_by is None and days is not None and session_on is not None:
        reply_by = session_on + timedelta(days=days)
    handed = (says, by, reply_by, form.day("replied_on"), form.text("list"))
    purpose = form.choice("purpose", Purpose, Purpose.EXCHANGE) if form.has("purpose") else None
    source = form.text("source")
    if handed[-1] and purpose is None:
        why = "a list is handed over to verify it, to exchange by it, or as a list of children or of remains"
        form.findings.append(MISSING.at(form.here("list"), part=form.name, key="purpose", why=why))
    if not document_id or by is None:
        return None
    return Handed(document_id, says, by, *handed[2:], purpose, source, form.place)


def _letter(form: Form) -> Letter | None:
    said = form.texts("by", LETTERS)
    found: Letter | None = next((letter for letter in LETTERS if said == (letter,)), None)
    if not form.has("by"):
        form.missing("by", "it says which party handed the document over")
    return found
