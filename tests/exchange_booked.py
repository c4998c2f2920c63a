"""Anything that an exchange may book in a ledger, for property tests."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from allforall.accounts.amount import Amount
from allforall.accounts.posting import Group
from allforall.exchange.booked.course import Abort, Leg, SignOff
from allforall.exchange.booked.handover import Confirmation, Handover, Tally
from allforall.exchange.booked.remains import RemainsHandedOver, RemainsIdentified
from allforall.exchange.booked.remarks import Correction, Dispute, DisputeStage
from allforall.exchange.booked.rounds import RoundSize, Step
from allforall.exchange.booked.terms import AgreementSigned, Promise, Stage
from allforall.exchange.booked.window import SafeWindow
from allforall.exchange.booked.word import Under, Word

CODES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,12}", fullmatch=True)
DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
DAYS = st.dates(date(2022, 3, 1), date(2030, 1, 1))
LETTERS = st.sampled_from("AB")
ROUNDS = st.integers(1, 99)
COUNTS = st.none() | st.integers(0, 9_000)


@st.composite
def amounts(draw):
    low, wide = draw(st.integers(0, 7_000)), draw(st.none() | st.integers(0, 500))
    amount = Amount(low, None if wide is None else low + wide)
    return Amount(amount.low, amount.high, about=amount.known and draw(st.booleans()))


def words(by=("A", "B", "both", "M", "A.bureau", "B.general-staff")):
    return st.builds(Word, st.sampled_from(by), DAYS, st.just("") | DIGESTS)


def unders(groups=tuple(Group)):
    return st.builds(Under, CODES, CODES, LETTERS, st.sampled_from(groups))


@st.composite
def tallies(draw):
    delivered = draw(COUNTS)
    most = 50 if delivered is None else delivered
    substituted = draw(st.none() | st.integers(0, most))
    return Tally(delivered, draw(COUNTS), draw(COUNTS), substituted, draw(COUNTS), draw(COUNTS))


@st.composite
def identified(draw):
    persons = draw(st.integers(0, 500))
    own = draw(st.none() | st.integers(0, persons))
    return RemainsIdentified(
        draw(words()), draw(unders([Group.BODIES])), persons, own, draw(st.none() | ROUNDS)
    )


@st.composite
def windows(draw):
    start = datetime.combine(draw(DAYS), time(draw(st.integers(0, 23)), draw(st.integers(0, 59))), UTC)
    length = timedelta(seconds=draw(st.integers(1, 86_400)))
    return SafeWindow(draw(words(("A", "B", "M"))), draw(CODES), draw(ROUNDS), start, start + length)


LIVING = tuple(group for group in Group if group is not Group.BODIES)
REASONS = st.none() | CODES
BOOKED = st.one_of(
    st.builds(AgreementSigned, words(), CODES),
    st.builds(Promise, words(), unders(), st.sampled_from(Stage), amounts(), st.none() | DAYS),
    st.builds(
        RoundSize,
        words(),
        unders(),
        ROUNDS,
        st.sampled_from(Step),
        amounts(),
        st.none() | DAYS,
        REASONS,
    ),
    st.builds(Handover, words(), unders(LIVING), ROUNDS, tallies()),
    st.builds(Confirmation, words(("A", "B", "A.bureau")), unders(), ROUNDS, amounts()),
    st.builds(RemainsHandedOver, words(), unders([Group.BODIES]), ROUNDS, COUNTS),
    identified(),
    st.builds(Leg, words(), CODES, ROUNDS, CODES, CODES, st.none() | LETTERS),
    st.builds(SignOff, words(), CODES, ROUNDS, CODES, CODES),
    windows(),
    st.builds(Abort, words(), CODES, ROUNDS, CODES, REASONS, st.none() | LETTERS),
    st.builds(
        Dispute,
        words(),
        st.sampled_from(DisputeStage),
        st.lists(DIGESTS, min_size=1, max_size=4).map(tuple),
        amounts(),
        REASONS,
    ),
    st.builds(Correction, words(), DIGESTS, st.just("") | DIGESTS, REASONS),
)
