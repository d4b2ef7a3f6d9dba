"""The block waits for the threads that were started in it."""

from concurrent.futures import ThreadPoolExecutor

text = "a cat saw a dog and the dog saw the cat"
marks = [0] * 4


def count(wanted):
    return text.split(" ").count(wanted)


def fill(places, mark):
    for place in places:
        marks[place] = mark


with ThreadPoolExecutor() as scope:
    cats = scope.submit(count, "cat")
    scope.submit(lambda: print(f"dogs: {count('dog')}"))
# here both have ended, also the one that nobody asked
print(f"cats: {cats.result()}")

with ThreadPoolExecutor() as scope:
    scope.submit(fill, range(2), 1)
    scope.submit(fill, range(2, 4), 2)
print(f"marks: {marks}")
print(f"the text is still ours: {text}")
