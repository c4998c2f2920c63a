"""Makes the lists of this example and the truth about them. Run it with the Python of the project:

    python examples/istanbul-2025/make_lists.py [FOLDER]

It writes `lists/` and `truth/` beside itself, or into FOLDER. Everybody is generated; the same bytes come out each time.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from making.everything import make  # noqa: E402  # the folder of this script has to be known first

if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
