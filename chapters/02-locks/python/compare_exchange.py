"""A price is doubled by two clerks, and one of three guests is first."""

import threading
from concurrent.futures import ThreadPoolExecutor

# Python has no atomic numbers: a lock makes one step of several.
lock = threading.Lock()
price = 10
taken = False


def double(_clerk):
    global price
    with lock:
        price = price * 2


def first(_guest):
    global taken
    with lock:
        was_taken, taken = taken, True
    return not was_taken


with ThreadPoolExecutor() as shop:
    list(shop.map(double, range(2)))
    firsts = list(shop.map(first, range(3)))
print(f"doubled twice: {price}")
print(f"of three guests, first: {firsts.count(True)}")
