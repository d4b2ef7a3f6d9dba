"""Three ways to share, all of them accepted; one of them is wrong."""

import threading

recipe = ["flour", "water", "salt"]
pantry = ["salt"]


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Everybody may own everything: objects live as long as needed.
run(lambda: print(f"the cook reads: {', '.join(recipe)}"))

missing = []
run(lambda: missing.extend(set(recipe) - set(pantry)))
print(f"the helper misses: {len(missing)}")

# "in" and "append" are each thread-safe. The two together are not.
shopping = []
both_have_looked = threading.Barrier(2)


def write_down():
    if "flour" not in shopping:
        both_have_looked.wait()  # the unlucky moment, made certain
        shopping.append("flour")


run(write_down, write_down)
print(f"both write down: {shopping}")

# The cure: a lock, held from the question to the answer.
shopping = []
shopping_lock = threading.Lock()


def write_down_alone():
    with shopping_lock:
        if "flour" not in shopping:
            shopping.append("flour")


run(write_down_alone, write_down_alone)
print(f"with a lock: {shopping}")
