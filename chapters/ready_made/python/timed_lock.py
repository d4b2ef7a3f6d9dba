"""A painter who loses patience, and a lock that its owner may retake."""

import threading
from concurrent.futures import ThreadPoolExecutor

PATIENCE = 0.02

# The main thread keeps the brush.
brush = threading.Lock()
with brush, ThreadPoolExecutor() as fence:
    ben = fence.submit(brush.acquire, timeout=PATIENCE)
    print(f"ben, while the brush is in use: {ben.result()}")

# The thread that has it may have it again.
diary = threading.RLock()
with diary:
    print(f"twice by one thread: {diary.acquire()}")
    diary.release()
