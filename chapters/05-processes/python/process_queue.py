"""A child dictates telegrams: into a queue, and into a pipe."""

import multiprocessing

WORDS = ("arriving", "tuesday", "at noon")


def dictate(queue):
    for word in WORDS:
        queue.put(word)
    queue.put(None)  # the sentinel


def dictate_and_hang_up(sender):
    for word in WORDS:
        sender.send(word)


def show(telegram, end):
    print(f'"{" ".join(telegram)}"\n  ended by {end}')


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    child = multiprocessing.Process(target=dictate, args=(queue,))
    child.start()
    show(iter(queue.get, None), "a sentinel")
    child.join()

    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(
        target=dictate_and_hang_up, args=(sender,)
    )
    child.start()
    sender.close()  # our copy: with it the pipe would never end
    telegram = []
    try:
        while True:
            telegram.append(receiver.recv())
    except EOFError:
        show(telegram, "the closed pipe")
    child.join()
