"""Why somebody stays, in words that can be said to them."""

from allforall.base.messages import mark, translate
from allforall.planning.explain import Kind, Reason
from allforall.planning.needs import Need

_ONE = {
    "seats": mark("one more seat for {name} {when}"),
    "stretchers": mark("one more stretcher place for {name} {when}"),
    "site": mark("one more seat at {name} {when}"),
    "number": mark("a number one higher under “{name}”"),
    "counterparts": mark(
        "one more person{weight} released by {party} under “{name}” {when}, on a seat of their own"
    ),
}
_MORE = {
    "seats": mark("{units} more seats for {name} {when}"),
    "stretchers": mark("{units} more stretcher places for {name} {when}"),
    "site": mark("{units} more seats at {name} {when}"),
    "number": mark("a number {units} higher under “{name}”"),
    "counterparts": mark(
        "{units} more people{weight} released by {party} under “{name}” {when}, on seats of their own"
    ),
}
_OTHERWISE = {
    Kind.ORDER: mark("There is room, if others change rounds; the aims of the plan rank that lower."),
    Kind.TIED: mark("No seat would do: they are tied to somebody who cannot go, or the terms keep them."),
    Kind.NOT_FIT: mark("They may travel only after the last round: another round would do."),
    Kind.DECLINED: mark("They declined to return."),
    Kind.NOT_VERIFIED: mark("They are not verified."),
    Kind.NO_CLAUSE: mark("They are under no clause."),
}


def need_words(need: Need, language: str = "en") -> str:
    """Say one need."""

    def say(text: str, **args: object) -> str:
        return translate(text, language).format(**args)

    return say(
        (_ONE if need.units == 1 else _MORE)[need.kind],
        name=need.name,
        party=need.party,
        units=f"{need.units:,}",
        weight=say(mark(" of weight {weight}"), weight=need.weight) if need.weight else "",
        when=say(mark("in round {round}") if need.round else mark("in any round"), round=need.round),
    )


def reason_words(reason: Reason, language: str = "en") -> str:
    """Say what would let one more of a kind go."""
    if reason.kind is not Kind.NEEDS:
        return translate(_OTHERWISE[reason.kind], language)
    said = translate(mark(", and "), language).join(need_words(need, language) for need in reason.needs)
    text = mark("One more could go with {needs}.")
    if reason.others_move:
        text = mark("One more could go with {needs}, if others change rounds.")
    if not reason.proven:
        text = mark("One more could go with {needs}; less may do.")
    return translate(text, language).format(needs=said)
