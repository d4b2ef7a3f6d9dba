"""How long does it take to add one to a counter that n threads share?"""

import queue
import threading

from points import point, seconds, workers

TOTAL = 50_000


def in_threads(n, work):
    threads = [threading.Thread(target=work) for _ in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def with_lock(n):
    total, lock = 0, threading.Lock()

    def work():
        nonlocal total
        for _ in range(TOTAL // n):
            with lock:
                total += 1

    in_threads(n, work)
    return total


def merged(n):
    total, lock = 0, threading.Lock()

    def work():
        nonlocal total
        own = 0
        for _ in range(TOTAL // n):
            own += 1
        with lock:
            total += own

    in_threads(n, work)
    return total


def through_queue(n):
    """One thread owns the counter; the others send it what to add."""
    total, numbers = 0, queue.Queue(1024)

    def own():
        nonlocal total
        while number := numbers.get():
            total += number

    def work():
        for _ in range(TOTAL // n):
            numbers.put(1)

    owner = threading.Thread(target=own)
    owner.start()
    in_threads(n, work)
    numbers.put(None)
    owner.join()
    return total


def measure(series, n, count):
    def work():
        assert count(n) == TOTAL // n * n, f"{series}: additions got lost"

    point("counter", series, n, seconds(work) / TOTAL)


for n in workers():
    measure("lock", n, with_lock)
    measure("own, then merged", n, merged)
    measure("queue", n, through_queue)
