"""Main ends while a thread still runs: a daemon, or stopped and joined.

To show an end of main, the program runs itself as a child.
"""

import queue
import subprocess
import sys
import threading
import time

stop = threading.Event()


def beat(beats):
    try:
        while not stop.is_set():
            beats.put("beat")
            time.sleep(0.001)
    finally:
        print("  heart: stopped, and tidied up")


def child(ending):
    beats = queue.Queue()
    heart = threading.Thread(target=beat, args=(beats,), daemon=True)
    heart.start()

    heard = [beats.get() for _ in range(3)]
    print(f"  main: hears {len(heard)} beats")
    if ending == "stop and join":
        stop.set()
        heart.join()
    print(f"  main: {ending}")


def parent():
    print("parent: starts a child twice", flush=True)
    for ending in "return", "stop and join":
        command = [sys.executable, __file__, ending]
        status = subprocess.run(command).returncode
        print(f"parent: exit code {status}", flush=True)


if len(sys.argv) > 1:
    child(sys.argv[1])
else:
    parent()
