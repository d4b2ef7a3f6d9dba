"""A waiter sleeps until enough plates stand in the hatch."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Hatch:
    def __init__(self):
        self.plates = []
        self.more = threading.Condition()  # brings its own lock

    def put(self, plate):
        with self.more:
            self.plates.append(plate)
            self.more.notify_all()

    def take(self, many):
        """Waiting, written out."""
        with self.more:
            while len(self.plates) < many:
                self.more.wait()
            taken, self.plates = self.plates, []
            return taken

    def take_within(self, patience):
        """The same loop in one call, and an end to the patience."""
        with self.more:
            if not self.more.wait_for(lambda: self.plates, patience):
                return None
            taken, self.plates = self.plates, []
            return taken


hatch = Hatch()
with ThreadPoolExecutor() as restaurant:
    waiter = restaurant.submit(hatch.take, 2)
    hatch.put("soup")  # not yet enough for the waiter
    hatch.put("bread")
    print(f"carried out: {waiter.result()}")
print(f"after closing time: {hatch.take_within(0.02)}")
