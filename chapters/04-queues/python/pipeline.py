"""Three stages in a row, joined by queues with room for one."""

import queue
import threading


def calculate(line):
    try:
        left, operator, right = line.split(" ")
        left, right = int(left), int(right)
        if operator == "+":
            return left + right
        if operator == "*":
            return left * right
        if operator == "/":
            return left // right
        return ValueError(f"unknown operator {operator}")
    except ZeroDivisionError:  # its text differs between Pythons
        return ZeroDivisionError("no such number")
    except ValueError as error:
        return error  # a value like any other: it goes down the line


def read(lines):
    for line in "6 * 7", "1 / 0", "20 + 22", "six * seven":
        lines.put(line)
    lines.put(None)


def calculate_all(lines, sums):
    while (line := lines.get()) is not None:
        sums.put((line, calculate(line)))
    sums.put(None)  # each stage has to pass the sentinel on


lines, sums = queue.Queue(1), queue.Queue(1)
reader = threading.Thread(target=read, args=(lines,))
calculator = threading.Thread(target=calculate_all, args=(lines, sums))
reader.start()
calculator.start()

while (item := sums.get()) is not None:
    line, result = item
    if isinstance(result, Exception):
        print(f"{line}: {result}")
    else:
        print(f"{line} = {result}")

reader.join()
calculator.join()
print("every stage has ended, the first one first")
