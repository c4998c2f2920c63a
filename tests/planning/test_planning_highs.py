import time

import numpy as np

from allforall.planning.highs import INFINITY, Answer, Highs, Program


def test_each_run_of_one_program_has_the_time_that_it_is_given_however_long_earlier_ones_took():
    size = 300
    draw = np.random.default_rng(1)
    solver = Highs(
        Program(
            gain=draw.random(size),
            lower=np.zeros(size),
            upper=np.ones(size),
            whole=np.ones(size, dtype=np.bool_),
            low=np.full(size, -INFINITY),
            high=draw.random(size) * 5,
            starts=np.arange(0, size * 20 + 1, 20, dtype=np.int32),
            columns=np.sort((draw.integers(0, size, (size, 1)) + 13 * np.arange(20)) % size)
            .ravel()
            .astype(np.int32),
            values=np.ones(size * 20),
        )
    )
    began = time.perf_counter()
    assert solver.linear(time_s=60).answer is Answer.PROVEN
    once = max(time.perf_counter() - began, 0.02)
    for _ in range(20):
        assert solver.linear(time_s=once * 5).answer is Answer.PROVEN
