"""Whom one trusts: which logs, which witnesses, and how many of them have to agree (C2SP tlog-policy).

Whoever checks a checkpoint brings a policy of their own; the one in a ledger's folder only says what its owner claims.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from allforall.ledger.limits import POLICY_BYTES, POLICY_LINES
from allforall.ledger.malformed import Malformed
from allforall.ledger.note import COSIGNATURE, ED25519, Note, VerifierKey, parse_vkey
from allforall.ledger.signing import cosigned_at, signed_by
from allforall.ledger.strict import number_from

NOBODY = "none"
_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Group:
    """Members of whom at least `least` have to have cosigned: witnesses or other groups."""

    least: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """Logs and witnesses by their keys, groups by name, and the name that has to be satisfied."""

    logs: tuple[VerifierKey, ...]
    witnesses: dict[str, VerifierKey]
    groups: dict[str, Group]
    quorum: str

    def log_for(self, origin: str) -> tuple[VerifierKey, ...]:
        """Return the keys that may sign for a log."""
        return tuple(key for key in self.logs if key.name == origin)

    def signed_by_log(self, note: Note) -> bool:
        """Tell whether a log that is trusted has signed, under the name in the first line."""
        keys = self.log_for(note.text.partition("\n")[0])
        return any(signed_by(key, note.text, line) for key in keys for line in note.signatures)

    def cosigned(self, note: Note) -> dict[str, int]:
        """Return which witnesses cosigned, by their names in the policy, and when (POSIX time, the latest)."""
        found: dict[str, int] = {}
        for name, key in self.witnesses.items():
            times = [cosigned_at(key, note.text, line) for line in note.signatures]
            if said := [each for each in times if each is not None]:
                found[name] = max(said)
        return found

    def met_by(self, names: set[str]) -> bool:
        """Tell whether these witnesses are a quorum."""
        return self._met(self.quorum, names)

    def _met(self, name: str, names: set[str]) -> bool:
        if name == NOBODY:
            return True
        group = self.groups.get(name)
        if group is None:
            return name in names
        return sum(self._met(each, names) for each in group.members) >= group.least

    def says_quorum(self) -> str:
        """Say in words what the quorum asks for."""
        if self.quorum == NOBODY:
            return "no witness is asked for"
        group = self.groups.get(self.quorum)
        if group is None:
            return f"{self.quorum} has to cosign"
        return f"{group.least} of {len(group.members)} have to cosign: {', '.join(group.members)}"


@dataclass(slots=True)
class _Draft:
    logs: list[VerifierKey] = field(default_factory=list)
    witnesses: dict[str, VerifierKey] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str = ""
    members: set[str] = field(default_factory=set)

    def knows(self, name: str) -> bool:
        return name in self.witnesses or name in self.groups


def parse_policy(data: bytes) -> Policy:
    """Read a policy file; a word too many, a key twice or a name unknown is an error with its place."""
    if len(data) > POLICY_BYTES:
        raise Malformed(f"a policy has more than {POLICY_BYTES:,} bytes", POLICY_BYTES)
    if control := _CONTROL.search(data):
        raise Malformed("a policy has a control character", control.start())
    draft = _Draft()
    offset = 0
    for number, line in enumerate(data.split(b"\n")):
        words = line.decode("utf-8", "surrogateescape").replace("\t", " ").split(" ")
        told = [word for word in words if word]
        if number >= POLICY_LINES:
            raise Malformed(f"a policy has more than {POLICY_LINES} lines", offset)
        if told and not told[0].startswith("#"):
            _take(draft, told, offset)
        offset += len(line) + 1
    if not draft.quorum:
        raise Malformed("a policy has a line that says the quorum", len(data))
    return Policy(tuple(draft.logs), draft.witnesses, draft.groups, draft.quorum)


def _take(draft: _Draft, words: list[str], offset: int) -> None:
    kinds: dict[str, tuple[Callable[[_Draft, list[str]], None], range]] = {
        "log": (_log, range(2, 4)),
        "witness": (_witness, range(3, 5)),
        "group": (_group, range(4, POLICY_LINES)),
        "quorum": (_quorum, range(2, 3)),
    }
    take, lengths = kinds.get(words[0], (None, range(0)))
    if take is None or len(words) not in lengths:
        raise Malformed(f"a policy has no line such as “{' '.join(words)[:60]}”", offset)
    try:
        take(draft, words)
    except Malformed as error:
        raise Malformed(error.why, offset) from error


def _log(draft: _Draft, words: list[str]) -> None:
    key = parse_vkey(words[1])
    if key.kind != ED25519:
        raise Malformed("the key of a log is of the kind of a witness")
    if key.public in {each.public for each in draft.logs}:
        raise Malformed("a policy names one log twice")
    draft.logs.append(key)


def _witness(draft: _Draft, words: list[str]) -> None:
    name, key = words[1], parse_vkey(words[2])
    if key.kind != COSIGNATURE:
        raise Malformed("the key of a witness is of the kind of a log")
    if name == NOBODY or draft.knows(name):
        raise Malformed("a policy gives one name twice")
    if key.public in {each.public for each in draft.witnesses.values()}:
        raise Malformed("a policy names one witness twice: one key is one witness")
    draft.witnesses[name] = key


def _group(draft: _Draft, words: list[str]) -> None:
    name, least, members = words[1], words[2], words[3:]
    if name == NOBODY or draft.knows(name):
        raise Malformed("a policy gives one name twice")
    if any(not draft.knows(each) or each in draft.members for each in members) or len(set(members)) < len(
        members
    ):
        raise Malformed("a group has a member that is unknown, or that is in a group already")
    count = {"any": 1, "all": len(members)}.get(least)
    count = number_from(least) if count is None else count
    if not 1 <= count <= len(members):
        raise Malformed("a group asks for more members than it has, or for none")
    draft.groups[name] = Group(count, tuple(members))
    draft.members.update(members)


def _quorum(draft: _Draft, words: list[str]) -> None:
    if draft.quorum or not (words[1] == NOBODY or draft.knows(words[1])):
        raise Malformed("a policy says its quorum once, by a name that it has said before")
    draft.quorum = words[1]


def policy_text(log: VerifierKey, witnesses: dict[str, VerifierKey], least: int) -> str:
    """Write the policy of one log with so many of its witnesses as a quorum."""
    lines = [f"log {log}", *(f"witness {name} {key}" for name, key in witnesses.items())]
    if witnesses and least:
        lines += [f"group witnesses {least} {' '.join(witnesses)}", "quorum witnesses"]
    else:
        lines.append(f"quorum {NOBODY}")
    return "".join(f"{line}\n" for line in lines)
