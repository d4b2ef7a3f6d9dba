"""A server that sends back what it gets; the clients measure it.

It ends when its stdin does.
"""

import asyncio
import os
import socket
import sys
import threading


def with_threads(listener):
    def talk(connection):
        while data := connection.recv(1024):
            connection.sendall(data)

    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=talk, args=(connection,)).start()


def with_tasks(listener):
    async def talk(reader, writer):
        while data := await reader.read(1024):
            writer.write(data)
            await writer.drain()

    async def main():
        server = await asyncio.start_server(talk, sock=listener)
        await server.serve_forever()

    asyncio.run(main())


def end_with_stdin():
    sys.stdin.read()
    os._exit(0)


listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
print(listener.getsockname()[1], flush=True)
threading.Thread(target=end_with_stdin, daemon=True).start()
{"threads": with_threads, "tasks": with_tasks}[sys.argv[1]](listener)
