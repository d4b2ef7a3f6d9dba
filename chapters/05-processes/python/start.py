"""A child process computes; the parent waits for its end."""

import multiprocessing
import os


def look_for_perfect_numbers(limit):
    print(f"child: my pid is {os.getpid()}\n", end="")  # one piece
    for number in range(2, limit):
        divisors = (d for d in range(1, number) if number % d == 0)
        if sum(divisors) == number:
            found = f"child: {number} is the sum of its divisors\n"
            print(found, end="")


if __name__ == "__main__":
    print(f"parent: my pid is {os.getpid()}")
    child = multiprocessing.Process(
        target=look_for_perfect_numbers, args=(600,)
    )
    child.start()
    print(f"parent: started process {child.pid}\n", end="")

    child.join()
    print(f"parent: {child.pid} has ended, exit code: {child.exitcode}")
