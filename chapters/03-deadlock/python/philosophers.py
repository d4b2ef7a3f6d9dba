"""Three philosophers round a table, with a fork between each two."""

import threading

NAMES = "Hypatia", "Plato", "Zeno"


class Fork:
    def __init__(self):
        self.lock = threading.Lock()
        self.uses = 0


def broken(forks, left, right):
    with forks[left].lock:  # everybody takes the left fork first
        all_have_one.wait()
        with forks[right].lock:
            print(f"{NAMES[left]} eats")  # nobody gets here


def cured(forks, left, right):
    low, high = sorted((left, right))
    for _ in range(1000):
        with forks[low].lock, forks[high].lock:  # lower number first
            forks[low].uses += 1
            forks[high].uses += 1


def dinner(eat):
    forks = [Fork() for _ in NAMES]
    philosophers = [
        threading.Thread(
            target=eat, args=(forks, left, (left + 1) % 3), daemon=True
        )
        for left in range(3)
    ]
    for philosopher in philosophers:
        philosopher.start()
    return philosophers, forks


all_have_one = threading.Barrier(4)  # main waits for it too
dinner(broken)
all_have_one.wait()
for left, name in enumerate(NAMES):
    right = (left + 1) % 3
    print(
        f"{name} has fork {left}, waits for fork {right}, "
        f"held by {NAMES[right]}"
    )

philosophers, forks = dinner(cured)
for philosopher in philosophers:
    philosopher.join()
uses = [fork.uses for fork in forks]
print(f"1000 meals each: forks used {uses} times")
