"""A courier is slow, and main doesn't want to wait for ever."""

import queue
import threading

pier, reports = queue.Queue(), []


def deliver():
    ferry = pier.get()  # stuck until one sails
    reports.append(f"took {ferry}")


courier = threading.Thread(target=deliver)
print(f"created; alive? {courier.is_alive()}")
courier.start()
print(f"started; alive? {courier.is_alive()}")

courier.join(timeout=0.02)
if courier.is_alive():  # join itself doesn't tell
    print("not back within 20 ms: main goes on")
print(f"and the courier? alive? {courier.is_alive()}")

pier.put("the evening ferry")
courier.join()
print(f"the courier {reports[0]}")
print(f"joined; alive? {courier.is_alive()}")
