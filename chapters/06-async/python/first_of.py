"""Two mirrors are asked for the same page; the first answer wins."""

import asyncio

SECOND = 0.01  # of ours


async def fetch(mirror, seconds):
    print(f"{mirror}: asked")
    try:
        await asyncio.sleep(seconds * SECOND)
        return f"a page from {mirror}"
    finally:
        print(f"{mirror}: hung up")


async def main():
    lima = asyncio.create_task(fetch("Lima", 2))
    oslo = asyncio.create_task(fetch("Oslo", 500))
    done, pending = await asyncio.wait(
        {lima, oslo}, return_when=asyncio.FIRST_COMPLETED
    )
    for loser in pending:  # it would go on by itself
        loser.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    for winner in done:
        print(f"the first: {winner.result()}")

    try:
        page = await asyncio.wait_for(fetch("Oslo", 500), SECOND)
        print(f"in time: {page}")
    except asyncio.TimeoutError:
        print("given up: Oslo takes too long")

    # Unlike wait_for, wait cancels nothing when the time is over.
    lima = asyncio.create_task(fetch("Lima", 20))
    done, pending = await asyncio.wait({lima}, timeout=SECOND)
    if lima in pending:
        print("Lima: still asked")
    print(f"at last: {await lima}")


asyncio.run(main())
