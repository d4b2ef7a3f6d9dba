"""How long does a message take from one thread, or task, to another?

Each message is made by copying a template, and dropped by whoever receives it.
"""

import asyncio
import queue
import threading

from points import point, seconds

ROOM = 64
SIZES = 8, 128, 2 << 10, 32 << 10, 1 << 20


def how_many(size):
    return max(128, min((64 << 20) // size, 10_000))


def to_a_thread(messages, template, count):
    def read():
        for _ in range(count):
            messages.get()

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(count):
        messages.put(bytes(template))
    reader.join()


def to_a_task(template, count):
    async def main():
        messages = asyncio.Queue(ROOM)

        async def read():
            for _ in range(count):
                await messages.get()

        reader = asyncio.create_task(read())
        for _ in range(count):
            await messages.put(bytes(template))
        await reader

    asyncio.run(main())


if __name__ == "__main__":
    for size in SIZES:
        work = bytearray(size), how_many(size)
        for series, time in (
            ("queue.Queue", seconds(to_a_thread, queue.Queue(ROOM), *work)),
            ("SimpleQueue", seconds(to_a_thread, queue.SimpleQueue(), *work)),
            ("asyncio.Queue", seconds(to_a_task, *work)),
        ):
            point("message_threads", series, size, time / how_many(size))
