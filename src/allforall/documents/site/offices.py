"""Who spoke, as offices and states in words. The record names offices; a site names no person."""

from collections.abc import Iterable

from allforall.base.messages import mark, translate
from allforall.documents import words

OFFICES = {
    "UA.president": mark("President of Ukraine"),
    "UA.president_office": mark("Office of the President of Ukraine"),
    "UA.gov": mark("Government of Ukraine"),
    "UA.coord_hq": mark("Coordination Headquarters of Ukraine"),
    "UA.hur": mark("Military intelligence of Ukraine"),
    "UA.mod": mark("Ministry of Defence of Ukraine"),
    "UA.nsdc": mark("National Security and Defence Council of Ukraine"),
    "UA.ombudsman": mark("Human Rights Commissioner of Ukraine"),
    "UA.delegation": mark("Delegation of Ukraine at the talks"),
    "RU.president": mark("President of Russia"),
    "RU.kremlin": mark("Kremlin, the office of the President of Russia"),
    "RU.mod": mark("Ministry of Defence of Russia"),
    "RU.mfa": mark("Ministry of Foreign Affairs of Russia"),
    "RU.fsb": mark("Federal Security Service of Russia"),
    "RU.ombudsman": mark("Human Rights Commissioner of Russia"),
    "RU.delegation": mark("Delegation of Russia at the talks"),
    "RU.proxy": mark("Head of a de-facto authority in Donetsk or Luhansk"),
    "TR.president": mark("President of Türkiye"),
    "AE.mfa": mark("Ministry of Foreign Affairs of the United Arab Emirates"),
    "HU.pm": mark("Prime Minister of Hungary"),
    "US.envoy": mark("Special Envoy of the United States"),
    "both": mark("Both sides"),
    "press": mark("The outlet itself"),
    "compiler": mark("The compiler of this record"),
    "": mark("Speaker not recorded"),
}
"""Offices by the code under which statements name them."""

STATES = {
    "UA": mark("Ukraine"),
    "RU": mark("Russia"),
    "AE": mark("United Arab Emirates"),
    "TR": mark("Türkiye"),
    "SA": mark("Saudi Arabia"),
    "QA": mark("Qatar"),
    "HU": mark("Hungary"),
    "US": mark("United States"),
    "VA": mark("Holy See"),
    "BY": mark("Belarus"),
    "ICRC": mark("International Committee of the Red Cross"),
    "both": mark("Both sides"),
}
"""States, and those who mediate like one."""


def office(code: str, language: str = "en") -> str:
    """Name who spoke: an office, a state where only that is recorded, or an office without words by its code."""
    if code in OFFICES:
        return translate(OFFICES[code], language)
    if code in STATES:
        return translate(mark("{state}, office not recorded"), language).format(state=state(code, language))
    state_code, _, rest = code.partition(".")
    return translate(mark("{state}, office “{code}”"), language).format(
        state=state(state_code, language), code=rest or code
    )


def state(code: str, language: str = "en") -> str:
    """Name a state or a mediator."""
    return translate(STATES[code], language) if code in STATES else code


def states(codes: Iterable[str], language: str = "en") -> str:
    """Name several states in one list."""
    return words.listed([state(code, language) for code in codes], language)
