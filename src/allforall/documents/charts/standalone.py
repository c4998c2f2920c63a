"""A picture as a file of its own: the same drawing with its title, its ground and its style inside."""

import re

from allforall.documents.charts.svg import clean
from allforall.documents.style.sheet import style_sheet

_HEAD, _PAD = 58, 16


def standalone(picture: str, title: str, sub: str) -> str:
    """Put a drawing under its title on paper, with light and dark colours; it loads nothing and needs no page."""
    found = re.match(r'<svg [^>]*? width="([\d.]+)" height="([\d.]+)"', picture)
    if not found:
        msg = "no drawing begins here"
        raise ValueError(msg)
    width, height = (float(each) + 2 * _PAD for each in found.groups())
    height += _HEAD
    # Pictures escape every word of theirs; a drawing of its own inside another keeps its label.
    inner = picture.replace("<svg ", f'<svg x="{_PAD}" y="{_PAD + _HEAD}" ', 1)
    style = style_sheet(("charts",)).replace("]]>", "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
        f"<style><![CDATA[{style} .paper {{ fill: var(--surface); }}]]></style>"
        f'<rect class="paper" width="{width:g}" height="{height:g}"/>'
        f'<g class="chart"><text class="t-l" x="{_PAD}" y="{_PAD + 18}">{_said(title)}</text>'
        f'<text class="t-m" x="{_PAD}" y="{_PAD + 38}">{_said(sub)}</text></g>{inner}</svg>\n'
    )


def _said(words: str) -> str:
    return clean(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
