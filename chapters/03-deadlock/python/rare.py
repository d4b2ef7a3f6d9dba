"""The painters again: how often do they meet if nobody makes them?"""

import threading


def meet(between):
    """Do the two come to hold one thing each?"""
    brush, bucket = threading.Lock(), threading.Lock()
    counter = threading.Lock()
    have_one, met = 0, False

    def paint(first, second):
        nonlocal have_one, met
        with first:
            between()
            with counter:
                have_one += 1
                if have_one == 2:  # the other wants mine
                    met = True
                    return
            if second.acquire(blocking=False):
                with counter:
                    have_one -= 1
                second.release()

    anna = threading.Thread(target=paint, args=(brush, bucket))
    ben = threading.Thread(target=paint, args=(bucket, brush))
    anna.start()
    ben.start()
    anna.join()
    ben.join()
    return met


def work():
    assert sum(range(1001)) == 500_500


def count(runs, between):
    deadlocks = sum(meet(between) for _ in range(runs))
    return f"{deadlocks} of {runs} runs"


both_have_one = threading.Barrier(2)
print("as it is:", count(2_000, lambda: None))
print("slowed down:", count(2_000, work))
print("forced:", count(100, both_have_one.wait))
