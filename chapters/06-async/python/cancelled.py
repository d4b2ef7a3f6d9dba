"""Two porters carry a book, and both are stopped on the way."""

import asyncio

SECOND = 0.01  # of ours


async def careless(source, target):
    book = source.pop()
    await asyncio.sleep(100 * SECOND)  # we don't get past this
    target.append(book)


async def careful(source, target):
    book = source.pop()
    shelf = source  # where the book goes, however the walk ends
    try:
        await asyncio.sleep(100 * SECOND)
        shelf = target
    finally:
        shelf.append(book)


async def main():
    for porter in careless, careful:
        source, target = ["Emma", "Ulysses"], []
        name = porter.__name__
        try:
            await asyncio.wait_for(porter(source, target), SECOND)
        except asyncio.TimeoutError:
            print(f"{name}: stopped after a second")
        print(f"{name}: {source} and {target}")

    watchman = asyncio.create_task(asyncio.Event().wait())
    watchman.cancel()
    try:
        await watchman
    except asyncio.CancelledError:
        print(f"watchman: cancelled: {watchman.cancelled()}")


asyncio.run(main())
