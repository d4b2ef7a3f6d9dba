"""The board at an airport: many read it, hardly anybody writes."""

import threading

gates = {"LIS": 3, "OSL": 8}
cities = None  # made once, when first needed
looks = 0
lock = threading.Lock()  # for all three; there is no lock for readers


def city_names():
    print("(the names of the cities are looked up)")
    return {"LIS": "Lisbon", "OSL": "Oslo"}


def look(code, found):
    global cities, looks
    with lock:  # one passenger at a time
        if cities is None:
            cities = city_names()
        looks += 1
        found[code] = f"{cities[code]}: gate {gates[code]}"


def both_look():
    found = {}
    passengers = [
        threading.Thread(target=look, args=(code, found))
        for code in gates
    ]
    for passenger in passengers:
        passenger.start()
    for passenger in passengers:
        passenger.join()
    for code in gates:
        print(found[code])


both_look()
with lock:
    gates["OSL"] = 14
print("(a change of gate)")
both_look()

print(f"the board was read {looks} times")
