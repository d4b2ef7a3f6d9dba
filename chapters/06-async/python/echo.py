"""A server and hundreds of clients, all connected at the same time."""

import asyncio
import sys
import threading

# Both ends of each are open files of ours; macOS allows us 256.
CLIENTS = 100 if sys.platform == "darwin" else 300


async def serve(reader, writer):
    while words := await reader.read(1024):
        writer.write(words)
        await writer.drain()
    writer.close()


async def talk(reader, writer, number):
    words = f"I am number {number}"
    writer.write(words.encode())
    writer.write_eof()  # no more from us: the echo ends too
    answer = (await reader.read()).decode()
    assert answer == words, f'{number} got "{answer}"'
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()

    streams = [
        await asyncio.open_connection(*address) for _ in range(CLIENTS)
    ]
    print(f"{CLIENTS} clients are connected")

    talks = (talk(*ends, n) for n, ends in enumerate(streams))
    await asyncio.gather(*talks)
    print("each got its own words back")
    print(f"threads that did it all: {threading.active_count()}")
    server.close()


asyncio.run(main())
