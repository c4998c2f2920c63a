"""Words of the compiler as they stand in the tables, with offices in the place of persons' names.

The brackets are an editor's: what stands in them was put there.
"""

import re

OFFICE_OF = {
    "Zelensky": "President of Ukraine",
    "Zelenskyy": "President of Ukraine",
    "Putin": "President of Russia",
    "Erdogan": "President of Türkiye",
    "Trump": "President of the United States",
    "Pushilin": "head of the de-facto authority in Donetsk",
    "Budanov": "head of Ukrainian military intelligence",
    "Medinsky": "head of the Russian delegation",
    "Moskalkova": "Russian Human Rights Commissioner",
    "Umerov": "Secretary of the Security Council of Ukraine",
    "Lubinets": "Ukrainian Human Rights Commissioner",
    "Orban": "Prime Minister of Hungary",
    "Witkoff": "United States envoy",
}
"""Whom the tables name, by the office they held when they spoke."""
_NAMED = re.compile(r"\b(" + "|".join(sorted(OFFICE_OF, key=len, reverse=True)) + r")\b")


def without_names(text: str) -> str:
    """Put the office, in brackets, where a person is named."""
    return _NAMED.sub(lambda found: f"[{OFFICE_OF[found[1]]}]", text)
