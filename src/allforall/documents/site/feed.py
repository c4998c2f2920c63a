"""What became known, newest first, as an Atom feed (RFC 4287): one entry for each exchange and promise and day."""

from collections import defaultdict
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from allforall.base.messages import mark, translate, translate_count
from allforall.claims.record.views import EXCHANGE, TALLY, known_on
from allforall.documents import words
from allforall.documents.charts.svg import clean
from allforall.documents.site import amounts
from allforall.documents.site.places import page_of
from allforall.documents.site.site import Site
from allforall.documents.site.titles import entry_title

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 60
"""A reader asks for what is new; the whole record lies beside the feed."""


def feed(site: Site, language: str) -> str:
    """Write the newest entries; the same record gives the same bytes, and ids stay when statements are added."""
    register_namespace("", ATOM)
    root = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    _put(root, "title", translate(mark("Public record of exchanges between Ukraine and Russia"), language))
    _put(root, "id", _id("feed", language))
    _put(root, "updated", _moment(site.newest or site.known))
    _put(root, "subtitle", translate(mark("What became known, newest first"), language))
    SubElement(root, f"{{{ATOM}}}link", {"rel": "alternate", "type": "text/html", "href": "index.html"})
    author = SubElement(root, f"{{{ATOM}}}author")
    _put(author, "name", "Allforall")
    for day, entry, count in _newest(site):
        _entry(root, site, day, entry, count, language)
    indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _newest(site: Site) -> list[tuple[date, str, int]]:
    """Count what became known of each entry on each day, newest first."""
    found: dict[tuple[date, str], int] = defaultdict(int)
    for each in site.record.statements:
        found[known_on(each), each.entry] += 1
    newest = sorted(found, key=lambda each: (-each[0].toordinal(), each[1]))
    return [(day, entry, found[day, entry]) for day, entry in newest[:MOST_ENTRIES]]


def _entry(root: Element, site: Site, day: date, entry: str, count: int, language: str) -> None:
    node = SubElement(root, f"{{{ATOM}}}entry")
    _put(node, "title", entry_title(site, entry, language))
    _put(node, "id", _id(entry, day.isoformat(), language))
    _put(node, "updated", _moment(day))
    SubElement(node, f"{{{ATOM}}}link", {"rel": "alternate", "type": "text/html", "href": page_of(entry)})
    said = translate_count("{n} statement became known.", "{n} statements became known.", count, language)
    text = said.format(n=words.number(count, language))
    _put(node, "summary", " ".join(filter(None, (text, _numbers(site, entry, language)))))


def _numbers(site: Site, entry: str, language: str) -> str:
    """Say what is on record of an exchange, as of the day that the whole feed is of."""
    if not entry.startswith(EXCHANGE) or entry.startswith(TALLY) or not site.exchanges[entry].took_place:
        return ""
    exchange = site.exchanges[entry]
    if not site.of_the_living(exchange):
        return ""
    return translate(mark("To Ukraine: {ua}. To Russia: {ru}."), language).format(
        ua=amounts.reported(site.people(exchange, "UA"), language),
        ru=amounts.reported(site.people(exchange, "RU"), language),
    )


def _id(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'allforall:public-record:' + ':'.join(parts))}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _put(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = clean(text)
