"""A spawned child imports this file before it does its work."""

import multiprocessing

print(f"this file starts, as {__name__}")


def multiply():
    print(f"the child multiplies: 6 x 7 = {6 * 7}")


if __name__ == "__main__":  # without this line: RuntimeError
    spawn = multiprocessing.get_context("spawn")
    child = spawn.Process(target=multiply)
    child.start()
    child.join()
    print("the parent waited for it")
