"""A small exchange of generated people, for tests that run the whole way more than once."""

import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from allforall.actions.sample_lists import Order, sample_lists
from example import EXAMPLE

LISTS = """
  - {name: a-missing, file: a-missing.csv, kind: missing, said_by: A, about: A, shown_to: [A]}
  - {name: b-held, file: b-held.csv, kind: held, said_by: B, about: A, shown_to: [B]}
  - {name: b-missing, file: b-missing.csv, kind: missing, said_by: B, about: B, shown_to: [B]}
  - {name: a-held, file: a-held.csv, kind: held, said_by: A, about: B, shown_to: [A]}
"""
ROUNDS = """
  - {day: 2025-06-09, seats: {A: 12, B: 15}, stretchers: {A: 2, B: 3}}
  - {day: 2025-06-19, seats: {A: 20, B: 20}, stretchers: {A: 4, B: 4}}
  - {day: 2025-07-23, seats: {A: 20, B: 25}, stretchers: {A: 4, B: 4}}
"""
DEFINITION = f"""
exchange: small
title: A small exchange
notice: Everybody is generated.
as_of: 2025-06-06
tie_break_salt: drawn by both
parties:
  A: {{name: Ukraine, short: Ukraine}}
  B: {{name: Russian Federation, short: the Russian Federation}}
judgements: judgements.csv
lists: {LISTS}
rounds: {ROUNDS}
horizon: 2025-12-31
"""


@lru_cache
def _made() -> Path:
    folder = Path(mkdtemp(prefix="allforall-small-"))
    sample_lists(Order(people=90, seed=11, level="medium"), folder)
    shutil.copy(EXAMPLE / "agreement.yaml", folder / "agreement.yaml")
    (folder / "exchange.yaml").write_text(DEFINITION, encoding="utf-8")
    return folder


def small_exchange(folder: Path) -> Path:
    """Write the exchange into a new folder."""
    shutil.copytree(_made(), folder)
    return folder
