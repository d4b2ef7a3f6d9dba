"""Three tables split a bill of 84 euros, and two of them fail."""

import threading

shares = {}


def split(table, bill, guests):
    shares[table] = bill // int(guests)


tables = {"window": "four", "corner": "0", "garden": "7"}
threads = [
    threading.Thread(target=split, args=(table, 84, guests))
    for table, guests in tables.items()
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()  # says nothing of an exception

for table in tables:
    if table in shares:
        print(f"{table}: {shares[table]} euros each")
    else:
        print(f"{table}: no result, and join didn't say why")
print("main: carries on")
