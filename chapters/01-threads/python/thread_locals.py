"""Every till numbers its own receipts; no argument carries the number."""

import threading
from concurrent.futures import ThreadPoolExecutor

own = threading.local()


def sell(what):
    # Each thread begins with nothing: also without the attribute.
    own.last = getattr(own, "last", 0) + 1
    own.roll = getattr(own, "roll", [])
    own.roll.append(f"{own.last} {what}")


def day(*sold):
    for what in sold:
        sell(what)
    return own.roll


sell("stamps")  # main has a till too
# A pool of one thread each: a second job would find the first's number.
with ThreadPoolExecutor(1) as bakery, ThreadPoolExecutor(1) as florist:
    bread = bakery.submit(day, "bread", "rolls")
    flowers = florist.submit(day, "tulips")
print(f"bakery: {bread.result()}")
print(f"florist: {flowers.result()}")
print(f"main: {own.roll}")
