"""What do n waiters cost? All are started, wait for one signal, and end.

The signal is given as soon as the last one has started.
"""

import asyncio
import sys
import threading

from points import point, seconds

try:
    import resource
except ImportError:  # Windows
    resource = None


def threads(n, all_wait):
    gate = threading.Lock()  # one goes through, and lets the next one in

    def wait():
        with gate:
            pass

    with gate:
        waiters = [threading.Thread(target=wait) for _ in range(n)]
        for waiter in waiters:
            waiter.start()
        all_wait()
    for waiter in waiters:
        waiter.join()


def tasks(n, all_wait):
    async def main():
        gate = asyncio.Lock()

        async def wait():
            async with gate:
                pass

        async with gate:
            waiters = [asyncio.create_task(wait()) for _ in range(n)]
            await asyncio.sleep(0)  # now they run, up to the gate
            all_wait()
        await asyncio.gather(*waiters)

    asyncio.run(main())


def memory():
    """What this process occupies, where the system says it in a file."""
    try:
        with open("/proc/self/status") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        return None


def context_switches():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_nvcsw + usage.ru_nivcsw


kind, n = sys.argv[1], int(sys.argv[2])
before = memory()
switches = context_switches() if resource else None
waiting = []
way = {"threads": threads, "tasks": tasks}[kind]
time = seconds(way, n, lambda: waiting.append(memory()))
point("wait", kind, n, time)
if before is not None:
    point("wait_memory", kind, n, (waiting[0] - before) / n)
if switches is not None:
    point("wait_switches", kind, n, context_switches() - switches)
