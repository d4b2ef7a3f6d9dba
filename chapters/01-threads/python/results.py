"""Three savings plans grow in three threads; a dict keeps the sums."""

import threading

balances = {}


def save(name, start, monthly=0, percent=2, years=10):
    balance = start
    for _month in range(years * 12):
        balance *= 1 + percent / 100 / 12
        balance += monthly
    balances[name] = balance  # what it returned would be lost


threads = [
    threading.Thread(target=save, args=("Ada", 1000)),
    threading.Thread(
        target=save, args=("Blaise", 1000), kwargs={"percent": 4}
    ),
    threading.Thread(
        target=save, args=("Grace", 0, 50), kwargs={"years": 5}
    ),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for name in "Ada", "Blaise", "Grace":
    print(f"{name} will have {balances[name]:.2f} euros")
