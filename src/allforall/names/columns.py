"""Keys of a whole column of names at once: the rules of `keys`, applied by polars to all different words together.

Words with anything unusual (two scripts, digits, another script, several pieces) go through `token_key` one by one.
Both ways give the same keys, which a test holds.
"""

from string import ascii_lowercase

import polars as pl

from allforall.names.equivalents import equivalents
from allforall.names.keys import BLOCK_LETTERS, COARSE, VOWELS, token_key
from allforall.names.part import Part
from allforall.names.rewriting import exchange, rewrite_column
from allforall.names.scripts import CLEAN
from allforall.names.sounds import (
    ALPHABET,
    ANY_COMMON_IN_COLUMN,
    COMMON,
    HABITS,
    LATIN,
    PLAIN_LATIN,
    SOFT_O,
    SOUNDS,
)
from allforall.names.stems import PATRONYMIC, SURNAME

_CYRILLIC = ALPHABET + "".join(letter for letter in map(chr, SOUNDS) if letter > "ɏ" and letter.isalpha())
_MARKED = "".join(
    chr(code)
    for code, to in PLAIN_LATIN.items()
    if chr(code).islower() and set(to if isinstance(to, str) else chr(to)) <= set(ascii_lowercase + ALPHABET)
).replace("ß", "")
_IS_CYRILLIC, _IS_LATIN = f"^[{_CYRILLIC}’]+$", f"^[{ascii_lowercase}{_MARKED}’]+$"
_FEW = 500
"""So many words are sooner read one by one."""


def keys_of_words(words: pl.Series, part: Part) -> pl.Series:
    """Return the key of each word of a column without nulls; best given words that all differ."""
    if len(words) < _FEW:
        return pl.Series("key", [token_key(word, part) for word in words], dtype=pl.String)
    plain = exchange(words.str.normalize("NFC"), CLEAN).str.to_lowercase()
    table = pl.DataFrame({"word": words, "plain": plain}).with_row_index("row")
    cyrillic = table.filter(pl.col("plain").str.contains(_IS_CYRILLIC))
    others = table.join(cyrillic, on="row", how="anti")
    latin = others.filter(pl.col("plain").str.contains(_IS_LATIN))
    unusual = others.join(latin, on="row", how="anti")
    sounds = pl.concat([_sounds(cyrillic["plain"]), _read_latin(latin["plain"])])
    key_of = _stems(sounds.unique(), part)
    usual = pl.DataFrame({"row": pl.concat([cyrillic["row"], latin["row"]]), "sound": sounds})
    usual = usual.join(key_of, on="sound", how="left").select("row", "key")
    single = pl.Series("key", [token_key(word, part) for word in unusual["word"]], dtype=pl.String)
    return pl.concat([usual, unusual.select("row").with_columns(single)]).sort("row")["key"]


def blocks_of(keys: pl.Series) -> pl.Series:
    """Return the block of each key of a family name, as `surname_block` does."""
    letters = exchange(keys.str.replace_all(f"[{VOWELS}-]", ""), COARSE).str.slice(0, BLOCK_LETTERS)
    return (
        letters.to_frame("block")
        .select(pl.when(pl.col("block") == "").then(keys).otherwise("block"))
        .to_series()
    )


def _sounds(words: pl.Series) -> pl.Series:
    return _simplified(exchange(words.str.replace_all(*SOFT_O, literal=True), SOUNDS))


def _read_latin(words: pl.Series) -> pl.Series:
    """Read each word by the habits of spelling whose marks it bears, and put all back into their order."""
    rest = pl.DataFrame({"word": words}).with_row_index("row")
    read = []
    for mark, habit in (*HABITS, (None, ())):
        of_habit = rest if mark is None else rest.filter(pl.col("word").str.contains(mark.pattern))
        rest = rest.join(of_habit, on="row", how="anti")
        plain = exchange(of_habit["word"], PLAIN_LATIN)
        read.append(of_habit.select("row").with_columns(word=rewrite_column(plain, (*habit, *LATIN))))
    return _sounds(pl.concat(read).sort("row")["word"])


def _simplified(sounds: pl.Series) -> pl.Series:
    while (unfinished := sounds.str.contains(ANY_COMMON_IN_COLUMN)).any():
        sounds = sounds.clone().scatter(
            unfinished.arg_true(), rewrite_column(sounds.filter(unfinished), COMMON)
        )
    return sounds


def _stems(sounds: pl.Series, part: Part) -> pl.DataFrame:
    """Return a table of sounds and their keys, the stems or what stands for them."""
    rows, stems = pl.int_range(len(sounds), eager=True), sounds
    found = sounds.clone()
    while len(rows):
        cut = _simplified(_cut(stems, part))
        changed = cut != stems
        rows, stems = rows.filter(changed), cut.filter(changed)
        found = found.scatter(rows, stems)
    known = equivalents(part)
    return pl.DataFrame({"sound": sounds, "key": found.replace(list(known), list(known.values()))})


def _cut(sounds: pl.Series, part: Part) -> pl.Series:
    if part is Part.PATRONYMIC:
        return rewrite_column(sounds, PATRONYMIC)
    return rewrite_column(sounds, SURNAME) if part is Part.SURNAME else sounds
