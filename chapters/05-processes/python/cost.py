"""What it costs to start a thread or a process, or to send."""

import multiprocessing
import queue
import threading
import time


def nothing():
    pass


def read_all(get):
    while get() is not None:
        pass


def measure(what, times, action):
    clock = time.perf_counter()
    for _ in range(times):
        action()
    each = (time.perf_counter() - clock) / times * 1e6
    print(f"{what}: {each:.1f} microseconds")


def start_and_join(kind):
    worker = kind(target=nothing)
    worker.start()
    worker.join()


def main():
    thread, process = threading.Thread, multiprocessing.Process
    measure(
        "start a thread and join it",
        200, lambda: start_and_join(thread),
    )
    measure(
        "start a process and wait for it",
        5, lambda: start_and_join(process),
    )
    for size, times in (64, 5_000), (1 << 20, 50):
        numbers = queue.SimpleQueue()
        reader = thread(target=read_all, args=(numbers.get,))
        reader.start()
        measure(
            f"{size} bytes to a thread",
            times, lambda: numbers.put(bytes(size)),
        )
        numbers.put(None)
        reader.join()

        receiver, sender = multiprocessing.Pipe(duplex=False)
        reader = process(target=read_all, args=(receiver.recv,))
        reader.start()
        measure(
            f"{size} bytes to a process",
            times, lambda: sender.send(bytes(size)),
        )
        sender.send(None)
        reader.join()


if __name__ == "__main__":
    main()
