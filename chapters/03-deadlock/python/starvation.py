"""A doctor sees emergencies first, and somebody has a cough."""

import queue
import threading


def shift(emergencies, rank):
    """The lowest rank is seen next. How many before the cough?"""
    waiting_room = queue.PriorityQueue()
    before = []

    def doctor():
        while True:
            _rank, number = waiting_room.get()
            if number == 0:
                return
            before.append(number)
            if number < emergencies:
                arrive(number + 1)  # one follows the other

    def arrive(number):
        waiting_room.put((rank(number), number))

    arrive(0)  # the cough is there first
    arrive(1)
    thread = threading.Thread(target=doctor)
    thread.start()
    thread.join()
    return len(before)


def rank_alone(number):
    return 1 if number == 0 else 0


def rank_and_age(number):
    return 3 if number == 0 else number  # counts as the third to come


RANKS = {"rank alone": rank_alone, "rank and age": rank_and_age}
for emergencies in 10, 1000:
    print(f"{emergencies} emergencies, one after the other")
    for name, rank in RANKS.items():
        print(f"  {name}: {shift(emergencies, rank)} before it")
