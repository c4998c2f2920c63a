"""Reads the pages of a site: its links, its places, its words inside and outside quotations."""

import posixpath
from functools import cache
from html.parser import HTMLParser

from allforall.claims.record.record import public_record
from allforall.documents.site.downloads import links
from allforall.documents.site.render import render
from allforall.documents.site.site import site_of

LANGUAGES = ("en", "uk", "ru", "tr", "ar")


@cache
def whole(known=None, languages=("en",)):
    """Render the site as it could be known on a day."""
    return render(site_of(public_record(), known), languages)


def html_of(papers):
    return {name: text for name, text in papers.items() if name.endswith(".html")}


def downloads():
    """Name what is written beside the pages by others, as seen from the folder of a language."""
    return {each.href for each in links()}


def target(page, href):
    """Return the paper and the place that a link of a page leads to."""
    path, _, place = href.partition("#")
    return (posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page), place


class Spoken(HTMLParser):
    """The words of a page outside quotations, and the words of its quotations."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.quoting = 0
        self.own, self.quoted = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.quoting += tag in {"q", "blockquote"}
        self.own += [value for name, value in attrs if name in {"aria-label", "title", "content"} and value]

    def handle_endtag(self, tag):
        self.quoting -= tag in {"q", "blockquote"}

    def handle_data(self, data):
        (self.quoted if self.quoting else self.own).append(data)
