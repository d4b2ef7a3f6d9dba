"""Two voices sing one after the other, then take turns."""

import asyncio

SONG = "row, row, row your boat", "gently down the stream", "merrily"


async def sing(voice):
    for line in SONG:
        print(f"  {voice}: {line}")
        await asyncio.sleep(0)  # a breath: the other may sing


async def sing_in_one_breath(voice):
    for line in SONG:
        print(f"  {voice}: {line}")
    # no await, so nobody gets a turn


async def main():
    print("one after the other:")
    await sing("alto")
    await sing("bass")

    print("together:")
    alto = sing("alto")
    bass = sing("bass")
    print("  both are called, and nobody sings yet")
    await asyncio.gather(alto, bass)

    print("without a breath:")
    await asyncio.gather(sing_in_one_breath("alto"), sing("bass"))


asyncio.run(main())
