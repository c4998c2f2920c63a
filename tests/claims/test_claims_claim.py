import json

from hypothesis import given
from hypothesis import strategies as st

from allforall.claims.claim import Claim, ClaimCount, Evidence, Kind

counts = st.builds(
    ClaimCount,
    to=st.sampled_from(["UA", "RU", "both"]),
    n=st.integers(1, 10_000),
    what=st.sampled_from(["persons", "military", "bodies"]),
    bound=st.sampled_from(["exact", "at_least"]),
    role=st.sampled_from(["total", "part"]),
)
claims = st.builds(
    Claim,
    kind=st.sampled_from(Kind),
    speaker=st.sampled_from(["UA.mod", "RU.mod", "both", "press"]),
    event_date=st.none() | st.dates().map(str),
    formula=st.sampled_from([None, "bodies"]),
    counts=st.lists(counts, max_size=4).map(tuple),
    mediators=st.just(("AE",)),
    evidence=st.lists(
        st.builds(Evidence, st.integers(0), st.integers(0), st.none() | st.text()), max_size=3
    ).map(tuple),
    rule=st.text(max_size=10),
    confidence=st.floats(0, 1),
)


@given(claims)
def test_a_claim_written_and_read_again_is_the_same(claim):
    assert Claim.from_json(json.loads(json.dumps(claim.to_json()))) == claim


def test_the_side_is_the_part_of_the_speaker_before_the_dot():
    assert [Claim(Kind.DONE, speaker, None).side for speaker in ("UA.mod", "both", "press")] == [
        "UA",
        "both",
        "press",
    ]
