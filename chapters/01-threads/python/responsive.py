"""A display follows the user's keys while a forecast is on its way."""

import queue
import threading

events, answer = queue.Queue(), queue.Queue()


def fetch():
    forecast = answer.get()  # this takes long
    events.put(("fetched", forecast))


def use():
    for key in "down", "down", "up":
        events.put(("key", key))
    answer.put("sunny, 21 degrees")  # at long last the server answers


fetcher = threading.Thread(target=fetch)
user = threading.Thread(target=use)
fetcher.start()
user.start()

line, forecast = 1, "loading ..."
print(f"line {line}, forecast: {forecast}")
while forecast == "loading ...":
    event, value = events.get()
    if event == "key":
        line += -1 if value == "up" else 1
    elif event == "fetched":
        forecast = value
    print(f"line {line}, forecast: {forecast}")

fetcher.join()
user.join()
