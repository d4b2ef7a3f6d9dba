"""The consumer stops when it takes a special value out of the queue."""

import queue
import threading


def consume(lines, counted):
    words = 0
    while True:
        line = lines.get()
        if line is None:  # the sentinel
            print("the sentinel: no more lines")
            break
        words += len(line.split())
        print(f'{words:2} words after "{line}"')
    counted.append(words)


lines, counted = queue.Queue(), []
consumer = threading.Thread(target=consume, args=(lines, counted))
consumer.start()

lines.put("to be or not to be")
lines.put("that is the question")
lines.put(None)

consumer.join()
print(f"the consumer ended and counted {counted[0]} words")
