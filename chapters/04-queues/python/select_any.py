"""One thread waits for a queue and for the clock."""

import math
import queue
import threading

go, results = queue.Queue(), queue.Queue()


def work():
    go.get()
    results.put(math.factorial(20))


worker = threading.Thread(target=work)
worker.start()

ticks = 0
while True:
    try:
        factorial = results.get(timeout=0.01)
        break
    except queue.Empty:
        ticks += 1
        if ticks == 1:
            print("tick: no result yet")
        elif ticks == 2:
            print("tick: go")
            go.put(None)
print(f"20! = {factorial}")

try:
    results.get(timeout=0.03)
    print("another result")
except queue.Empty:
    print("nothing more within 30 ms")
worker.join()
