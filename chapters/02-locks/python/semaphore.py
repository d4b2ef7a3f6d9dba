"""A harbour with two berths: the third ship waits for a free one."""

import threading

berths = threading.BoundedSemaphore(2)


def answer():
    """Comes in if there is room, and leaves at once."""
    if not berths.acquire(blocking=False):
        return "no berth is free"
    berths.release()
    return "come in"


with berths:  # the ferry
    with berths:  # the tug
        print(f"a third ship: {answer()}")
print(f"a little later: {answer()}")

inside = most = 0
count_lock = threading.Lock()


def ship():
    global inside, most
    with berths:
        with count_lock:
            inside += 1
            most = max(most, inside)
        with count_lock:
            inside -= 1


ships = [threading.Thread(target=ship) for _ in range(3)]
for thread in ships:
    thread.start()
for thread in ships:
    thread.join()
assert most <= 2
print("three more came, never more than two at a time")
