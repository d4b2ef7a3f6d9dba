"""Two clerks need both printer and scanner, in opposite order."""

import threading


def attempt(one, two, in_step):
    """Never waits with one in hand. Did it get both?"""
    with one:
        in_step()  # both clerks have one
        success = two.acquire(blocking=False)
        in_step()  # both have tried
        if success:
            two.release()
        return success


def insist(one, two):
    """Waits for the second with the first in hand."""
    with one, two:
        return True


def let_go(one, two):
    tries = (attempt(one, two, both.wait) for _ in range(100))
    return any(tries)


def let_go_once(one, two):
    return attempt(one, two, lambda: None) or insist(two, one)


def run(anna, ben):
    printer, scanner = threading.Lock(), threading.Lock()
    got_both = {}

    def work(who, clerk, one, two):
        got_both[who] = clerk(one, two)

    clerks = [
        threading.Thread(target=work, args=args)
        for args in [
            ("anna", anna, printer, scanner),
            ("ben", ben, scanner, printer),
        ]
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    return [got_both["anna"], got_both["ben"]]


both = threading.Barrier(2)
print("both let go, 100 times, in step:", run(let_go, let_go))
print("only one lets go:", run(insist, let_go_once))
