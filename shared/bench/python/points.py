"""What the measurements share: the clock, and a line of JSON for each point."""

import json
import os
import time


def seconds(work, *args):
    clock = time.perf_counter()
    work(*args)
    return time.perf_counter() - clock


def point(figure, series, x, value):
    print(json.dumps(dict(figure=figure, series=series, x=x, value=value)))


def workers():
    """1, 2, 4 ... up to twice the number of cores."""
    cores = os.cpu_count() or 1
    powers = {1 << n for n in range(cores.bit_length() + 1)}
    return sorted({n for n in powers if n < 2 * cores} | {cores, 2 * cores})
