"""Ten thousand tasks that wait, and tasks that compute."""

import asyncio
import time

TASKS = 10_000
PLACES = 2_000
WAIT = 0.02


def pi():
    """Leibniz's series: 1 - 1/3 + 1/5 - 1/7 ... is a quarter of pi."""
    terms = ((-1) ** n / (2 * n + 1) for n in range(200_000))
    return 4 * sum(terms)


async def wait_inside(places):
    async with places:
        await asyncio.sleep(WAIT)


async def compute():
    return pi()


def ms(start):
    return f"{(time.monotonic() - start) * 1000:.0f} ms"


async def main():
    start = time.monotonic()
    await asyncio.gather(*(asyncio.sleep(WAIT) for _ in range(TASKS)))
    print(f"{TASKS} waits of {WAIT * 1000:.0f}ms: {ms(start)}")

    start = time.monotonic()
    places = asyncio.Semaphore(PLACES)
    await asyncio.gather(*(wait_inside(places) for _ in range(TASKS)))
    print(f"at most {PLACES} at once: {ms(start)}")

    start = time.monotonic()
    once = pi()
    print(f"pi, {once:.5f}: {ms(start)}")

    start = time.monotonic()
    results = await asyncio.gather(*(compute() for _ in range(4)))
    assert results == [once] * 4
    print(f"pi in 4 tasks: {ms(start)}")


asyncio.run(main())
