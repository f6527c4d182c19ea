"""A process in SimPy: simulate.py <model as JSON> <work as JSON>. Prints one line of JSON.

The same model as ours reads (science/queueing, ProcessModel): Poisson arrivals, exponential service, pools that serve first come first
served, routes back. Written as SimPy's own examples write a bank, but requests are made and released by hand: `with` costs more.
"""

import json
import random
import sys
import time

import simpy

model = json.loads(sys.argv[1])
work = json.loads(sys.argv[2])

steps = model["steps"]
at = {step["name"]: number for number, step in enumerate(steps)}
pool_of = [step["pool"] for step in steps]
rates = [1 / step["service"]["mean"] for step in steps]
routes = [
    [(route["share"], len(steps) if route["to"] is None else at[route["to"]]) for route in step.get("routes", [])]
    for step in steps
]
arrival_rate = model["arrivals"]["perHour"] / 60


def replicate(seed):
    draw = random.Random(seed)
    expovariate, uniform = draw.expovariate, draw.random
    env = simpy.Environment()
    pools = {pool["name"]: simpy.Resource(env, pool["servers"]) for pool in model["pools"]}
    resources = [pools[name] for name in pool_of]
    first, last = work["warmUp"], work["warmUp"] + work["cases"] - 1
    waits = [0.0] * len(steps)
    visits = [0] * len(steps)
    cycles = []
    finished = env.event()

    def case(number):
        arrived = env.now
        measured = first <= number <= last
        step = 0
        while step < len(steps):
            resource = resources[step]
            joined = env.now
            request = resource.request()
            yield request
            if measured:
                waits[step] += env.now - joined
                visits[step] += 1
            yield env.timeout(expovariate(rates[step]))
            resource.release(request)
            following = step + 1
            if routes[step]:
                drawn = uniform()
                for share, to in routes[step]:
                    if drawn < share:
                        following = to
                        break
                    drawn -= share
            step = following
        if measured:
            cycles.append(env.now - arrived)
            if len(cycles) == work["cases"]:
                finished.succeed()

    def arrivals():
        number = 0
        while not finished.triggered:
            yield env.timeout(expovariate(arrival_rate))
            env.process(case(number))
            number += 1

    env.process(arrivals())
    env.run(finished)
    cycles.sort()
    return (
        sum(cycles) / len(cycles),
        cycles[int(0.9 * (len(cycles) - 1))],
        [wait / max(1, visit) for wait, visit in zip(waits, visits)],
    )


replicate(0)
found, seconds = [], []
processor = time.process_time()
for replication in range(work["replications"]):
    began = time.perf_counter()
    found.append(replicate(work["seed"] * 1000 + replication))
    seconds.append(time.perf_counter() - began)
processor = (time.process_time() - processor) / work["replications"]
cycles, p90s, waits = zip(*found)
print(json.dumps({"cycles": cycles, "p90s": p90s, "waits": waits, "seconds": seconds, "processor": processor}))
