"""A worker looks for perfect numbers; main waits until it has ended."""

import threading


def is_perfect(number):
    """Is it the sum of its divisors, as 6 = 1 + 2 + 3 is?"""
    divisors = (n for n in range(1, number) if number % n == 0)
    return sum(divisors) == number


def search():
    print("worker: starts")
    for number in filter(is_perfect, range(2, 500)):
        print(f"worker: {number} is perfect")
    print("worker: ends")


print("main: starts a worker")
worker = threading.Thread(target=search)
worker.start()
worker.join()  # waits until the worker has ended
print("main: the worker is finished, and so am I")
