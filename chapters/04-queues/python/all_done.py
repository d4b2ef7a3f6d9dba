"""Each finished task is reported with task_done; join waits for all."""

import queue
import threading


def is_prime(number):
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return number > 1


def work(tasks, results):
    while True:
        number = tasks.get()
        if number is None:
            break
        results.append((number, is_prime(number)))
        tasks.task_done()  # forget it once, and join waits for ever


tasks, results = queue.Queue(), []
workers = [
    threading.Thread(target=work, args=(tasks, results))
    for _ in range(2)
]
for worker in workers:
    worker.start()

for batch in (2_147_483_647, 1_000_001), (999_983,):
    for number in batch:
        tasks.put(number)
    tasks.join()  # waits for the tasks; the workers live on
    print(f"this batch is done: {sorted(results)}")
    results.clear()

for _ in workers:
    tasks.put(None)
for worker in workers:
    worker.join()
print("and both workers have ended")
