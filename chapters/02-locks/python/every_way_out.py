"""However a with block ends, it gives the lock back."""

import threading

# Ten crates of apples, some still on the shelf, some in the van.
apples = {"shelf": 10, "van": 0}
apples_lock = threading.Lock()


def load(order):
    with apples_lock:
        crates = int(order)
        if crates == 0:
            return "nothing to do"
        if crates > apples["shelf"]:
            raise ValueError(f"only {apples['shelf']} left")
        apples["shelf"] -= crates
        apples["van"] += crates
        return f"loaded, {apples['shelf']} still on the shelf"


for order in "4", "many", "0", "20":
    try:
        print(f"{order}: {load(order)}")
    except ValueError as error:
        print(f"{order}: {error}")
    # Whichever way out it took: nobody holds the lock.
    assert not apples_lock.locked()


def drop_a_crate():
    with apples_lock:
        apples["shelf"] -= 1
        raise RuntimeError("dropped a crate on the way to the van")


clumsy = threading.Thread(target=drop_a_crate)
clumsy.start()
clumsy.join()  # says nothing of the exception

# It is unlocked, and nothing tells that a crate is missing.
print(f"no complaint: {apples}")
print(f"1: {load('1')}")
