"""A queue with room for two: a fast producer waits for the consumer."""

import queue
import threading

lines = queue.Queue(maxsize=2)

# Nobody takes anything yet, so the third line finds no room.
for line in "a bounded queue", "has so much room", "and no more":
    try:
        lines.put_nowait(line)
        print(f'queued "{line}", {lines.qsize()} of 2 places taken')
    except queue.Full:
        print(f'no room for "{line}"')

capitals = []


def consume():
    while (line := lines.get()) is not None:
        capitals.append(line.upper())


consumer = threading.Thread(target=consume)
consumer.start()

# Where put_nowait refused, put waits until there is room.
fullest = 0
for line in "and no more", "so it slows", "the faster side":
    lines.put(line)
    fullest = max(fullest, lines.qsize())
lines.put(None)

consumer.join()
assert fullest <= 2
count = len(capitals)
print(f"{count} lines came through, never more than 2 at a time")
print(f"the last one: {capitals[-1]}")
