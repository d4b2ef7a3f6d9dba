"""Ctrl-C comes in the middle of the work: what has begun is finished."""

import signal
import threading

stop = threading.Event()
# From now on Ctrl-C raises no KeyboardInterrupt: it sets the flag.
# Only the main thread may say so, and the main thread runs it.
signal.signal(signal.SIGINT, lambda _number, _frame: stop.set())

orders = ["pie", "soup", "bread", "tea"]
served = []


def cook():
    # Between two orders is where the cook can stop.
    while orders and not stop.is_set():
        order = orders.pop()
        if order == "bread":
            press_ctrl_c()
            stop.wait()  # until main has run the handler
        served.append(order)


def press_ctrl_c():
    """Sends the signal that the terminal sends for Ctrl-C."""
    signal.raise_signal(signal.SIGINT)


kitchen = threading.Thread(target=cook)
kitchen.start()
while kitchen.is_alive():  # the cook, who is on the way home
    kitchen.join(0.1)  # main runs the handler between two joins

print(f"served: {served}")
print(f"left: {orders}")
