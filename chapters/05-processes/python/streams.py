"""A child turns a line round, over a pipe or a socket."""

import socket
import subprocess
import sys


def answer(reader, writer):
    line = reader.readline().rstrip("\n")
    print(line[::-1], file=writer, flush=True)


def ask(what, writer, reader):
    print(what, file=writer, flush=True)
    return reader.readline().rstrip("\n")


def serve(transport):
    if transport == "pipe":
        answer(sys.stdin, sys.stdout)
        return
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)  # the port
        stream = server.accept()[0].makefile("rw")
        answer(stream, stream)


def start(transport):
    return subprocess.Popen(
        [sys.executable, __file__, transport],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


if len(sys.argv) > 1:
    serve(sys.argv[1])
else:
    with start("pipe") as child:
        backwards = ask("the cat sleeps", child.stdin, child.stdout)
    print(f"the pipe answers: {backwards}")

    with start("socket") as child:
        address = "127.0.0.1", int(child.stdout.readline())
        with socket.create_connection(address) as connection:
            stream = connection.makefile("rw")
            forwards = ask(backwards, stream, stream)
    print(f"the socket answers: {forwards}")
