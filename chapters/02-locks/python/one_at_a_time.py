"""Two cash desks, one till: whoever changes the sum holds the lock."""

import threading

ROUNDS = 100_000

till = 0
till_lock = threading.Lock()  # only its name says what it is for


def change_by(amount):
    global till
    for _ in range(ROUNDS):
        with till_lock:  # may have to wait
            till += amount
        # unlocked at the end of the with block


def sum_of(changes):
    global till
    till = 0
    desks = [
        threading.Thread(target=change_by, args=(change,))
        for change in changes
    ]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    return till


print(f"both put 1 in: {sum_of([1, 1])}")
print(f"one puts 1 in, one takes 1: {sum_of([1, -1])}")
