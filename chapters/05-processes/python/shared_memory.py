"""One counter in memory that belongs to several processes."""

import multiprocessing


def read_then_write(counter, have_read, go):
    read = counter.value
    have_read.release()
    go.acquire()
    counter.value = read + 1


def with_lock(counter):
    for _ in range(10_000):
        with counter.get_lock():
            counter.value += 1


def run_two(target, args, between=lambda: None):
    children = [
        multiprocessing.Process(target=target, args=args)
        for _ in range(2)
    ]
    for child in children:
        child.start()
    between()
    for child in children:
        child.join()


if __name__ == "__main__":
    have_read = multiprocessing.Semaphore(0)
    go = multiprocessing.Semaphore(0)

    def let_both_read_first():
        for _ in range(2):
            have_read.acquire()
        for _ in range(2):
            go.release()

    counter = multiprocessing.Value("q", 0)
    args = counter, have_read, go
    run_two(read_then_write, args, let_both_read_first)
    print(f"read, then write: 2 additions make {counter.value}")

    counter.value = 0
    run_two(with_lock, (counter,))
    print(f"with its lock: 2 x 10000 additions make {counter.value}")
