"""Cuts the fonts of the papers out of Noto as Debian ships it: `python docs/make_fonts.py [FOLDER]`, needs fonttools.

Sources are pinned by SHA-256 (Debian's fonts-noto-core 20201225-1), and the same sources give the same bytes. Hinting
goes, since a printer needs none; every letter stays that names and texts of the papers may hold.
"""

import hashlib
import json
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

NOTO = Path("/usr/share/fonts/truetype/noto")
FONTS = Path(__file__).parent.parent / "src/allforall/documents/papers/fonts"
LATIN = ((0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x2FF), (0x300, 0x36F), (0x1E00, 0x1EFF))
GREEK, CYRILLIC = ((0x370, 0x3FF),), ((0x400, 0x52F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F))
MARKS = (
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
    (0x2100, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x25A0, 0x25CC),
    (0xFFFD, 0xFFFD),
)
EUROPE = (*LATIN, *GREEK, *CYRILLIC, *MARKS)
ARABIC = (
    (0x20, 0x7E),
    (0xA0, 0xA0),
    (0xAB, 0xAB),
    (0xBB, 0xBB),
    (0x600, 0x6FF),
    (0x750, 0x77F),
    (0x8A0, 0x8FF),
    (0x2000, 0x206F),
)
OTHERS = {
    "Georgian": ((0x20, 0x20), (0x10A0, 0x10FF), (0x1C90, 0x1CBF)),
    "Armenian": ((0x20, 0x20), (0x531, 0x58F)),
    "Hebrew": ((0x20, 0x20), (0x591, 0x5F4), (0x200E, 0x200F)),
}
WANTED = {
    "NotoSans-Regular": EUROPE,
    "NotoSans-Bold": EUROPE,
    "NotoSerif-Regular": EUROPE,
    "NotoSerif-Bold": EUROPE,
    "NotoNaskhArabic-Regular": ARABIC,
    "NotoNaskhArabic-Bold": ARABIC,
    **{
        f"NotoSans{script}-{weight}": ranges
        for script, ranges in OTHERS.items()
        for weight in ("Regular", "Bold")
    },
}
SOURCES: dict[str, str] = json.loads((Path(__file__).parent / "fonts.json").read_text("utf-8"))
"""What was cut from: the SHA-256 of every source."""


def main() -> None:
    """Write fonts, their checksums and the letters that they have."""
    noto = Path(sys.argv[1]) if len(sys.argv) > 1 else NOTO
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, ranges in WANTED.items():
        source = noto / f"{name}.ttf"
        found = hashlib.sha256(source.read_bytes()).hexdigest()
        if found != SOURCES[name]:
            sys.exit(f"{source} is another file than the one that the papers were made with: {found}")
        cut(source, FONTS / f"{name}.ttf", ranges)
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(FONTS.glob("*.ttf"))}
    (FONTS / "SHA256SUMS").write_text(
        "".join(f"{digest}  {name}\n" for name, digest in sums.items()), "ascii"
    )
    (FONTS / "letters.json").write_text(json.dumps(letters(), separators=(",", ":")) + "\n", "ascii")
    print(sum(path.stat().st_size for path in FONTS.glob("*.ttf")), "bytes in", len(sums), "fonts")


def cut(source: Path, target: Path, ranges: tuple[tuple[int, int], ...]) -> None:
    """Keep some letters of a font with everything that shapes them."""
    options = Options(
        hinting=False,
        layout_features=["*"],
        name_IDs=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=["DSIG", "FFTM"],
    )
    font = load_font(str(source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    save_font(font, str(target), options)


def letters() -> list[list[int]]:
    """Return the ranges of letters that every weight of some family has."""
    families: dict[str, list[set[int]]] = {}
    for path in FONTS.glob("*.ttf"):
        font = load_font(str(path), Options())
        families.setdefault(path.stem.partition("-")[0], []).append(set(font.getBestCmap()))
    # A heading is set in the serif: what only the sans has would be missing there.
    families["NotoSerif"] = families["NotoSans"] = families["NotoSans"] + families["NotoSerif"]
    known = sorted(set().union(*(set.intersection(*each) for each in families.values())))
    ranges: list[list[int]] = []
    for code in known:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


if __name__ == "__main__":
    main()
