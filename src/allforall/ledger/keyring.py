"""Which keys, rules and witnesses hold at an entry: what the ledger itself says up to there, and nothing else.

A key counts from the entry after the one that lets it in to the one that takes it out. So a signature with yesterday's
date by a key that is revoked today is refused, whatever date it bears.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from allforall.ledger.entry import OWN, Entry, SignedEntry, own_text
from allforall.ledger.keys import ROOT, PublicKey, public_key
from allforall.ledger.malformed import Malformed
from allforall.ledger.policy import Policy, parse_policy
from allforall.ledger.rules import Need, Rule, missing, parse_rules
from allforall.ledger.signing import holds

BEGIN = f"{OWN}begin"
KEY_ADD = f"{OWN}key_add"
KEY_REVOKE = f"{OWN}key_revoke"
KEY_ROTATE = f"{OWN}key_rotate"
POLICY = f"{OWN}policy"
RULES = f"{OWN}rules"
REASONS = ("lost", "stolen", "left", "replaced", "mistake")
_KEY_ID_CHARS = 64
_PARTS = {
    KEY_ADD: {"key"},
    KEY_REVOKE: {"key_id", "reason"},
    KEY_ROTATE: {"key_id", "key"},
    POLICY: {"policy"},
    RULES: {"rules"},
}


class Refused(ValueError):  # noqa: N818  # the entry is refused; nothing failed
    """An entry that may not stand in the ledger, and why, as a sentence without its full stop."""


@dataclass(slots=True)
class Held:
    """A key with the entry that let it in and, where it no longer counts, the one that took it out and why."""

    key: PublicKey
    since: int
    until: int | None = None
    reason: str = ""


@dataclass(slots=True)
class Keyring:
    """The state of keys and rules; `apply` goes through the entries in order."""

    origin: str = ""
    policy_text: str = ""
    rules: tuple[Rule, ...] = ()
    held: dict[str, Held] = field(default_factory=dict)

    @property
    def policy(self) -> Policy:
        """The log and the witnesses that the ledger itself names."""
        return parse_policy(self.policy_text.encode())

    def valid(self, key_id: str) -> PublicKey | None:
        """Return a key that counts now."""
        held = self.held.get(key_id)
        return held.key if held and held.until is None else None

    def roots(self) -> list[PublicKey]:
        """Return the root keys that count now."""
        return [each.key for each in self.held.values() if each.until is None and each.key.role == ROOT]

    def apply(self, index: int, signed: SignedEntry) -> tuple[PublicKey, ...]:
        """Check the entry that comes next and take in what it says of keys; return who signed. Raises `Refused`."""
        kind = signed.entry.kind
        if (index == 0) != (kind == BEGIN):
            raise Refused("a ledger begins with one entry “ledger.begin”, and has no other")
        try:
            if index == 0:
                self._begin(signed)
            signers = self.signers(signed)
            if kind.startswith(OWN) and index:
                self._own(index, signed, signers)
            elif lacking := self.lacks(signed, signers):
                raise Refused(f"the entry “{kind}” lacks signatures: {', '.join(map(str, lacking))}")
        except Malformed as error:
            raise Refused(error.why) from error
        return signers

    def lacks(self, signed: SignedEntry, signers: Iterable[PublicKey]) -> list[Need]:
        """Return what the rules ask for and the signers do not give."""
        people = list(signers)
        return [
            need
            for rule in self.rules
            if rule.is_about(signed.entry.kind)
            for need in missing(rule.needs, people)
        ]

    def signers(self, signed: SignedEntry) -> tuple[PublicKey, ...]:
        """Return the keys whose signatures hold; one that does not hold, or that counts for nobody, refuses the entry."""
        newcomer = self._newcomer(signed)
        found: dict[bytes, PublicKey] = {}
        for each in signed.signatures:
            key = newcomer if newcomer and each.key_id == newcomer.id else self.valid(each.key_id)
            if key is None:
                raise Refused(
                    f"it is signed by the key {each.key_id[:_KEY_ID_CHARS]}, {self._why_not(each.key_id)}"
                )
            if not holds(key.public, each.data, signed.message):
                raise Refused(
                    f"the signature of {key.name} does not hold: the entry or the signature was changed"
                )
            if key.public in found:
                raise Refused(f"{key.name} has signed twice")
            found[key.public] = key
        return tuple(found.values())

    def _why_not(self, key_id: str) -> str:
        held = self.held.get(key_id)
        if held is None:
            return "which this ledger does not know"
        return f"which entry {held.until} has taken out ({held.reason})"

    def _newcomer(self, signed: SignedEntry) -> PublicKey | None:
        """Return the key that an entry brings in: it signs too, to show that somebody holds its private half."""
        if signed.entry.kind not in {KEY_ADD, KEY_ROTATE}:
            return None
        return public_key(signed.entry.own.get("key"))

    def _begin(self, signed: SignedEntry) -> None:
        entry = signed.entry
        if entry.own.keys() != {"origin", "policy", "roots", "rules"}:
            raise Refused("“ledger.begin” has the ledger's name, a policy, root keys and rules")
        self.origin = own_text(entry, "origin", 200)
        self.policy_text = _bare_policy(entry)
        self.rules = parse_rules(entry.own["rules"])
        roots = entry.own["roots"]
        if not self.policy.log_for(self.origin):
            raise Refused("the policy has no key for a log of the ledger's name")
        for value in roots if isinstance(roots, list) else [None]:
            key = public_key(value)
            if key.role != ROOT or key.id in self.held:
                raise Refused("a ledger begins with root keys only, each once")
            self.held[key.id] = Held(key, 0)

    def _own(self, index: int, signed: SignedEntry, signers: tuple[PublicKey, ...]) -> None:
        takers: dict[str, Callable[[int, SignedEntry, tuple[PublicKey, ...]], None]] = {
            KEY_ADD: self._add,
            KEY_REVOKE: self._revoke,
            KEY_ROTATE: self._rotate,
            POLICY: self._set_policy,
            RULES: self._set_rules,
        }
        kind = signed.entry.kind
        take = takers.get(kind)
        if take is None:
            raise Refused(f"no entry about the ledger itself is called “{kind}”")
        if signed.entry.own.keys() != _PARTS[kind]:
            raise Refused(f"an entry “{kind}” has the parts {', '.join(sorted(_PARTS[kind]))}, and no other")
        take(index, signed, signers)

    def _add(self, index: int, signed: SignedEntry, signers: tuple[PublicKey, ...]) -> None:
        key = self._new_key(signed, signers)
        if not _root_of(key.party, [each for each in signers if each.id != key.id]):
            raise Refused(f"a new key of party {key.party} is let in by a root key of party {key.party}")
        self.held[key.id] = Held(key, index)

    def _revoke(self, index: int, signed: SignedEntry, signers: tuple[PublicKey, ...]) -> None:
        old = self._old(signed)
        reason = own_text(signed.entry, "reason", 20)
        if reason not in REASONS:
            raise Refused(f"a key is revoked for one of these reasons: {', '.join(REASONS)}")
        if old not in signers and not _root_of(old.party, signers):
            raise Refused(
                f"a key of party {old.party} is revoked by itself or by a root key of party {old.party}"
            )
        self._take_out(old, index, reason)

    def _rotate(self, index: int, signed: SignedEntry, signers: tuple[PublicKey, ...]) -> None:
        old, key = self._old(signed), self._new_key(signed, signers)
        if (old.party, old.role, old.person) != (key.party, key.role, key.person):
            raise Refused(
                "a key is replaced by another of the same person, in the same role, for the same party"
            )
        if old not in signers and not _root_of(old.party, signers):
            raise Refused(
                f"a key of party {old.party} is replaced by itself or by a root key of party {old.party}"
            )
        self._take_out(old, index, "replaced")
        self.held[key.id] = Held(key, index)

    def _set_policy(self, _: int, signed: SignedEntry, signers: tuple[PublicKey, ...]) -> None:
        text = _bare_policy(signed.entry)
        if not parse_policy(text.encode()).log_for(self.origin):
            raise Refused("the policy has no key for a log of the ledger's name")
        self._hold_all_parties(signers)
        self.policy_text = text

    def _set_rules(self, _: int, signed: SignedEntry, signers: tuple[PublicKey, ...]) -> None:
        rules = parse_rules(signed.entry.own.get("rules"))
        self._hold_all_parties(signers)
        self.rules = rules

    def _hold_all_parties(self, signers: tuple[PublicKey, ...]) -> None:
        """Rules and witnesses are changed by everybody together."""
        if not self.roots():
            raise Refused("this ledger has no root keys, so nobody can change its rules and witnesses")
        for party in sorted({key.party for key in self.roots()}):
            if not _root_of(party, signers):
                raise Refused(
                    f"rules and witnesses are changed by a root key of every party; party {party} lacks"
                )

    def _new_key(self, signed: SignedEntry, signers: tuple[PublicKey, ...]) -> PublicKey:
        key = public_key(signed.entry.own.get("key"))
        if key.id in self.held:
            raise Refused("the new key is in the ledger already, and one key is one signer for ever")
        if key not in signers:
            raise Refused("the new key has not signed, so nobody has shown that they hold it")
        return key

    def _old(self, signed: SignedEntry) -> PublicKey:
        key_id = own_text(signed.entry, "key_id", _KEY_ID_CHARS)
        old = self.valid(key_id)
        if old is None:
            raise Refused(f"the key {key_id} does not count here: {self._why_not(key_id)}")
        return old

    def _take_out(self, key: PublicKey, index: int, reason: str) -> None:
        self.held[key.id].until = index
        self.held[key.id].reason = reason


def _bare_policy(entry: Entry) -> str:
    """Return the policy of an entry; remarks and other letters than ASCII have no place in the ledger."""
    text = own_text(entry, "policy")
    if "#" in text or not text.isascii():
        raise Refused("a policy in the ledger has no remarks, and plain letters only")
    return text


def _root_of(party: str, signers: Iterable[PublicKey]) -> bool:
    return any(key.role == ROOT and key.party == party for key in signers)
