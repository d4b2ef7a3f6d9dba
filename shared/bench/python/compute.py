"""How long does computing take, by one thread and by several workers?

How many happy numbers are there up to a limit?
Starting and ending the workers is part of the time.
"""

import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from points import cores, point, seconds, workers


def is_happy(number):
    """Sum the squares of the digits, again and again: 1 or 4?"""
    while number not in (1, 4):
        squares = 0
        while number > 0:
            number, digit = divmod(number, 10)
            squares += digit * digit
        number = squares
    return number == 1


def count(numbers):
    return sum(map(is_happy, numbers))


def shares(limit, n):
    return [range(limit * i // n + 1, limit * (i + 1) // n + 1) for i in range(n)]


def threads(limit, n):
    with ThreadPoolExecutor(n) as pool:
        return sum(pool.map(count, shares(limit, n)))


def processes(limit, n):
    with ProcessPoolExecutor(n) as pool:
        return sum(pool.map(count, shares(limit, n)))


def tasks(limit, n):
    """All on one thread: a task gives it up only where it waits."""

    async def count_async(numbers):
        return count(numbers)

    async def main():
        parts = (count_async(numbers) for numbers in shares(limit, n))
        return sum(await asyncio.gather(*parts))

    return asyncio.run(main())


def time(limit, answer, way, n):
    def work():
        happy = way(limit, n)
        assert happy == answer, f"counted {happy} happy numbers up to {limit}"

    return seconds(work)


def one_thread(limit, _):
    return count(range(1, limit + 1))


def main():
    ways = ("threads", threads), ("processes", processes), ("tasks", tasks)
    # OEIS A068571
    for limit, answer in (1_000, 143), (10_000, 1_442), (100_000, 14_377):
        alone = time(limit, answer, one_thread, 1)
        point("compute", "one thread", limit, alone)
        for series, way in ways:
            point("compute", series, limit, time(limit, answer, way, cores()))
    for series, way in ways:
        times = {n: time(limit, answer, way, n) for n in workers()}
        for n in workers():
            point("speed_up", series, n, times[1] / times[n])


if __name__ == "__main__":
    main()
