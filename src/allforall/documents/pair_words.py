"""What is said about a pair besides its fields: verdict, sums, reasons, rivals, what would change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.linkage.pair import VERDICTS, PairExplained
from allforall.linkage.pair_reasons import Rival

MOST_CHANGES = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences under a title."""

    title: str
    lines: tuple[str, ...]


def head_line(pair: PairExplained, language: str = "en") -> str:
    """Say the verdict: `Proposed as one person, 22.3 bits`."""
    verdict = words.opening(translate(VERDICTS[pair.band], language))
    if pair.judged:
        return translate(mark("{verdict}: judged {judged} by a person"), language).format(
            verdict=verdict, judged=pair.judged
        )
    return translate(mark("{verdict}: {bits} bits"), language).format(
        verdict=verdict, bits=words.signed(pair.bits, language, decimals=1)
    )


def sums(pair: PairExplained, language: str = "en") -> Iterator[tuple[str, str]]:
    """Say how the bits add up, beginning with how likely it is that any two entries are one person."""
    evidence = sum(each.weight for each in pair.evidence if each.weight is not None)
    odds = words.number(float(f"{2.0**-pair.prior_bits:.2g}"), language)
    for label, bits in (
        (translate(mark("Evidence together"), language), evidence),
        (translate(mark("Before looking: 1 to {odds}"), language).format(odds=odds), pair.prior_bits),
        (translate(mark("Sum"), language), pair.bits),
    ):
        yield label, words.signed(bits, language, decimals=1)


def paragraphs(pair: PairExplained, language: str = "en") -> Iterator[Paragraph]:
    """Say why, who else fits, and what would change the verdict; what there is nothing to say of is left out."""
    if pair.reasons:
        yield Paragraph(translate(mark("Why"), language), pair.reasons)
    if pair.rivals:
        yield Paragraph(
            translate(mark("Others who fit one of the two"), language),
            tuple(_rival(rival, language) for rival in pair.rivals),
        )
    if pair.changes:
        yield Paragraph(translate(mark("What would change it"), language), tuple(_changes(pair, language)))
    if not pair.judged:
        yield Paragraph(
            translate(mark("To decide it"), language),
            (
                translate(
                    mark(
                        "A line in the file of judgements wins over all of this: {left},{right},same|different|unsure,WHO,WHY"
                    ),
                    language,
                ).format(left=pair.judge_as[0], right=pair.judge_as[1]),
            ),
        )


def _rival(rival: Rival, language: str) -> str:
    said = mark("{entry} ({name}, born {dob}) for {of}: {bits} bits")
    if rival.proposed:
        said = mark("{entry} ({name}, born {dob}) for {of}: {bits} bits, proposed as one person")
    return translate(said, language).format(
        entry=rival.entry,
        name=rival.name,
        dob=rival.dob or translate(mark("not known"), language),
        of=rival.of,
        bits=words.signed(rival.bits, language, decimals=1),
    )


def _changes(pair: PairExplained, language: str) -> Iterator[str]:
    for change in pair.changes[:MOST_CHANGES]:
        yield translate(mark("If {words} ({bits} bits): {verdict}."), language).format(
            words=change.words,
            bits=words.signed(change.bits, language, decimals=1),
            verdict=translate(VERDICTS[change.band], language),
        )
