"""A harbour with two berths: the third ship waits for a free one."""

import threading

berths = threading.BoundedSemaphore(2)


def ship():
    with berths:
        print("a ship comes in")  # ... and leaves


berths.acquire()  # the ferry
berths.acquire()  # the tug
room = berths.acquire(blocking=False)
print(f"room for a third: {room}")

ships = [threading.Thread(target=ship) for _ in range(2)]
for thread in ships:
    thread.start()
print("the ferry leaves")
berths.release()
for thread in ships:
    thread.join()
