"""Languages of papers, as a person names them."""

from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    from allforall.documents.papers.paper import Language


def languages_of(codes: list[str] | None) -> "tuple[Language, ...]":
    """Read language codes; none leaves the choice to the paper."""
    from allforall.base.errors import UsageError
    from allforall.documents.papers.paper import Language

    known: tuple[Language, ...] = get_args(Language)
    chosen = tuple(each for code in dict.fromkeys(codes or ()) for each in known if each == code)
    if len(chosen) < len(codes or ()) or len(chosen) > 3:  # noqa: PLR2004  # the conventions ask for two or three
        raise UsageError(
            "cli.paper_languages",
            "Papers are written in one to three different languages of {all}. You named: {codes}.",
            all=", ".join(known),
            codes=", ".join(codes or ()),
        )
    return chosen
