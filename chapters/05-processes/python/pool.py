"""The same count by one thread, by several, and by processes."""

import os
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

LIMIT, STEP = 300_000, 10_000


def primes(start):
    """Counts the primes among the STEP numbers from this one on."""
    count = 0
    for n in range(max(start, 2), start + STEP):
        divisor = 2
        while divisor * divisor <= n and n % divisor:
            divisor += 1
        count += divisor * divisor > n
    return count


def count(name, executor, workers):
    clock = time.perf_counter()
    with executor(workers) as pool:
        found = sum(pool.map(primes, range(0, LIMIT, STEP)))
    ms = round((time.perf_counter() - clock) * 1000)
    print(f"{name} ({workers}): {found} primes in {ms} ms")
    assert found == 25_997


if __name__ == "__main__":
    cores = min(os.cpu_count(), 4)
    count("one thread", ThreadPoolExecutor, 1)
    count("threads", ThreadPoolExecutor, cores)
    count("processes", ProcessPoolExecutor, cores)
