"""Appends batches until it is killed, and says after each how many entries it was told are kept. Run by tests and measurements."""

import random
import sys
from pathlib import Path

from allforall.ledger import writer as writing
from allforall.ledger.signing import Signer


def main(folder: Path, seed: int) -> None:
    """Append, publish now and then, and let the journal be worked off often, so that every step is hit."""
    draw = random.Random(seed)  # no secret
    writing.JOURNAL_BYTES = 30_000
    signer = Signer.from_seed("record.example/killed", b"k" * 32)
    while True:
        with writing.LedgerWriter(folder, signer) as writer:
            for _ in range(draw.randint(1, 8)):
                count = draw.choice((1, 2, 5, 30, 300))
                first = writer.size
                writer.append([b"entry %d" % number for number in range(first, first + count)])
                sys.stdout.write(f"{first + count}\n")
                sys.stdout.flush()
                if draw.random() < 0.3:
                    writer.publish()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
