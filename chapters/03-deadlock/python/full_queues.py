"""A kitchen hatch has room for one order and for one dish."""

import queue
import threading


def cook(orders, dishes):
    while (table := orders.get()) is not None:
        dishes.put(table)  # waits for room
    dishes.put(None)


def hatch():
    orders, dishes = queue.Queue(1), queue.Queue(1)
    threading.Thread(
        target=cook, args=(orders, dishes), daemon=True
    ).start()
    return orders, dishes


def broken(tables, passed=lambda table: None):
    """Brings all orders, and then serves all dishes."""
    orders, dishes = hatch()
    for table in range(1, tables + 1):
        orders.put(table)  # waits for room, too
        passed(table)
    served = [dishes.get() for _ in range(tables)]
    orders.put(None)
    return len(served)


def cured(tables):
    """Serves each dish before the next order."""
    orders, dishes = hatch()
    served = 0
    for table in range(1, tables + 1):
        orders.put(table)
        dishes.get()
        served += 1
    orders.put(None)
    return served


print(f"3 tables: {broken(3)} served")
passed = queue.Queue()
threading.Thread(
    target=broken, args=(4, passed.put), daemon=True
).start()
three = [passed.get() for _ in range(3)]
print(f"4 tables: three orders pass: {three}")
try:
    passed.get(timeout=0.1)
except queue.Empty:
    print("then nothing moves")
print(f"4 tables, dish by dish: {cured(4)} served")
