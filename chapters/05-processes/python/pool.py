"""The same work by one thread, by several, and by processes."""

import os
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

NUMBERS = range(100_000, 100_040)


def divisors(number):
    return sum(number % d == 0 for d in range(1, number + 1))


def count(name, executor, workers):
    clock = time.perf_counter()
    with executor(workers) as pool:
        found = sum(pool.map(divisors, NUMBERS))
    ms = round((time.perf_counter() - clock) * 1000)
    print(f"{name} ({workers}): {found} divisors in {ms} ms")
    assert found == 500


if __name__ == "__main__":
    cores = min(os.cpu_count(), 4)
    count("one thread", ThreadPoolExecutor, 1)
    count("threads", ThreadPoolExecutor, cores)
    count("processes", ProcessPoolExecutor, cores)
