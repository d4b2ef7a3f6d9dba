"""The pool of concurrent.futures: a map, single jobs, an error."""

from concurrent.futures import ThreadPoolExecutor, as_completed

PRICES = {"tea": 3, "milk": 2, "bread": 2}


def longest_collatz(limit):
    """Which start below the limit takes most steps to come to 1?"""

    def steps(n):
        count = 1
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            count += 1
        return count

    return max(range(limit - 1, 0, -1), key=steps)


limits = [3_000, 1_000, 2_000]
with ThreadPoolExecutor() as pool:
    # The results are in the order of the inputs.
    print(f"map: {list(pool.map(longest_collatz, limits))}")

    # One future each, handed out as they are ready.
    jobs = {pool.submit(longest_collatz, limit): limit for limit in limits}
    found = [(jobs[job], job.result()) for job in as_completed(jobs)]
    print(f"as completed: {sorted(found)}")

    # Two jobs at once.
    odd = pool.submit(sum, range(1, 100, 2))
    even = pool.submit(sum, range(0, 100, 2))
    print(f"two halves: {odd.result()} and {even.result()}")

    # The error is raised where the result is asked for.
    bill = pool.map(PRICES.__getitem__, ["tea", "milk", "sand", "bread"])
    try:
        list(bill)
    except KeyError as error:
        print(f"an error: no price for {error}")
