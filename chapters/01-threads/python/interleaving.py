"""Three workers do three different things, and main carries on."""

import threading


def say(line):
    print(f"{line}\n", end="")  # in one piece, with its line end


def show_characters():
    for character in "Rust":
        say(f"characters: {character} has the code {ord(character)}")


def show_numbers():
    for number in range(12, 16):
        say(f"numbers: {number} x {number} = {number * number}")


def show_letters():
    for word in "alpha", "bravo", "charlie", "delta":
        say(f"letters: {word[0]} as in {word}")


workers = [
    threading.Thread(target=show_characters),
    threading.Thread(target=show_numbers),
    threading.Thread(target=show_letters),
]
for worker in workers:
    worker.start()
say("main: all three are started, and I carry on")
for worker in workers:
    worker.join()
say("main: all three have ended")
