"""A process and a thread take 30 from the same balance."""

import multiprocessing
import threading

balance = 100


def withdraw(who):
    global balance
    balance -= 30
    print(f"{who}: I took 30, the balance is {balance}")


if __name__ == "__main__":
    print(f"parent: the balance is {balance}")

    child = multiprocessing.Process(
        target=withdraw, args=("child process",)
    )
    child.start()
    child.join()
    print(f"parent: the balance is {balance}")

    thread = threading.Thread(target=withdraw, args=("thread",))
    thread.start()
    thread.join()
    print(f"parent: the balance is {balance}")
