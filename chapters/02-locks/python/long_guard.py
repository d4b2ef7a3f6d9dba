"""Where the with block ends decides whether a second worker waits."""

import queue
import threading

jobs = queue.SimpleQueue()
jobs.put("wash")
jobs.put("iron")
lock = threading.Lock()


def work(how, job):
    """Could another worker have the next job meanwhile?"""
    free = lock.acquire(blocking=False)
    if free:
        lock.release()
    print(f"{how}: while I {job}, the queue is free: {free}")


def in_the_block():
    with lock:
        job = jobs.get()
        work("in the block", job)


def after_the_block():
    with lock:
        job = jobs.get()
    work("after the block", job)


in_the_block()
after_the_block()
