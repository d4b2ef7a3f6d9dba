"""A thread that waits for a time, or for word that it needn't."""

import threading

done = []


def tea_is_ready():
    print("the tea has drawn")
    done.append("tea")


def get_up():
    print("time to get up")
    done.append("alarm")


tea = threading.Timer(0.03, tea_is_ready)
tea.start()
tea.join()
print(f"tea: {'tea' in done}")

alarm = threading.Timer(3600, get_up)
alarm.start()
alarm.cancel()
alarm.join()
print(f"alarm: {'alarm' in done}")
