"""The pictures of promised against returned, one a direction."""

from collections.abc import Sequence

from allforall.base.messages import mark, translate
from allforall.claims.record.words import SIDES, Flow
from allforall.documents import words
from allforall.documents.charts import ladder
from allforall.documents.site import amounts, sums, terms
from allforall.documents.site.links_table import LinksTable, links_table
from allforall.documents.site.places import Figure
from allforall.documents.site.plot import HALF, LETTER, Plot, drawn, span
from allforall.documents.site.site import Site

TITLES = {
    "UA": mark("To Ukraine: {promised} promised, {fulfilled} of them returned"),
    "RU": mark("To Russia: {promised} promised, {fulfilled} of them returned"),
}
LABELS = {
    "UA": mark("People promised to Ukraine and, of these, returned."),
    "RU": mark("People promised to Russia and, of these, returned."),
}
SUB = mark(
    "People under agreements with a number. Dashed: promised. Solid: returned under them, as far as it is sure; the band"
    " reaches to what it may be."
)
SOURCE = mark(
    "What came beyond one promise does not fill another. An agreement of which only one side has spoken is counted; one"
    " that renews an earlier one is not counted again."
)


def ladder_plots(site: Site, first: int, language: str) -> tuple[Plot, ...]:
    """Draw promised against returned, one picture a direction; `first` is the number of the first."""
    drawn_sides = [side for side in SIDES if site.ladders[side]]
    return tuple(_plot(site, side, number, language) for number, side in enumerate(drawn_sides, start=first))


def _plot(site: Site, side: str, number: int, language: str) -> Plot:
    rungs = site.ladders[side]
    promised, fulfilled = (
        amounts.amount(value, language) for value in (rungs[-1].promised, rungs[-1].fulfilled)
    )
    said = ladder.Words(
        promised,
        translate(mark("promised"), language),
        fulfilled,
        translate(mark("returned"), language),
        " ".join([translate(LABELS[side], language), *_steps(rungs, language)]),
    )
    return Plot(
        number,
        translate(TITLES[side], language).format(promised=promised, fulfilled=fulfilled),
        translate(SUB, language),
        drawn(
            lambda width, classes: ladder.picture(
                rungs, LETTER[side], span(site), said, width, language, classes
            ),
            HALF,
        ),
        _rungs(rungs, side, language),
        translate(SOURCE, language),
    )


def _steps(rungs: Sequence[ladder.Rung], language: str) -> list[str]:
    """Say every step in a sentence."""
    step = translate(mark("By {day}: {promised} promised, {fulfilled} returned."), language)
    return [
        step.format(
            day=words.day(each.day, language),
            promised=amounts.amount(each.promised, language),
            fulfilled=amounts.amount(each.fulfilled, language),
        )
        for each in rungs
    ]


def _rungs(rungs: Sequence[ladder.Rung], side: str, language: str) -> LinksTable:
    heads = [mark("From the day"), mark("Promised"), mark("Of these returned")]
    rows = [
        (
            words.day(each.day, language),
            Figure(amounts.amount(each.promised, language), "promises.html"),
            Figure(amounts.amount(each.fulfilled, language), "promises.html"),
        )
        for each in rungs
    ]
    name = terms.flow(Flow(side, sums.PEOPLE), language)
    return links_table(name, [translate(head, language) for head in heads], rows, numeric=(1, 2))
