"""Who is named in a sentence: persons by their office of that day, institutions, governments, and words for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from allforall.claims.lexicon import Mark
from allforall.claims.offices import fits, term_on
from allforall.claims.tokens import Token

_GAP = 6
_REPORTERS = {
    "UA": "UA.gov",
    "RU": "RU.gov",
    "AE": "AE.mfa",
    "TR": "TR.president",
    "US": "US.envoy",
    "HU": "HU.pm",
}
_MILITARY = {"UA": "UA.gov", "RU": "RU.mod"}
_THIRD = {"AE", "TR", "HU"}
_PARTIES = {"UA", "RU"}
_PLAIN: dict[str, tuple[str | None, str]] = {"both": ("both", "both"), "person_word": (None, "pronoun")}
_NO_SUCH = {
    "UA.mfa": "UA.gov",
    "UA.delegation": "UA.gov",
    "AE.president": "AE.mfa",
    "AE.gov": "AE.mfa",
    "TR.gov": "TR.president",
    "TR.mfa": "TR.president",
    "TR.mod": "TR.president",
    "US.president": "US.envoy",
    "US.gov": "US.envoy",
    "HU.gov": "HU.pm",
    "HU.mfa": "HU.pm",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named who may speak. `sort` is person, office, actor, both, pronoun, same or press."""

    first: int
    last: int
    role: str | None
    sort: str
    word: str = ""


def _place(tokens: Sequence[Token], marks: Sequence[Mark], mark: Mark) -> str | None:
    """Read where an office speaks: `In Moscow, the defence ministry …`."""
    for other in marks:
        if (
            other.tag == "actor"
            and other.first > 0
            and other.last <= mark.first <= other.last + 2
            and tokens[other.first - 1].of("place_in")
            and all(t.text == "," or t.of("the", "its") for t in tokens[other.last : mark.first])
        ):
            return other.value
    return None


def _reports(marks: Sequence[Mark], mark: Mark) -> bool:
    """Tell whether a verb of saying stands right beside: `добавили военные`."""
    return any(m.tag == "report" and (m.last == mark.first or m.first == mark.last) for m in marks)


@dataclass(slots=True)
class Speakers:
    """Finds who is named; remembers what was named before in the article, for `the ministry` and `he`."""

    published: date | None
    outlet_side: str
    """Whose offices a text of this language means where it names no state."""
    usual: Mapping[str, str]
    """Offices that it means otherwise."""
    owner_follows: bool = False
    """Whether a country stands right behind its office: `міноборони рф`."""
    recent: list[str] = field(default_factory=list)
    owner: str | None = None
    """The party named last, for `her ministry`."""
    misfits: list[tuple[str, str]] = field(default_factory=list)

    def find(self, tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mention]:
        """Return the mentions of a sentence, titles put together with names."""
        owners = [m.value for m in marks if m.tag == "actor" and m.value in _PARTIES]
        self.owner = owners[-1] if owners and not any(m.tag == "office" for m in marks) else self.owner
        single = [m for mark in marks if (m := self._mention(tokens, marks, mark))]
        return self._grouped(tokens, marks, single)

    def _mention(self, tokens: Sequence[Token], marks: Sequence[Mark], mark: Mark) -> Mention | None:
        span = (mark.first, mark.last)
        if mark.tag == "office":
            return self._office(tokens, marks, mark)
        if mark.tag == "people" and tokens[mark.last - 1].of("military_speaker") and _reports(marks, mark):
            side = self._side(tokens, marks, mark)
            side = side or self.owner or self.outlet_side
            return Mention(*span, _MILITARY.get(side, _REPORTERS.get(side)), "office", "mod")
        if mark.tag == "person" and tokens[mark.first].capital:
            return Mention(*span, term_on(mark.value, self.published).role, "person", mark.value)
        if mark.tag == "actor":
            return Mention(*span, _REPORTERS.get(mark.value), "actor", mark.value)
        role, sort = _PLAIN.get(mark.tag, (None, ""))
        return Mention(*span, role, sort, mark.value) if sort else None

    def _office(self, tokens: Sequence[Token], marks: Sequence[Mark], mark: Mark) -> Mention:
        span = (mark.first, mark.last)
        if mark.value == "same":
            side = self._side(tokens, marks, mark)
            ministry = tokens[mark.last - 1].of("ministry")
            if side in {"UA", "RU"} and ministry:
                return Mention(*span, f"{side}.mod", "office", "mod")
            other = (
                self._side(tokens, marks, Mark("office", "gov", mark.first - 1, mark.last))
                if mark.first
                else None
            )
            if ministry and other in _PARTIES and tokens[mark.first - 1].capital:
                return Mention(mark.first - 1, mark.last, f"{other}.gov", "office", "gov")
            if ministry:
                return Mention(*span, None, "same", "ministry")
        if mark.value in {"same", "press"}:
            head = "head" if tokens[mark.last - 1].of("head") else ""
            return Mention(*span, "press" if mark.value == "press" else None, mark.value, head)
        if "." in mark.value:
            return Mention(*span, mark.value, "office", mark.value.partition(".")[2])
        its = mark.first > 0 and tokens[mark.first - 1].of("its")
        side = self._side(tokens, marks, mark) or (self.owner if its else None)
        role = f"{side}.{mark.value}" if side else None
        if role is None and mark.value in {"mfa", "gov"}:
            third = [
                m.value for m in marks if m.tag == "actor" and m.last <= mark.first and m.value in _THIRD
            ]
            role = _REPORTERS[third[0]] if third else None
        if role is None:
            role = next(
                (r for r in reversed(self.recent) if r.endswith(f".{mark.value}")), None
            ) or self._usual(mark.value)
        return Mention(*span, _NO_SUCH.get(role, role), "office", mark.value)

    def _side(self, tokens: Sequence[Token], marks: Sequence[Mark], mark: Mark) -> str | None:
        """Look for a country before an office (`Russia's …`) or after it (`… of Ukraine`, `… РФ`)."""
        first = mark.first
        while first and tokens[first - 1].of("rank"):
            first -= 1
        for other in marks:
            if other.last == first and (
                other.tag == "adjective"
                or (
                    other.tag == "actor"
                    and (tokens[other.last - 1].of("genitive") or other.value not in _PARTIES)
                )
            ):
                return other.value
        if mark.first and tokens[mark.first - 1].of("its"):
            owners = [m.value for m in marks if m.tag == "actor" and m.last < mark.first]
            return owners[-1] if owners else None
        for other in marks:
            if other.tag in {"adjective", "actor"} and other.first >= mark.last:
                between = tokens[mark.last : other.first]
                glued = not between and not self.owner_follows
                if not glued and all(t.of("of_place") for t in between):
                    return other.value
        return _place(tokens, marks, mark)

    def _usual(self, office: str) -> str:
        """Say whose office it is where a text leaves it open: that of the outlet's language."""
        role = f"{self.outlet_side}.{office}"
        return self.usual.get(office) or _NO_SUCH.get(role, role)

    def _grouped(
        self, tokens: Sequence[Token], marks: Sequence[Mark], single: list[Mention]
    ) -> list[Mention]:
        groups: list[list[Mention]] = []
        for mention in single:
            if groups and self._one(tokens, marks, groups[-1][-1], mention):
                groups[-1].append(mention)
            else:
                groups.append([mention])
        return [self._together(group) for group in groups]

    @staticmethod
    def _one(tokens: Sequence[Token], marks: Sequence[Mark], left: Mention, right: Mention) -> bool:
        """Tell whether two mentions are one speaker: a title, a name, and what the name is the head of."""
        if right.sort in {"both", "pronoun"} or left.sort in {"both", "pronoun"}:
            return False
        between = tokens[left.last : right.first]
        if len(between) > _GAP or any(t.of("and", "while", "who", "which", "that") for t in between):
            return False
        if any(
            m.tag in {"report", "pred", "accord", "clause"} and left.last <= m.first < right.first
            for m in marks
        ):
            return False
        if left.sort == "actor" and right.sort == "actor":
            return False
        if left.sort == "person" and right.sort == "person":
            return False
        return not any(t.number is not None or t.text in ".;:" for t in between)

    def _together(self, group: list[Mention]) -> Mention:
        first, last = group[0].first, group[-1].last
        people = [m for m in group if m.sort == "person"]
        if people:
            self._check(people[0], [m for m in group if m.sort == "office"])
            return Mention(first, last, people[0].role, "person", people[0].word)
        offices = [m for m in group if m.sort == "office"]
        chosen = (
            next((m for m in offices if m.role and m.word not in {"gov", "president"}), None)
            or (offices[0] if offices else None)
            or next((m for m in group if m.sort in {"same", "press"}), None)
            or group[0]
        )
        return Mention(first, last, chosen.role, chosen.sort, chosen.word)

    def _check(self, person: Mention, titles: list[Mention]) -> None:
        """Note a title that was somebody's, but not at the time."""
        for title in titles:
            if self.published and fits(person.word, title.word, self.published) is False:
                self.misfits.append((person.word, title.word))
