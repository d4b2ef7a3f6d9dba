"""The same coroutine run by hand, by a loop, and by asyncio.run."""

import asyncio


async def countdown():
    for number in 2, 1:
        print(number)
        await asyncio.sleep(0)  # gives up control
    return "lift-off"


# The call only makes the coroutine; it doesn't begin.
rocket = countdown()
print("by hand: made, and nothing has happened")
while True:
    try:
        rocket.send(None)
        print("by hand: control is back here")
    except StopIteration as stop:
        print(f"by hand: {stop.value}")
        break

loop = asyncio.new_event_loop()
try:
    end = loop.run_until_complete(countdown())
finally:
    loop.close()
print(f"by a loop: {end}")

end = asyncio.run(countdown())
print(f"by asyncio.run: {end}")
