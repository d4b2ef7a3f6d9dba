"""Two clerks need both printer and scanner, and each lets go politely."""

import threading
import time

copies = 0
both = threading.Barrier(2)


def give_way(first, second, attempts, in_step):
    """Never waits with one in hand. Did an attempt succeed?"""
    global copies
    for _ in range(attempts):
        with first:
            in_step()  # both have one
            success = second.acquire(blocking=False)
            in_step()  # both have tried
            if success:
                copies += 1
                second.release()
                return True
        time.sleep(0)  # let the other one have it
    return False


def insist(first, second):
    global copies
    with first, second:
        copies += 1


printer, scanner = threading.Lock(), threading.Lock()
succeeded = {}


def polite(who, first, second):
    succeeded[who] = give_way(first, second, 1000, both.wait)


clerks = [
    threading.Thread(target=polite, args=("anna", printer, scanner)),
    threading.Thread(target=polite, args=("ben", scanner, printer)),
]
for clerk in clerks:
    clerk.start()
for clerk in clerks:
    clerk.join()
results = [succeeded["anna"], succeeded["ben"]]
print(f"both give way, 1000 times, in step: {results}")

anna = threading.Thread(target=insist, args=(printer, scanner))
anna.start()
give_way(scanner, printer, 1_000_000, lambda: None)
anna.join()
print(f"only one gives way: {copies} copies")
