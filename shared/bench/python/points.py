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


def cores():
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers():
    """1, 2, 4 ... up to twice the number of cores."""
    n = cores()
    powers = {1 << i for i in range(n.bit_length() + 1)}
    return sorted({p for p in powers if p < 2 * n} | {n, 2 * n})
