"""Tea, toast and eggs wait at the same time."""

import asyncio
import time

MINUTE = 0.02  # seconds: this kitchen is a fast one


async def prepare(dish, minutes):
    print(f"{dish}: begun")
    await asyncio.sleep(minutes * MINUTE)
    print(f"{dish}: ready")
    return f"hot {dish}"


def minutes_since(start):
    return f"{(time.monotonic() - start) / MINUTE:.1f} minutes"


async def main():
    start = time.monotonic()
    served = await asyncio.gather(
        prepare("tea", 3),
        prepare("toast", 2),
        prepare("eggs", 4),
    )
    print(f"{served} together: {minutes_since(start)}")

    start = time.monotonic()
    tea = await prepare("tea", 3)
    toast = await prepare("toast", 2)
    eggs = await prepare("eggs", 4)
    served = [tea, toast, eggs]
    print(f"{served} in a row: {minutes_since(start)}")


asyncio.run(main())
