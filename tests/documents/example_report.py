"""An invented report with everything in it, whose numbers fit together; people, lists and digests are made up."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

from allforall.base.finding import Severity
from allforall.base.parties import Party
from allforall.documents.charts import cumulative, price, spread
from allforall.documents.charts.exposure import Exposure, Step
from allforall.documents.charts.flow import Column, Flow
from allforall.documents.charts.pairs import Footing, Reason
from allforall.documents.charts.promises import ClausePromises, Promise
from allforall.documents.charts.pyramid import Band, Pyramid
from allforall.documents.charts.table import table
from allforall.documents.counts import Absent, Sides
from allforall.documents.report.model import (
    Decision,
    FindingGroup,
    Formula,
    Here,
    Method,
    NoShows,
    Outlook,
    Report,
    Round,
    Source,
    Stage,
    Traveller,
)
from allforall.documents.report.source_documents import source_documents

SIZES = ((96, 70), (62, 51), (81, 67), (84, 71), (162, 144), (140, 141), (160, 150), (150, 158), (146, 148))
DAYS = (
    date(2025, 6, 9),
    date(2025, 6, 10),
    date(2025, 6, 12),
    date(2025, 6, 14),
    date(2025, 6, 19),
    date(2025, 6, 20),
    date(2025, 6, 26),
    date(2025, 7, 4),
    date(2025, 7, 23),
)
CLAUSES = ("1, 2", "1", "1", "1, 2", "2, 3", "2, 3", "3", "3", "3")


def _digest(name):
    return sha256(name.encode()).hexdigest()


def _rounds():
    remaining_a, remaining_b = 1341, 1152
    for number, (day, (a, b), clauses) in enumerate(zip(DAYS, SIZES, CLAUSES, strict=True), 1):
        remaining_a, remaining_b = remaining_a - a, remaining_b - b
        stage = Stage.AGREED if number == 1 else Stage.PLANNED
        yield Round(number, day, Sides(a, b), stage, clauses, Sides(remaining_a, remaining_b))


FLOWS = (
    Flow(
        of="A",
        title="People of A, held by B",
        asked=Column(
            "A asks for",
            "A",
            1204,
            137,
            (
                ("held by evidence, not listed", 196),
                ("no trace", 311),
                ("repeated on the list", 41),
                ("home already", 23),
            ),
        ),
        held=Column(
            "B says it holds", "B", 1204, 137, (("asked for by no one", 195), ("repeated on the list", 12))
        ),
        asked_title="A asks for",
        held_title="B says it holds",
        source="a-missing.csv and b-held.csv.",
    ),
    Flow(
        of="B",
        title="People of B, held by A",
        asked=Column(
            "B asks for",
            "B",
            1058,
            94,
            (
                ("held by evidence, not listed", 11),
                ("no trace", 123),
                ("repeated on the list", 9),
                ("home already", 6),
            ),
        ),
        held=Column(
            "A says it holds", "A", 1058, 94, (("asked for by no one", 307), ("repeated on the list", 4))
        ),
        asked_title="B asks for",
        held_title="A says it holds",
        source="b-missing.xlsx and a-held.xlsx.",
    ),
)

AGES = Pyramid(
    "Age on 2 June 2025",
    "age in years",
    (
        Band("18–25", Sides(287, 231)),
        Band("26–33", Sides(338, 290)),
        Band("34–41", Sides(276, 259)),
        Band("42–49", Sides(157, 159)),
        Band("50–57", Sides(66, 62)),
        Band("58 and over", Sides(21, 20)),
    ),
    Sides(59, 37),
    "Dates of birth of both lists; who may be in two bands is not known.",
)
CAPTIVITY = Pyramid(
    "Time in captivity on 2 June 2025",
    "time since capture",
    (
        Band("under 1 year", Sides(262, 513)),
        Band("1–2 years", Sides(231, 301)),
        Band("2–3 years", Sides(218, 148)),
        Band("over 3 years", Sides(431, 71)),
    ),
    Sides(62, 25),
    "Dates of capture as the holder states them.",
)

FORMULAS = (
    Formula(
        "Piecemeal",
        "numbers only, one for one, in small rounds",
        Sides(1000, 1000),
        Sides(341, 152),
        Sides(0, 0),
        Sides(14, 0),
        date(2025, 8, 14),
        411_200,
        10,
        "people",
        ("Three seriously wounded people would wait for a counterpart (GC III 109).",),
    ),
    Formula(
        "Categories",
        "the agreement of 2 June 2025",
        Sides(1081, 1000),
        Sides(164, 115),
        Sides(96, 37),
        Sides(14, 0),
        date(2025, 7, 23),
        498_750,
        10,
        "people",
        chosen=True,
    ),
    Formula(
        "All for all",
        "everybody whom a party can release",
        Sides(1341, 1152),
        Sides(0, 0),
        Sides(0, 0),
        Sides(14, 0),
        date(2025, 8, 7),
        520_030,
        189,
        "people",
        ("The seats of round 8 would not suffice.",),
    ),
)

EXPOSURES = (
    Exposure(
        "3",
        "Clause 3, one for one",
        "people ahead",
        15,
        (
            Step(5, DAYS[4], 6),
            Step(6, DAYS[5], 0),
            Step(7, DAYS[6], 10),
            Step(8, DAYS[7], 2),
            Step(9, DAYS[8], 0),
        ),
        source="Received by A less received by B.",
    ),
    Exposure(
        "2",
        "Clause 2, aged 18–25, all for all",
        "points of progress ahead",
        5,
        (Step(1, DAYS[0], 3.1), Step(4, DAYS[3], 1.7), Step(5, DAYS[4], 1.4), Step(6, DAYS[5], -0.3)),
        decimals=1,
        source="Share of A's 287 less share of B's 231.",
    ),
)

CUMULATIVE = cumulative.Cumulative(
    tuple(
        cumulative.Step(
            number,
            day,
            Sides(sum(a for a, _ in SIZES[:number]), sum(b for _, b in SIZES[:number])),
            clauses=(("1", Sides(15 * number, 13 * number)), ("2", Sides(31 * number, 25 * number))),
        )
        for number, day in enumerate(DAYS, 1)
    ),
    (cumulative.Level("A", 1000, "3", at_least=True), cumulative.Level("B", 1000, "3", at_least=True)),
)

PRICES = (
    price.Prices(
        "People home, by how far one side may be ahead",
        "people home",
        (
            price.Tried(0, 1702, 2080),
            price.Tried(4, 2094, 2094),
            price.Tried(10, 2113, 2113),
            price.Tried(16, 2130, 2130),
            price.Tried(32, 2130, 2130),
        ),
        ((10, "2, 3"),),
    ),
    price.Prices(
        "Days saved, by how far one side may be ahead",
        "days saved, weighed by health and time in captivity",
        (
            price.Tried(0, 1_304_000, 1_612_330),
            price.Tried(4, 1_620_114, 1_621_000),
            price.Tried(10, 1_630_800, 1_630_800),
            price.Tried(16, 1_641_204, 1_641_204),
            price.Tried(32, 1_641_900, 1_641_900),
        ),
        ((10, "2, 3"),),
    ),
)


POSITIONS = table(
    ("Clause", "A says", "B says", *(f"{x} of {y}" for x in ("Eligible", "Undetermined") for y in "AB")),
    (
        ("1. The seriously wounded and sick, all for all", "accepts", "accepts", "112", "96", "41", "38"),
        ("2. Soldiers aged 18 to 25, all for all", "accepts", "unclear", "251", "230", "22", "14"),
        ("3, prisoners of war", "accepts", "accepts", "918", "870", "6", "0"),
        ("3, civilians", "accepts", "no answer", "61", "74", "8", "0"),
    ),
    numeric=range(3, 7),
)


def _no_shows():
    home = (("A", 1081, (1061, 1066, 1071)), ("B", 999, (981, 985, 990)))
    ahead = (("Clause 2, limit 10", 9.8, (8.1, 11, 14.2), 0.61), ("Clause 3, limit 10", 6, (4, 6, 9), 0.0))
    assumed = ("5%", "10%", "20%")
    return NoShows(
        "204 seats are on condition. How many of these people will not come is not known: drawn for 5%, 10% and 20%.",
        spread.Spreads(
            "People home if some do not come",
            "people; outline: planned; solid: in 95 of 100 draws; pale: up to 5 of 100",
            tuple(
                spread.Row(
                    f"Home to {to}", planned, tuple(spread.Range(each, *drawn) for each in assumed), to
                )
                for to, planned, drawn in home
            ),
        ),
        spread.Spreads(
            "Furthest that one side would be ahead",
            "after any round; bar: 5th to 95th of 100 draws; circle: planned; wall: the limit",
            tuple(
                spread.Row(
                    said,
                    planned,
                    tuple(spread.Range(each, *drawn, beyond=beyond) for each in assumed),
                    limit=10,
                    decimals=1,
                )
                for said, planned, drawn, beyond in ahead
            ),
        ),
    )


PROMISES = (
    ClausePromises(
        "Clause 1. Seriously wounded and sick, all for all, two parallel duties",
        (
            Promise("A", 143, 142, undetermined=75, note="1 died before the round"),
            Promise("B", 118, 118, undetermined=69),
        ),
    ),
    ClausePromises(
        "Clause 2. Aged 18–25 on 2 June 2025, all for all",
        (
            Promise("A", 287, 285, undetermined=59, note="2 declined to return"),
            Promise("B", 231, 231, undetermined=37),
        ),
    ),
    ClausePromises(
        "Clause 3. At least 1,000 each, all clauses together",
        (Promise("A", 1000, 1081, at_least=True), Promise("B", 1000, 1000, at_least=True)),
    ),
    ClausePromises(
        "Clause 4. Remains, 6,000 for 6,000",
        (Promise("A", 6000, 0, 6057, 3, note="each side counts for itself"), Promise("B", 6000, 0, 78)),
    ),
    ClausePromises("Clause 5. Children, one-way list, no counterpart", (Promise("A", 312, 19),)),
    ClausePromises("Clause 6. Civilians, number not disclosed", (Promise("A", Absent.NOT_DISCLOSED),)),
)

REMAINDER = (
    Reason("Acknowledged, in no round yet", Sides(164, 115)),
    Reason("Undetermined under a clause", Sides(96, 37), Footing.OPEN),
    Reason("Possible match, waits for a person's judgement", Sides(137, 94), Footing.OPEN),
    Reason("Held by evidence, not on the holder's list", Sides(196, 11), Footing.OPEN),
    Reason("Held by a company that answers to neither party", Sides(14, 0), Footing.OPEN),
    Reason("Asked for, no trace", Sides(311, 123), Footing.NOTHING_KNOWN),
)

FINDINGS = (
    FindingGroup(
        "agreement.counts_the_wounded",
        Severity.BLOCKS,
        "One seriously wounded person is in clause 3 and would wait for a counterpart.",
        "Move the person to clause 1. Drafting stops; what happened is still recorded.",
        1,
        ("b-held.csv, row 58",),
        "GC III 109(1)",
    ),
    FindingGroup(
        "agreement.no_recorded_will",
        Severity.LOOK,
        "A wounded person in round 9 has no recorded wish to return.",
        "Ask each of them, without witnesses; record the date and who asked.",
        4,
        ("b-held.csv, row 31", "b-held.csv, row 77", "b-held.csv, row 102"),
        "GC III 109(3)",
    ),
    FindingGroup(
        "exchange.held_but_not_listed",
        Severity.LOOK,
        "Somebody is held by evidence and not on the holder's list.",
        "Ask the holder with the case codes; send a copy to the Central Tracing Agency.",
        207,
        ("a-missing.csv, row 12", "a-missing.csv, row 40", "b-missing.xlsx, sheet Розшук, row 9"),
        "GC III 122–123",
    ),
    FindingGroup(
        "intake.year_only",
        Severity.NOTE,
        "A date of birth is only a year.",
        "The age is counted with its bounds; ask the sender for the day.",
        96,
        ("a-missing.csv, I14",),
    ),
)

ANSWERS = {
    "R3": (Here.PARTLY, "every statement keeps its source and grade; no condition expires yet"),
    "R10": (Here.YES, "three formulas side by side"),
    "R13": (Here.YES, "the table of rounds, A and B remaining after each"),
    "R49": (Here.YES, "6,224 entries and 6,000 remains read"),
    "R6": (Here.YES, "clause 6: not disclosed"),
    "R7": (Here.YES, "clause 3: at least 1,000"),
    "C4": (Here.YES, "clause 3 reads “each”; the sources differ and a finding says so"),
    "R14": (Here.YES, "figure 8"),
    "R41": (Here.YES, "figure 4"),
    "R11": (Here.YES, "2 June 2025, in clause 2"),
    "R12": (Here.YES, "133 people undetermined, shown apart"),
    "R33": (Here.YES, "clause 4, apart from the living"),
    "R34": (Here.YES, "clause 5, no counterpart"),
    "C3": (Here.YES, "clauses 2 and 3"),
    "R2": (Here.YES, "14 people held by a company, unreachable"),
    "R4": (Here.YES, "196 of A and 11 of B"),
    "R5": (Here.YES, "figures 1 and 2"),
    "R35": (Here.YES, "clause 6"),
    "C7": (Here.YES, "every number stands per direction"),
    "C1": (Here.YES, "a finding on the announcement of 15 November"),
    "R15": (Here.PARTLY, "states with dates in the agreement; no reminder yet"),
    "R20": (Here.YES, "two mediators, one place of transit"),
    "R43": (Here.YES, "“aimed at” until a round has taken place"),
    "R45": (Here.YES, "2,262 people found on both lists"),
}


def example() -> Report:
    """Return the mediator's report of an invented exchange."""
    return Report(
        title="Istanbul 2025 (example)",
        as_of=date(2025, 6, 5),
        made_at=datetime(2025, 6, 5, 18, 0, tzinfo=UTC),
        view="both",
        notice="Example. Everybody in these lists is generated. The terms, their dates and the published numbers are real.",
        parties=(
            Party("A", "Ukraine", "Ukraine"),
            Party("B", "Russian Federation", "the Russian Federation"),
        ),
        letters="Letters drawn by lot. A always stands first, as a circle; B second, as a square.",
        unjudged=2262,
        outlook=Outlook(Sides(1081, 1000), Sides(164, 115), Sides(96, 37), Sides(14, 0)),
        rounds=tuple(_rounds()),
        decisions=(
            Decision(
                "Move one seriously wounded person from clause 3 to clause 1.",
                date(2025, 6, 6),
                "allforall trace out/findings.csv:2",
            ),
            Decision("Judge 231 pairs that may be the same person.", date(2025, 6, 8), "open out/review.csv"),
            Decision(
                "Say whether “at least 1,000 in total” means each side.",
                date(2025, 6, 9),
                "edit agreement.yaml",
            ),
            Decision("Ask who holds 14 people whom a company has in hand."),
        ),
        sources=(
            Source("agreement.yaml", "the agreement, 6 clauses", Absent.DOES_NOT_APPLY, _digest("agreement")),
            Source("lists/a-missing.csv", "people whom A asks for", 1912, _digest("a-missing")),
            Source("lists/b-held.csv", "people whom B says it holds", 1548, _digest("b-held")),
            Source("lists/b-missing.xlsx", "people whom B asks for", 1301, _digest("b-missing")),
            Source("lists/a-held.xlsx", "people whom A says it holds", 1463, _digest("a-held")),
        ),
        documents=source_documents(ANSWERS),
        flows=FLOWS,
        ages=AGES,
        captivity=CAPTIVITY,
        formulas=FORMULAS,
        cumulative=CUMULATIVE,
        exposures=EXPOSURES,
        prices=PRICES,
        no_shows=_no_shows(),
        promises=PROMISES,
        positions=POSITIONS,
        remainder=REMAINDER,
        findings=FINDINGS,
        methods=(
            Method(
                "Same person",
                "Names in three spellings, dates and places compared; never on a name alone. Doubtful pairs wait for a person.",
            ),
            Method(
                "Plan",
                "Proven best: returns without counterpart first, then people home, then days of captivity saved.",
            ),
            Method("Not disclosed", "Stays empty and is never counted as 0."),
        ),
        versions=(("allforall", "0.1.0"), ("splink", "5.0.0"), ("HiGHS", "1.15.0")),
        digest=_digest("inputs"),
        trace="allforall trace out/istanbul-2025/rounds/03/manifest-A.csv:12",
        files=(
            ("reconciliation.csv", "every entry and what became of it"),
            ("review.csv", "pairs for a person to judge"),
            ("rounds/NN/manifest-A.csv", "who travels in a round"),
        ),
    )


def own_view() -> Report:
    """Return the same exchange as A alone may see it."""
    whole = example()
    hidden = replace(
        FLOWS[1], asked=Absent.NOT_SHOWN, held=Column("A says it holds", "A", 0, 0, (("held by A", 1463),))
    )
    return replace(
        whole,
        view="A",
        outlook=Outlook(
            Sides(1081, 1000), Sides(164, Absent.NOT_SHOWN), Sides(96, 37), Sides(14, Absent.NOT_SHOWN)
        ),
        flows=(FLOWS[0], hidden),
        captivity=replace(
            CAPTIVITY,
            bands=tuple(Band(b.words, Sides(b.people.a, Absent.NOT_SHOWN)) for b in CAPTIVITY.bands),
            unknown=Sides(62, Absent.NOT_SHOWN),
        ),
    )


def bare() -> Report:
    """Return a report of a run that found nobody and planned nothing."""
    nobody = Sides(0, 0)
    return Report(
        title="Nobody yet",
        as_of=date(2025, 6, 5),
        made_at=None,
        view="both",
        notice="",
        parties=(Party("A", "A", "A"), Party("B", "B", "B")),
        letters="",
        unjudged=0,
        outlook=Outlook(nobody, nobody, nobody, nobody),
        rounds=(),
        decisions=(),
        sources=(),
    )


def with_names() -> Report:
    """Return the report that somebody asked for with names."""
    people = (
        Traveller("Сидоренко В'ячеслав Ілліч", "uk", "Sydorenko Viacheslav Illich", "A", 1, "1"),
        Traveller("Петров Пётр Петрович", "ru", "Petrov Petr Petrovich", "B", None, "", "declined to return"),
        Traveller("<script>alert(1)</script>", "", "", "A", 3, "2"),
    )
    return replace(example(), people=people)
