"""Marks rows of a round as one person, and prints each mark when it is kept: FOLDER WHO [HOW_MANY]."""

import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from secrets import token_bytes

from allforall.actions.say_in_round import say
from allforall.exchange.rounds.events import Marked
from allforall.exchange.rounds.words import Result

folder, who = Path(sys.argv[1]), sys.argv[2]
for number in range(int(sys.argv[3])) if len(sys.argv) > 3 else count():
    time = datetime(2025, 7, 23, 9, tzinfo=UTC) + timedelta(seconds=number)
    event = Marked(
        at=time, who=who, to="A", row=1 + number % 4, result=Result.DELIVERED, why=f"look {number}"
    )
    assert say(folder, lambda _, event=event: [event], token_bytes).file
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()
