"""Three weather stations report into one queue; the reader counts."""

import queue
import threading

STATIONS = {"north": (14, 16), "south": (21, 23), "coast": (17, 17)}


def measure(station, readings, reports):
    for celsius in readings:
        reports.put((station, celsius))
    reports.put(None)  # this station is finished


reports = queue.Queue()
for station, readings in STATIONS.items():
    thread_args = (station, readings, reports)
    threading.Thread(target=measure, args=thread_args).start()

total = count = finished = 0
while finished < len(STATIONS):
    report = reports.get()
    if report is None:
        finished += 1
        continue
    station, celsius = report
    print(f"{station}: {celsius} degrees")
    total += celsius
    count += 1
print(f"mean of {count} readings: {total // count} degrees")
