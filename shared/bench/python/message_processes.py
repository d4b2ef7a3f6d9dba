"""How long does a message take from one process to another?"""

import multiprocessing

from message_threads import ROOM, SIZES, how_many
from points import point, seconds


def read(get, count, tell_parent):
    tell_parent.send("ready")
    for _ in range(count):
        get()
    tell_parent.send("done")


def measure(series, size, put, get):
    count, message = how_many(size), bytes(size)
    from_child, tell_parent = multiprocessing.Pipe(duplex=False)
    work = get, count, tell_parent
    reader = multiprocessing.Process(target=read, args=work)
    reader.start()
    from_child.recv()

    def send():
        for _ in range(count):
            put(message)
        from_child.recv()

    point("message_processes", series, size, seconds(send) / count)
    reader.join()


if __name__ == "__main__":
    for size in SIZES:
        messages = multiprocessing.Queue(ROOM)
        measure("mp.Queue", size, messages.put, messages.get)
        out, into = multiprocessing.Pipe(duplex=False)
        measure("mp.Pipe", size, into.send, out.recv)
        out, into = multiprocessing.Pipe(duplex=False)
        measure("mp.Pipe, bytes", size, into.send_bytes, out.recv_bytes)
