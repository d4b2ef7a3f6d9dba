"""A teller has the ledger open, and asks for the ledger."""

import threading


class Ledger:
    def __init__(self, lock):
        self.entries = [100]
        self.lock = lock

    def balance(self):
        with self.lock:
            return sum(self.entries)

    def book(self, amount):
        """Has the lock, and calls a method that wants it too."""
        with self.lock:
            self.entries.append(amount)
            return self.balance()


ledger = Ledger(threading.Lock())
teller = threading.Thread(target=ledger.book, args=(-30,), daemon=True)
teller.start()
teller.join(timeout=0.1)
if teller.is_alive():
    print("Lock: the teller waits for the teller")

# An RLock lets its owner in again, and counts how often.
ledger = Ledger(threading.RLock())
print(f"RLock: {ledger.book(-30)} euros")
