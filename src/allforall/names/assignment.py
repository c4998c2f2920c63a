"""Which word of one name belongs to which of another: the assignment with the least total cost, not a greedy one."""

from collections.abc import Sequence
from math import inf


def cheapest(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Assign each row a column of its own so that the costs add up to least; there are no more rows than columns.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), one row added at a time.
    """
    rows, columns = len(costs), len(costs[0]) if costs else 0
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_at = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_at[0] = row
        _augment(costs, of_row, of_column, row_at)
    return sorted((row - 1, column - 1) for column, row in enumerate(row_at) if column and row)


def _augment(
    costs: Sequence[Sequence[float]], of_row: list[float], of_column: list[float], row_at: list[int]
) -> None:
    """Find the cheapest way to a free column from the row that stands at column 0, and move along it."""
    size = len(row_at)
    least, before, done = [inf] * size, [0] * size, [False] * size
    column = 0
    while row_at[column]:
        done[column] = True
        row, following, step = row_at[column], 0, inf
        for other in range(1, size):
            if done[other]:
                continue
            cost = costs[row - 1][other - 1] - of_row[row] - of_column[other]
            if cost < least[other]:
                least[other], before[other] = cost, column
            if least[other] < step:
                step, following = least[other], other
        for other in range(size):
            if done[other]:
                of_row[row_at[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = following
    while column:
        row_at[column] = row_at[before[column]]
        column = before[column]
