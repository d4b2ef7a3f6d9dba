"""Children fail in every way a process can; the parent tells of it."""

import multiprocessing
import os
import sys
import time


def fail(role, sender):
    # What the child says of it is not the lesson here.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if role == "raises an exception":
        raise RuntimeError("no more tea")
    if role == "exits with 3":
        sys.exit(3)
    if role == "aborts":
        os.abort()  # as a crash in a C extension would end it
    if role == "waits for ever":
        sender.send("running")
        while True:
            time.sleep(3600)


def start(role):
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(
        target=fail, args=(role, sender), daemon=True
    )
    child.start()
    sender.close()
    return child, receiver


if __name__ == "__main__":
    for role in "raises an exception", "exits with 3", "aborts":
        child, _ = start(role)
        child.join()
        print(f"{role}: exit code {child.exitcode}")

    child, receiver = start("waits for ever")
    receiver.recv()
    child.kill()
    child.join()
    print(f"waits for ever, is killed: exit code {child.exitcode}")

    child, receiver = start("never sends")
    try:
        receiver.recv()
    except EOFError:
        print("never sends: it ended before it sent anything")
    child.join()

    print("five children failed, and the parent is still here")
