"""Plain Monte Carlo of a business case: sample.py <case as JSON> <work as JSON>. Prints one line of JSON.

Work: how many draws each replication takes, how many replications, the seed, and whether the draws are plain or
scipy's scrambled Sobol points. Written for speed: blocks that stay in the cache, inputs as rows, results written in place.
"""

import json
import os
import sys
import time

# Matrices this small are slower when BLAS shares them among threads: a half to a third of the time went there.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from scipy.special import erfc, ndtri
from scipy.stats import qmc

case = json.loads(sys.argv[1])
work = json.loads(sys.argv[2])
BLOCK = 1024

names = [one["name"] for one in case["inputs"]]
spreads = [one["marginal"] for one in case["inputs"]]
count = len(names)

correlation = np.eye(count)
for pair in case["correlations"]:
    a, b = (names.index(name) for name in pair["between"])
    correlation[a, b] = correlation[b, a] = 2 * np.sin(np.pi * pair["rank"] / 6)
root = np.linalg.cholesky(correlation)


def block_of(kind):
    """Rows of one kind: they stand together, so that a slice takes them without a copy."""
    rows = [row for row, spread in enumerate(spreads) if spread["kind"] == kind]
    assert rows == list(range(rows[0], rows[-1] + 1))
    return slice(rows[0], rows[-1] + 1), lambda key: np.array([[spreads[row][key]] for row in rows])


triangles, of = block_of("triangular")
low, likely, high = of("low"), of("likely"), of("high")
rising = (likely - low) / (high - low)
up, down = (high - low) * (likely - low), (high - low) * (high - likely)
lognormals, of = block_of("lognormal")
log_median, log_deviation = np.log(of("median")), of("logDeviation")
normals, of = block_of("normal")
mean, deviation = of("mean"), of("deviation")

cost_weights = np.array(case["costWeights"])
costs = slice(0, len(cost_weights))
take_up = names.index("take-up")
growth = names.index("growth")
# Years of the benefits before take-up and of those after it, each discounted.
years = np.array(case["benefitYears"]).T * np.array(case["factors"])[:, None]
before = take_up - len(cost_weights)
first, second = np.ascontiguousarray(years[:, :before]), np.ascontiguousarray(years[:, before:])


def npsv(scores, out):
    """Worth of each column of independent normal scores."""
    z = root @ scores
    # Half of erfc(-z / sqrt 2) is the share below z; ndtr says the same and takes over three times as long.
    share = erfc(z[triangles] * -(0.5**0.5))
    share *= 0.5
    left = share < rising
    side = np.where(left, share * up, (1 - share) * down)
    np.sqrt(side, out=side)
    values = np.where(left, low + side, high - side)
    uncertain = z[lognormals]
    uncertain *= log_deviation
    uncertain += log_median
    np.exp(uncertain, out=uncertain)
    grows = 1 + (mean + deviation * z[normals])[growth - normals.start]
    amounts = first @ values[len(cost_weights) : take_up]
    amounts += second @ uncertain
    # Horner's rule over the years.
    worth = amounts[-1]
    for year in range(len(amounts) - 2, -1, -1):
        worth *= grows
        worth += amounts[year]
    worth *= values[take_up]
    np.subtract(worth, cost_weights @ values[costs], out=out)


def replicate(draws, rng):
    worths = np.empty(draws)
    scores = np.empty((count, min(BLOCK, draws)))
    sobol = None if work["points"] == "plain" else qmc.Sobol(count, rng=rng)
    for at in range(0, draws, BLOCK):
        size = min(BLOCK, draws - at)
        if size != scores.shape[1]:
            scores = np.empty((count, size))
        if sobol is None:
            rng.standard_normal(out=scores)
        else:
            scores = ndtri(sobol.random(size).T)
        npsv(scores, worths[at : at + size])
    return worths.mean(), worths.std(), np.quantile(worths, 0.9)


rng = np.random.Generator(np.random.SFC64(work["seed"]))
replicate(min(work["draws"], 16384), rng)
results, seconds = [], []
processor = time.process_time()
for _ in range(work["replications"]):
    began = time.perf_counter()
    results.append(replicate(work["draws"], rng))
    seconds.append(time.perf_counter() - began)
processor = (time.process_time() - processor) / work["replications"]
means, deviations, p90s = (list(map(float, column)) for column in zip(*results))
print(
    json.dumps(
        {
            "means": means,
            "deviations": deviations,
            "p90s": p90s,
            "seconds": seconds,
            "processor": processor,
        }
    )
)
