"""A child sends and nobody receives, until the pipe is full."""

import multiprocessing
import time

MESSAGES = 3_000


def send_all(sender, sent):
    for _ in range(MESSAGES):
        sender.send(bytes(64))
        sent.value += 1  # only this process writes it


if __name__ == "__main__":
    receiver, sender = multiprocessing.Pipe(duplex=False)
    sent = multiprocessing.Value("i", 0)
    child = multiprocessing.Process(
        target=send_all, args=(sender, sent)
    )
    child.start()
    sender.close()

    before = -1
    while sent.value == 0 or before < sent.value:
        before = sent.value
        time.sleep(0.2)
    print(f"the child has sent {before} messages")
    if before < MESSAGES:
        print("and nothing for 200ms: send is waiting")

    taken = 0
    while taken < MESSAGES:
        receiver.recv()
        taken += 1
    child.join()
    print(f"all {taken} of {MESSAGES} came, as soon as we took them")
