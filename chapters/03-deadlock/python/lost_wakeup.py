"""The cook rings a bell when the soup is ready. Who listens?"""

import threading

bowls = 0


def cook(bell, rung):
    global bowls
    with bell:
        bowls += 1
        bell.notify()
    rung.wait()


def broken(bell, rung):
    rung.wait()  # the waiter is busy until the cook has rung
    with bell:
        bell.wait()  # for a ring, whatever has been before


def cured(bell, rung):
    rung.wait()
    with bell:
        bell.wait_for(lambda: bowls > 0)
        print(f"waits for soup: {bowls} bowl is served")


def evening(waiter):
    global bowls
    bowls = 0
    bell, rung = threading.Condition(), threading.Barrier(2)
    threads = [
        threading.Thread(target=work, args=(bell, rung), daemon=True)
        for work in (cook, waiter)
    ]
    for thread in threads:
        thread.start()
    threads[0].join()
    return threads[1]


waiter = evening(broken)
waiter.join(timeout=0.1)
print("waits for a ring, for ever:", waiter.is_alive())
evening(cured).join()
