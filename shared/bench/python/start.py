"""What does it take to start n of them and to wait until all have ended?

The time is that of one.
"""

import asyncio
import multiprocessing
import threading

from points import point, seconds


def nothing():
    pass


async def nothing_async():
    pass


def tasks(n):
    async def main():
        await asyncio.gather(*(nothing_async() for _ in range(n)))

    asyncio.run(main())


def start_and_join(kind, n):
    workers = [kind(target=nothing) for _ in range(n)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def measure(series, most, start, *args):
    start(*args, 1)  # the first one is slower
    for n in 1, 10, 100, 1_000, 10_000:
        if n <= most:
            point("start", series, n, seconds(start, *args, n) / n)


if __name__ == "__main__":
    measure("task", 10_000, tasks)
    measure("thread", 1_000, start_and_join, threading.Thread)
    for method, most in ("fork", 100), ("spawn", 10):
        if method in multiprocessing.get_all_start_methods():
            process = multiprocessing.get_context(method).Process
            measure(f"process ({method})", most, start_and_join, process)
