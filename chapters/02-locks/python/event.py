"""Nobody runs before the starting shot, and it is heard by all."""

import threading

shot = threading.Event()
course = []  # who set foot on it, in order


def run(runner):
    shot.wait()
    course.append(runner)


runners = [
    threading.Thread(target=run, args=(name,))
    for name in ("ada", "ben")
]
for runner in runners:
    runner.start()

print(f"on the course: {course}")
print("the shot")
shot.set()

for runner in runners:
    runner.join()
print(f"on the course: {sorted(course)}")  # they arrive in any order

shot.wait()  # it has happened: no need to wait
print("a latecomer may run at once")
