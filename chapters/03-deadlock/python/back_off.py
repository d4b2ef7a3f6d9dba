"""Two clerks need both printer and scanner, and each gives way."""

import itertools
import threading
import time

copies = 0
both = threading.Barrier(2)


def give_way(first, second, attempts, in_step):
    """Never waits with one in hand. Did an attempt succeed?"""
    global copies
    for _ in attempts:
        time.sleep(0)  # nothing is in hand: the other may go on
        with first:
            in_step()  # both have one
            success = second.acquire(blocking=False)
            in_step()  # both have tried
            if success:
                copies += 1
                second.release()
                return True
    return False


def insist(first, second):
    global copies
    with first, second:
        copies += 1


printer, scanner = threading.Lock(), threading.Lock()
succeeded = {}


def polite(who, first, second):
    succeeded[who] = give_way(first, second, range(100), both.wait)


clerks = [
    threading.Thread(target=polite, args=("anna", printer, scanner)),
    threading.Thread(target=polite, args=("ben", scanner, printer)),
]
for clerk in clerks:
    clerk.start()
for clerk in clerks:
    clerk.join()
results = [succeeded["anna"], succeeded["ben"]]
print(f"both give way, 100 times, in step: {results}")

anna = threading.Thread(target=insist, args=(printer, scanner))
anna.start()
give_way(scanner, printer, itertools.count(), lambda: None)
anna.join()
print(f"only one gives way: {copies} copies")
