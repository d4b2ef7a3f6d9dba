"""How many happy numbers are there up to 100,000?

One thread counts, then as many as there are cores.
"""

import os
import threading
import time

LIMIT = 100_000
ANSWER = 14_377  # OEIS A068571


def is_happy(number):
    """Sum the squares of the digits, again and again: 1 or 4?"""
    while number not in (1, 4):
        squares = 0
        while number > 0:
            number, digit = divmod(number, 10)
            squares += digit * digit
        number = squares
    return number == 1


def count_with(threads):
    counts = [0] * threads

    def count(n):
        first = LIMIT * n // threads + 1
        last = LIMIT * (n + 1) // threads
        counts[n] = sum(map(is_happy, range(first, last + 1)))

    counters = [
        threading.Thread(target=count, args=(n,))
        for n in range(threads)
    ]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join()
    return sum(counts)


times = []
# Those that this process may use; before 3.13, those there are.
cores = getattr(os, "process_cpu_count", os.cpu_count)() or 1
for threads in 1, cores:
    start = time.perf_counter()
    happy = count_with(threads)
    times.append(time.perf_counter() - start)
    assert happy == ANSWER, f"{threads} threads counted {happy}"
    ms = times[-1] * 1000
    print(f"threads: {threads}, {happy} found in {ms:.0f} ms")
print(f"that is {times[0] / times[1]:.1f} times as fast")
