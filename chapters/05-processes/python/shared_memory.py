"""One counter in memory that belongs to several processes."""

import multiprocessing


def add(counter, times):
    for _ in range(times):
        with counter.get_lock():
            counter.value += 1


def adding(times, counter):
    child = multiprocessing.Process(target=add, args=(counter, times))
    child.start()
    return child


if __name__ == "__main__":
    counter = multiprocessing.Value("q", 0)

    read = counter.value
    adding(1, counter).join()  # meanwhile a child adds
    counter.value = read + 1
    print(f"read, then write: 2 additions make {counter.value}")

    counter.value = 0
    children = adding(10_000, counter), adding(10_000, counter)
    for child in children:
        child.join()
    print(f"with its lock: 2 x 10000 additions make {counter.value}")
