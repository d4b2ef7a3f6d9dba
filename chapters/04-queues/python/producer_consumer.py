"""A producer makes numbers and a consumer factors them."""

import queue
import threading


def factors(number):
    found, divisor = [], 2
    while number > 1:
        while number % divisor == 0:
            found.append(str(divisor))
            number //= divisor
        divisor += 1
    return " x ".join(found)


def produce(numbers):
    for number in (91, 97, 360):
        print(f"producer: puts {number}\n", end="")  # one piece
        numbers.put(number)


def consume(numbers):
    for _ in range(3):
        number = numbers.get()  # waits until there is one
        print(f"consumer: {number} = {factors(number)}\n", end="")


numbers = queue.Queue()
producer = threading.Thread(target=produce, args=(numbers,))
consumer = threading.Thread(target=consume, args=(numbers,))
producer.start()
consumer.start()
producer.join()
consumer.join()
print("main: both are finished")
