"""A heart beats every millisecond, unless somebody keeps the thread."""

import asyncio

LIMIT = 30_000
beats = 0


def primes_below(limit):
    def is_prime(number):
        divisor = 2
        while divisor * divisor <= number:
            if number % divisor == 0:
                return False
            divisor += 1
        return True

    return sum(is_prime(number) for number in range(2, limit))


def take_beats():
    global beats
    taken, beats = beats, 0
    return taken


async def heart():
    global beats
    while True:
        await asyncio.sleep(0.001)
        beats += 1


async def main():
    beating = asyncio.create_task(heart())
    await asyncio.sleep(0.02)
    print(f"while sleeping: {take_beats()} beats")

    primes = primes_below(LIMIT)  # no await: the thread is ours
    during = take_beats()
    print(f"while counting {primes} primes: {during} beats")
    assert during == 0

    primes = await asyncio.to_thread(primes_below, LIMIT)
    during = take_beats()
    print(f"{primes} primes on another thread: {during} beats")
    beating.cancel()


asyncio.run(main())
