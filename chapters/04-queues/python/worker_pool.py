"""Three workers, one queue of jobs: whoever is free takes the next."""

import queue
import threading


def longest_collatz(limit):
    """Which start below limit takes the most steps to reach 1?"""

    def steps(n):
        count = 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            count += 1
        return count

    return max(range(1, limit), key=steps)


def work(worker, jobs, results):
    while True:
        try:
            limit = jobs.get_nowait()
        except queue.Empty:  # all jobs were in it, so this is the end
            return
        results.append((limit, longest_collatz(limit), worker))


jobs, results = queue.Queue(), []
for limit in 3_000, 1_000, 2_000, 4_000:
    jobs.put(limit)

pool = [
    threading.Thread(target=work, args=(worker, jobs, results))
    for worker in (1, 2, 3)
]
for worker in pool:
    worker.start()
for worker in pool:
    worker.join()

for limit, start, worker in sorted(results):  # they finish in any order
    print(f"below {limit}: {start} takes most steps (worker {worker})")
