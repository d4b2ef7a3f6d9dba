"""Anna has the brush and wants the bucket; Ben the other way round."""

import threading

waits = {}
both_have_one = threading.Barrier(3)  # main waits for it too


def paint(who, has, wants):
    with locks[has]:
        waits[who] = has, wants
        both_have_one.wait()
        with locks[wants]:
            print(f"{who} paints")  # nobody gets here


locks = {"the brush": threading.Lock(), "the bucket": threading.Lock()}
painters = [
    threading.Thread(target=paint, args=args, daemon=True)
    for args in [
        ("anna", "the brush", "the bucket"),
        ("ben", "the bucket", "the brush"),
    ]
]
for painter in painters:
    painter.start()

both_have_one.wait()
holders = {has: who for who, (has, _) in waits.items()}
for who, (has, wants) in sorted(waits.items()):
    holder = holders[wants]
    print(f"{who} has {has}, waits for {wants}, held by {holder}")
painters[0].join(timeout=0.1)
print("stuck for good:", painters[0].is_alive())

litres = 10
brush, bucket = threading.Lock(), threading.Lock()


def paint_in_order():
    global litres
    with brush, bucket:  # one after the other, from left to right
        litres -= 3


painters = [threading.Thread(target=paint_in_order) for _ in range(2)]
for painter in painters:
    painter.start()
for painter in painters:
    painter.join()
print(f"the brush first for both: {litres} litres left")
