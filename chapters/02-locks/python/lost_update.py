"""Two gates count visitors, and one of the visitors is lost."""

import threading

visitors = 0
both_have_read = threading.Barrier(2)
lock = threading.Lock()


def read_then_write():
    global visitors
    seen = visitors
    both_have_read.wait()  # until the other gate has read too
    visitors = seen + 1


def in_one_piece():
    global visitors
    with lock:  # nobody comes in between
        visitors += 1


def two_gates(count):
    """Each of two gates lets one visitor in and counts."""
    global visitors
    visitors = 0
    gates = [threading.Thread(target=count) for _ in range(2)]
    for gate in gates:
        gate.start()
    for gate in gates:
        gate.join()
    return visitors


lost = two_gates(read_then_write)
print(f"read, then write: 2 came in, {lost} counted")
print(f"add in one piece: 2 came in, {two_gates(in_one_piece)} counted")
