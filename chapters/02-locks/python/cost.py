"""One sum, with much synchronisation and with little: measured."""

import threading
import time

NUMBERS = 1 << 17  # all that have 17 binary digits

total = 0
lock = threading.Lock()


def lock_each(numbers):
    global total
    for number in numbers:
        with lock:
            total += bin(number).count("1")


def lock_once(numbers):
    global total
    own = 0
    for number in numbers:
        own += bin(number).count("1")
    with lock:
        total += own


def in_shares(threads, work):
    global total
    total, share = 0, NUMBERS // threads
    pool = [
        threading.Thread(target=work, args=(range(at, at + share),))
        for at in range(0, NUMBERS, share)
    ]
    for thread in pool:
        thread.start()
    for thread in pool:
        thread.join()
    return total


right = NUMBERS * 17 // 2  # half of all the digits are ones
for name, work, threads in (
    ("one thread, one lock in all", lock_once, 1),
    ("one thread, a lock for each number", lock_each, 1),
    ("two threads, a lock for each number", lock_each, 2),
    ("two threads, one lock for each thread", lock_once, 2),
    ("1024 threads, one lock for each thread", lock_once, 1024),
):
    start = time.perf_counter()
    assert in_shares(threads, work) == right, f"{name}: wrong sum"
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{name}: {elapsed:.0f} ms")
