"""A queue that can't be closed: its consumers never end."""

import queue
import threading

total = 0
total_lock = threading.Lock()


def consume(numbers):
    global total
    while True:  # how should it learn that there will be no more?
        number = numbers.get()
        with total_lock:
            total += number
        numbers.task_done()


numbers = queue.Queue()
# As daemons they die with the main thread; else the program would hang.
consumers = [
    threading.Thread(target=consume, args=(numbers,), daemon=True)
    for _ in range(2)
]
for consumer in consumers:
    consumer.start()

for number in range(1, 5):
    numbers.put(number)
numbers.join()

waiting = sum(consumer.is_alive() for consumer in consumers)
print(f"together they summed {total}; {waiting} still wait for more")
