"""Measures the reading of announcements: articles a second, and scores by language on a folder of articles and gold.

    python benchmarks/claims.py [FOLDER with articles/ and gold/ …]

Without a folder, the record's own development set. The article of the speed is the longest one there is.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from allforall.claims.read import read_article
from claims_record import articles, b_cubed, predict, scores
from shared import shared

REPEATS = 50
SHOWN = ("kind", "side", "counts", "strict", "date", "empty")


def speed(base: Path) -> float:
    """Return how many articles like the longest one are read in a second of one core."""
    longest = max((article for _, article in articles(base / "articles")), key=lambda a: len(a.text))
    read_article(longest)
    begun = time.process_time()
    for _ in range(REPEATS):
        read_article(longest)
    return REPEATS / (time.process_time() - begun)


def main() -> None:
    given = [Path(name) for name in sys.argv[1:]]
    for base in given or [shared("data/public_record")]:
        print(f"{base.name}: {speed(base):.0f} articles a second a core (the longest)")
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            predict(base / "articles", out)
            for language in (None, "en", "uk", "ru"):
                reached = scores(base, out, language)
                print(f"  {language or 'all':4}" + "".join(f" {name} {reached[name]:.3f}" for name in SHOWN))
            print(f"  clusters, B-cubed {b_cubed(base, out):.3f}")


if __name__ == "__main__":
    main()
