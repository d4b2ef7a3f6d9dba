"""An auctioneer alone knows the highest bid."""

import asyncio

SECOND = 0.01  # of ours


async def auctioneer(bids):
    leader, highest = "nobody", 0
    while (message := await bids.get()) is not None:
        bidder, amount, answer = message
        if amount > highest:
            leader, highest = bidder, amount
            verdict = "leads"
        else:
            verdict = f"too low, {leader} bids {highest}"
        if not answer.done():  # the bidder may have left
            answer.set_result(verdict)
    return f"sold to {leader} for {highest}"


async def bid(bids, bidder, amount, thinks):
    await asyncio.sleep(thinks * SECOND)
    answer = asyncio.get_running_loop().create_future()
    await bids.put((bidder, amount, answer))
    print(f"{bidder} bids {amount}: {await answer}")


async def main():
    bids = asyncio.Queue(maxsize=2)  # a third would have to wait
    auction = asyncio.create_task(auctioneer(bids))
    await asyncio.gather(
        bid(bids, "Ada", 10, 1),
        bid(bids, "Ben", 8, 2),
        bid(bids, "Cleo", 15, 3),
    )
    await bids.put(None)
    print(await auction)


asyncio.run(main())
