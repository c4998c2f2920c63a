"""The feed: what became known, newest first, in a form that every reader of feeds opens."""

from datetime import date
from xml.etree import ElementTree as ET

from allforall.claims.record.record import public_record
from allforall.documents.site.feed import ATOM, MOST_ENTRIES, feed
from allforall.documents.site.site import site_of

SITE = site_of(public_record())


def entries(text):
    return ET.fromstring(text).findall(f"{{{ATOM}}}entry")


def of(entry, name):
    return entry.findtext(f"{{{ATOM}}}{name}")


def test_the_newest_stands_first_and_every_entry_has_an_id_of_its_own():
    found = entries(feed(SITE, "en"))
    days = [of(each, "updated") for each in found]
    assert len(found) == MOST_ENTRIES
    assert days == sorted(days, reverse=True)
    assert len({of(each, "id") for each in found}) == MOST_ENTRIES


def test_an_entry_links_to_its_page_and_says_the_numbers():
    (found,) = (e for e in entries(feed(SITE, "en")) if of(e, "title") == "Exchange of 5 March 2026")
    assert found.find(f"{{{ATOM}}}link").get("href") == "exchange/EX-2026-03-05.html"
    assert "To Ukraine: 200. To Russia: 200." in of(found, "summary")


def test_a_feed_of_a_day_holds_nothing_that_became_known_later():
    for day in public_record().days:
        text = feed(site_of(public_record(), day), "en")
        assert all(of(each, "updated")[:10] <= day.isoformat() for each in entries(text))


def test_an_entry_keeps_its_id_when_statements_are_added():
    def id_of_the_first(day):
        found = entries(feed(site_of(public_record(), day), "en"))
        return {(of(e, "title"), of(e, "updated")): of(e, "id") for e in found}

    before, after = id_of_the_first(date(2023, 5, 1)), id_of_the_first(date(2023, 5, 10))
    both = before.keys() & after.keys()
    assert len(both) >= 20
    assert all(before[each] == after[each] for each in both)


def test_the_same_record_gives_the_same_bytes():
    assert feed(SITE, "ar") == feed(site_of(public_record()), "ar")
