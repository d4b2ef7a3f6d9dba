"""A harbour with two berths: the third ship waits for a free one."""

import threading

berths = threading.BoundedSemaphore(2)


def has_room():
    """Whether one more could come in; it leaves at once."""
    if not berths.acquire(blocking=False):
        return False
    berths.release()
    return True


def ship():
    with berths:
        print("a ship comes in")  # ... and leaves


berths.acquire()  # the ferry
berths.acquire()  # the tug
print(f"room for a third: {has_room()}")

ships = [threading.Thread(target=ship) for _ in range(2)]
for thread in ships:
    thread.start()
print("the ferry leaves")
berths.release()
for thread in ships:
    thread.join()
print(f"room for one: {has_room()}")
