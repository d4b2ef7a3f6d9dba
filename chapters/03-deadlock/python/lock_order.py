"""Money goes both ways between two accounts: which to lock first?"""

import threading


class Account:
    def __init__(self, number):
        self.number = number
        self.euros = 100
        self.lock = threading.Lock()


def broken(payer, payee, amount):
    with payer.lock:  # the payer first: that depends on who pays
        waits[payer.number] = payee.number
        both_have_one.wait()
        with payee.lock:
            payer.euros -= amount
            payee.euros += amount


def cured(payer, payee, amount):
    first, second = sorted((payer, payee), key=lambda a: a.number)
    with first.lock, second.lock:  # the lower number first
        payer.euros -= amount
        payee.euros += amount


def crossing(pay):
    giro, savings = Account(1), Account(2)
    payments = [
        threading.Thread(target=pay, args=args, daemon=True)
        for args in [(giro, savings, 30), (savings, giro, 5)]
    ]
    for payment in payments:
        payment.start()
    return payments, (giro, savings)


waits = {}
both_have_one = threading.Barrier(3)  # main waits for it too
crossing(broken)
both_have_one.wait()
for has, wants in sorted(waits.items()):
    print(
        f"payment {has} to {wants} has account {has}, waits for "
        f"account {wants}, held by payment {wants} to {waits[wants]}"
    )

payments, accounts = crossing(cured)
for payment in payments:
    payment.join()
euros = [account.euros for account in accounts]
print(f"the lower number first: {euros} euros")
