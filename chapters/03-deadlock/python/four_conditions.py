"""Three of the four cures: Python has no lock that readers share."""

import threading
from concurrent.futures import ThreadPoolExecutor

printer, scanner = threading.Lock(), threading.Lock()
key = threading.Lock()


def all_at_once(one, two):
    with key, one, two:
        pass


def given_back(one, two):
    while True:
        with one:
            if two.acquire(blocking=False):
                two.release()
                return


def in_one_order(one, two):
    first, second = sorted((one, two), key=id)
    with first, second:
        pass


for cure in all_at_once, given_back, in_one_order:
    with ThreadPoolExecutor() as office:
        anna = office.submit(cure, printer, scanner)
        ben = office.submit(cure, scanner, printer)
print("three times both were done")
