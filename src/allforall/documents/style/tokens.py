"""Colours by what they mean, in one table, for light and dark. Parties weigh the same: equal lightness and chroma."""

from dataclasses import dataclass
from typing import Literal

from allforall.documents.style.colour import oklch

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, Theme] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Role:
    """One colour by what it means, as hex, in both themes."""

    light: str
    dark: str

    def in_theme(self, theme: Theme) -> str:
        """Return the colour of one theme."""
        return self.light if theme == "light" else self.dark


ROLES: dict[str, Role] = {
    # ground
    "bg": Role("#f6f5f1", "#14171a"),
    "surface": Role("#ffffff", "#1b1f23"),
    "sunken": Role("#eceae3", "#101316"),
    # ink and lines
    "ink": Role("#1b1f23", "#eceae4"),
    "ink-2": Role("#454b51", "#bfc3c4"),
    "ink-3": Role("#5f666c", "#9aa1a5"),
    "line": Role("#dad7ce", "#343b41"),
    "line-strong": Role("#7d8286", "#7f878c"),
    "grid": Role("#e4e1d9", "#2c3338"),
    # links and the place of the keyboard
    "accent": Role("#0b5563", "#84cad6"),
    "accent-strong": Role("#083e49", "#a9dde6"),
    "accent-soft": Role("#e1edef", "#1c343a"),
    "focus": Role("#1b1f23", "#f5f3ee"),
    "focus-halo": Role("#ffd866", "#8a6a00"),
    # the two parties: violet and bronze, which no flag of theirs has, and which are no signal
    "a": Role(oklch(0.46, 0.105, 295), oklch(0.77, 0.085, 295)),
    "a-mid": Role(oklch(0.645, 0.085, 295), oklch(0.535, 0.085, 295)),
    "a-soft": Role(oklch(0.945, 0.018, 295), oklch(0.29, 0.035, 295)),
    "b": Role(oklch(0.46, 0.105, 55), oklch(0.77, 0.085, 65)),
    "b-mid": Role(oklch(0.645, 0.085, 60), oklch(0.535, 0.075, 60)),
    "b-soft": Role(oklch(0.945, 0.018, 65), oklch(0.29, 0.03, 60)),
    # states, always beside a sign and a word
    "ok": Role("#1d5c3b", "#93d1ab"),
    "ok-soft": Role("#e3efe7", "#1b2d23"),
    "warn": Role("#654700", "#e8c66f"),
    "warn-soft": Role("#fbf1d3", "#312a15"),
    "stop": Role("#94281b", "#f3a598"),
    "stop-soft": Role("#fae8e4", "#3a221e"),
}

_GROUNDS = ("bg", "surface", "sunken")
_INKS = ("ink", "ink-2", "ink-3", "accent", "a", "b", "ok", "warn", "stop")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ground in _GROUNDS for ink in _INKS),
    *((name, f"{name}-soft") for name in ("a", "b", "ok", "warn", "stop", "accent")),
    *(("ink", f"{name}-soft") for name in ("a", "b", "ok", "warn", "stop", "accent")),
    *(("ink-2", f"{name}-soft") for name in ("accent", "stop", "warn")),
    ("surface", "a"),
    ("surface", "b"),
)
"""Text on ground, wherever pages put one on the other: at least 4.5 : 1 (WCAG 2.2, 1.4.3)."""

MARK_PAIRS: tuple[tuple[str, str], ...] = (
    *(("line-strong", ground) for ground in ("bg", "surface", "sunken")),
    *(("focus", ground) for ground in ("bg", "surface", "sunken", "accent-soft", "focus-halo")),
    *((party, "surface") for party in ("a", "b", "a-mid", "b-mid")),
    *((party, "bg") for party in ("a-mid", "b-mid")),
    ("accent", "sunken"),
    ("stop", "surface"),
    ("stop", "sunken"),
    ("ink", "sunken"),
)
"""Marks that carry meaning: at least 3 : 1 (WCAG 2.2, 1.4.11)."""
