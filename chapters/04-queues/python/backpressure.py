"""A queue with room for two: a fast producer has to wait for the consumer."""

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

# put does what put_nowait refused to do: it waits until there is room.
fullest = 0
for line in "and no more", "so it slows", "the faster side":
    lines.put(line)
    fullest = max(fullest, lines.qsize())
lines.put(None)

consumer.join()
assert fullest <= 2
print(f"{len(capitals)} lines came through, never more than 2 at a time")
print(f"the last one: {capitals[-1]}")
