"""An editor's two helpers have names, and Python keeps the list."""

import threading


def describe(thread):
    return f"{thread.name} with ident {thread.ident}"


def help_until(leave):
    leave.wait()
    me = threading.current_thread()
    print(f"{describe(me)} says good-bye")


helpers = []
for name in "autosave", "spell-checker":
    leave = threading.Event()
    helper = threading.Thread(
        target=help_until, args=(leave,), name=name
    )
    helper.start()
    helpers.append((helper, leave))

print(f"this is {describe(threading.current_thread())}")
for thread in threading.enumerate():
    print(f"alive: {describe(thread)}")

for helper, leave in helpers:
    leave.set()
    helper.join()
