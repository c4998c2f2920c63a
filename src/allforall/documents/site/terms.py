"""The vocabulary of the record in words: directions and groups, kinds, formulas, conditions, answers, grades."""

from datetime import date

from allforall.accounts.posting import Group
from allforall.base.messages import mark, translate
from allforall.claims.record.words import Flow
from allforall.documents import words

FLOWS = {
    ("UA", Group.PERSONS): mark("People to Ukraine"),
    ("UA", Group.MILITARY): mark("Prisoners of war to Ukraine"),
    ("UA", Group.CIVILIANS): mark("Civilians to Ukraine"),
    ("UA", Group.OFFICERS): mark("Officers to Ukraine"),
    ("UA", Group.ENLISTED): mark("Privates and sergeants to Ukraine"),
    ("UA", Group.WOMEN): mark("Women to Ukraine"),
    ("UA", Group.MEN): mark("Men to Ukraine"),
    ("UA", Group.WOUNDED): mark("Wounded and sick to Ukraine"),
    ("UA", Group.CHILDREN): mark("Children to Ukraine"),
    ("UA", Group.FOREIGNERS): mark("Foreign citizens to Ukraine"),
    ("UA", Group.BODIES): mark("Bodies to Ukraine"),
    ("RU", Group.PERSONS): mark("People to Russia"),
    ("RU", Group.MILITARY): mark("Prisoners of war to Russia"),
    ("RU", Group.CIVILIANS): mark("Civilians to Russia"),
    ("RU", Group.OFFICERS): mark("Officers to Russia"),
    ("RU", Group.ENLISTED): mark("Privates and sergeants to Russia"),
    ("RU", Group.WOMEN): mark("Women to Russia"),
    ("RU", Group.MEN): mark("Men to Russia"),
    ("RU", Group.WOUNDED): mark("Wounded and sick to Russia"),
    ("RU", Group.CHILDREN): mark("Children to Russia"),
    ("RU", Group.FOREIGNERS): mark("Foreign citizens to Russia"),
    ("RU", Group.BODIES): mark("Bodies to Russia"),
    ("both", Group.PERSONS): mark("People in both directions together"),
    ("both", Group.MILITARY): mark("Prisoners of war in both directions together"),
    ("both", Group.CIVILIANS): mark("Civilians in both directions together"),
    ("both", Group.OFFICERS): mark("Officers in both directions together"),
    ("both", Group.ENLISTED): mark("Privates and sergeants in both directions together"),
    ("both", Group.WOMEN): mark("Women in both directions together"),
    ("both", Group.MEN): mark("Men in both directions together"),
    ("both", Group.WOUNDED): mark("Wounded and sick in both directions together"),
    ("both", Group.CHILDREN): mark("Children in both directions together"),
    ("both", Group.FOREIGNERS): mark("Foreign citizens in both directions together"),
    ("both", Group.BODIES): mark("Bodies in both directions together"),
}
GROUPS = {
    Group.PERSONS: mark("People"),
    Group.MILITARY: mark("Prisoners of war"),
    Group.CIVILIANS: mark("Civilians"),
    Group.OFFICERS: mark("Officers"),
    Group.ENLISTED: mark("Privates and sergeants"),
    Group.WOMEN: mark("Women"),
    Group.MEN: mark("Men"),
    Group.WOUNDED: mark("Wounded and sick"),
    Group.CHILDREN: mark("Children"),
    Group.FOREIGNERS: mark("Foreign citizens"),
    Group.BODIES: mark("Bodies"),
}
TO = {"UA": mark("to Ukraine"), "RU": mark("to Russia"), "both": mark("both directions together")}
KINDS = {"agreed": mark("Agreement"), "proposed": mark("Proposal"), "disputed": mark("Dispute")}
KINDS_OF_DAY = {
    "agreed": mark("Agreement of {day}"),
    "proposed": mark("Proposal of {day}"),
    "disputed": mark("Dispute of {day}"),
}
FORMULAS = {
    "n_for_n": mark("a number for a number"),
    "all_for_all": mark("all for all"),
    "category": mark("all of a category"),
    "bodies": mark("bodies"),
}
CONDITIONS = {
    "five_stay_until_end_of_war": mark("five of those returned stay in a third state until the war ends"),
}
ANSWERS = {"no_date_agreed": mark("no date was agreed"), "false": mark("this is not so")}
CONFIDENCES = {"high": mark("high"), "med": mark("medium"), "low": mark("low")}
STATUSES = {"ok": mark("took place"), "cancelled": mark("called off that day")}


def flow(value: Flow, language: str = "en") -> str:
    """Name a direction and a group."""
    return translate(FLOWS[value.to, value.group], language)


def group(value: Group, language: str = "en") -> str:
    """Name a group by itself."""
    return translate(GROUPS[value], language)


def direction(to: str, language: str = "en") -> str:
    """Name a direction by itself."""
    return translate(TO[to], language)


def promise_by_id(entry: str, language: str = "en") -> str:
    """Name a promise by its id alone, where its page may not be known yet."""
    kinds = {"PR": "proposed", "DS": "disputed"}
    day = words.day(date.fromisoformat(entry[3:13]), language)
    return translate(KINDS_OF_DAY[kinds.get(entry[:2], "agreed")], language).format(day=day)


def term(table: dict[str, str], value: str, language: str = "en") -> str:
    """Put a coded value into words; one that has none yet stays as it is."""
    return translate(table[value], language) if value in table else value
