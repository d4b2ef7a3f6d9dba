"""Eggs and pasta cook by themselves: all the cook has to do is wait."""

import threading
import time

EGGS = 0.06  # seconds
PASTA = 0.1

start = time.perf_counter()
time.sleep(EGGS)
time.sleep(PASTA)
elapsed = time.perf_counter() - start
print(f"one after the other: {elapsed * 1000:.0f} ms")

start = time.perf_counter()
eggs = threading.Thread(target=time.sleep, args=(EGGS,))
pasta = threading.Thread(target=time.sleep, args=(PASTA,))
eggs.start()
pasta.start()
eggs.join()
pasta.join()
elapsed = time.perf_counter() - start
print(f"both at once: {elapsed * 1000:.0f} ms")
