"""Reads an HTML page as a browser would, without one: its structure for tests, its words for golden files."""

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "path", "rect", "circle", "line", "col"}
BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "tr",
    "li",
    "dt",
    "dd",
    "section",
    "figure",
    "title",
    "summary",
    "aside",
    "footer",
    "div",
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Page(HTMLParser):
    """A page taken apart: every tag with its attributes and its ancestors, and its visible words line by line."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.open = []
        self.unbalanced = []
        self.lines = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs), tuple(self.open)))
        if tag in BLOCKS:
            self.lines.append("")
        if tag in {"th", "td"} and self.lines[-1]:
            self.lines[-1] += " | "
        if tag == "svg":
            label = dict(attrs).get("aria-label")
            if label and "only-narrow" not in dict(attrs).get("class", ""):
                self.lines.append(f"[picture] {label}")
                self.lines.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.unbalanced.append((tag, tuple(self.open)))
        else:
            self.open.pop()
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data):
        if "svg" not in self.open and "style" not in self.open:
            self.lines[-1] += " ".join(data.split()) + " " if data.strip() else " "

    @property
    def words(self):
        cleaned = (" ".join(line.split()).removesuffix(" |") for line in self.lines)
        return "\n".join(line for line in cleaned if line) + "\n"

    @property
    def headings(self):
        return [int(tag[1]) for tag, _, _ in self.tags if tag in HEADINGS]

    @property
    def ids(self):
        return [attrs["id"] for _, attrs, _ in self.tags if "id" in attrs]

    def attributes(self, name):
        return [attrs[name] for _, attrs, _ in self.tags if name in attrs]
