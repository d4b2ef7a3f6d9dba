"""One core, three tasks, one lock, and a scheduler that ranks them."""

# The most urgent comes first.
NAMES = ["high", "middle", "low"]
STARTS = [1, 2, 0]  # when it comes
WORK = [2, 6, 3]  # so many ticks
LOCKS = [True, False, True]  # works under the lock


def timeline(inherit):
    """For each tick: # it runs, w it waits for the lock."""
    left = WORK.copy()
    lines = ["", "", ""]
    owner = None
    for tick in range(sum(WORK)):

        def here(n):
            return STARTS[n] <= tick and left[n] > 0

        def waits(n):
            return here(n) and LOCKS[n] and owner not in (None, n)

        def rank(n):
            # The owner is as urgent as those it holds up.
            held_up = [m for m in range(3) if waits(m)]
            return min([n, *held_up]) if inherit and n == owner else n

        ready = [n for n in range(3) if here(n) and not waits(n)]
        running = min(ready, key=rank)
        for n in range(3):
            idle = "w" if waits(n) else "."
            lines[n] += "#" if n == running else idle
        left[running] -= 1
        if LOCKS[running]:
            owner = running if left[running] > 0 else None
    return lines


for how, inherit in ("as it is", False), ("inherited", True):
    print(f"priorities {how}")
    for name, line in zip(NAMES, timeline(inherit)):
        print(f"{name:>8} {line}")
