"""Two threads draw a picture row by row, each its half of every row.
A row needs all of the row above, so nobody may run ahead."""

import threading

WIDTH = 31
ROWS = 15

row = [False] * WIDTH
row[WIDTH // 2] = True


def show():
    print("".join("*" if filled else " " for filled in row).rstrip())


def cell(at):
    """Filled if exactly one of the two diagonally above is."""
    left = at > 0 and row[at - 1]
    right = at + 1 < WIDTH and row[at + 1]
    return left != right


both_have_read = threading.Barrier(2)
both_have_written = threading.Barrier(2, action=show)


def draw(first, end):
    for _ in range(ROWS):
        cells = [cell(at) for at in range(first, end)]
        both_have_read.wait()
        row[first:end] = cells
        both_have_written.wait()  # one of the two calls show first


show()
halves = (0, WIDTH // 2), (WIDTH // 2, WIDTH)
painters = [threading.Thread(target=draw, args=h) for h in halves]
for painter in painters:
    painter.start()
for painter in painters:
    painter.join()
