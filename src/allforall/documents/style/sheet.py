"""One style sheet for one page: tokens first, then the parts that the page is made of."""

from importlib.resources import files

from allforall.documents.style.tokens import ROLES, Theme

FIXED = """
  /* system fonts first, Noto where the system lacks a script */
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Helvetica Neue", Arial, sans-serif;
  --serif: Georgia, "Noto Serif", "Noto Naskh Arabic", "Times New Roman", serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;

  /* 13, 14, 16, 19, 24, 32, 42 px */
  --t1: .8125rem; --t2: .875rem; --t3: 1rem; --t4: 1.1875rem; --t5: 1.5rem; --t6: 2rem; --t7: 2.625rem;
  --lh: 1.5; --lh-tight: 1.22; --measure: 68ch;

  /* 4, 8, 12, 16, 24, 32, 48, 64 px */
  --s1: .25rem; --s2: .5rem; --s3: .75rem; --s4: 1rem; --s5: 1.5rem; --s6: 2rem; --s7: 3rem; --s8: 4rem;
  --r1: 3px; --r2: 6px;
"""
"""Type and space, the same in both themes."""

READING = ("ground", "parts", "tables", "charts", "reading", "print")
"""The parts of a page that is read: report, public record."""


def tokens_css() -> str:
    """Write colours, type and space as custom properties, light and dark, with what readers ask of their system."""
    return f"""/* Colour, type and space of Allforall, from tokens.py. */
:root {{
  color-scheme: light dark;
{_colours("light", "  ")}
{FIXED}}}
@media (prefers-color-scheme: dark) {{
  :root:not([data-theme="light"]) {{
{_colours("dark", "    ")}
  }}
}}
:root[data-theme="dark"] {{
  color-scheme: dark;
{_colours("dark", "  ")}
}}
@media (prefers-contrast: more) {{
  :root {{ --line: var(--line-strong); --ink-2: var(--ink); --ink-3: var(--ink); }}
}}
:lang(ar) {{ --lh: 1.75; --lh-tight: 1.45; }}
"""


def style_sheet(parts: tuple[str, ...] = READING) -> str:
    """Join tokens and parts into the whole style of one page."""
    folder = files("allforall.documents.style")
    return "\n".join([tokens_css(), *((folder / f"{part}.css").read_text("utf-8") for part in parts)])


def paper_footer(words: str, page: str) -> str:
    """Say at the foot of every printed page what it is: paper travels without its first page."""
    return (
        "@page {\n"
        f"  @bottom-left {{ content: {_css_text(words)}; font: 8pt sans-serif; color: #333; }}\n"
        f'  @bottom-right {{ content: {_css_text(page)} " " counter(page) " / " counter(pages);'
        " font: 8pt sans-serif; color: #333; }\n"
        "}\n"
    )


def _colours(theme: Theme, indent: str) -> str:
    return "\n".join(f"{indent}--{name}: {role.in_theme(theme)};" for name, role in ROLES.items())


def _css_text(words: str) -> str:
    """Quote a text for CSS: whatever is no plain letter or digit becomes a numeric escape, so that nothing can end it.

    Spaces too: one that follows an escape would be swallowed as its end.
    """
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in words) + '"'
