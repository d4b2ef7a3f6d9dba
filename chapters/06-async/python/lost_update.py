"""One seat is left, and two customers want it."""

import asyncio

free = 1


async def broken(customer):
    global free
    seats = free
    if seats > 0:
        await pay()  # the other looks now, and sees the same seat
        free = seats - 1
        print(f"  {customer} has a seat, {free} left")


async def cured(customer):
    global free
    if free == 0:
        print(f"  {customer} is too late")
        return
    free -= 1  # no await since we looked
    await pay()
    print(f"  {customer} has a seat, {free} left")


async def locked(customer, lock):
    global free
    async with lock:
        if free == 0:
            print(f"  {customer} is too late")
            return
        await pay()  # whoever wants to look has to wait
        free -= 1
        print(f"  {customer} has a seat, {free} left")


async def pay():
    await asyncio.sleep(0)  # stands for asking a bank


async def main():
    global free
    print("look, pay, take:")
    await asyncio.gather(broken("Ada"), broken("Ben"))

    print("look and take, pay:")
    free = 1
    await asyncio.gather(cured("Ada"), cured("Ben"))

    print("look, pay, take, behind a lock:")
    free, lock = 1, asyncio.Lock()
    await asyncio.gather(locked("Ada", lock), locked("Ben", lock))


asyncio.run(main())
