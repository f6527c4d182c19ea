"""One run of Splink: link.py <spec as JSON> <parquet> <out>. Prints one line of JSON."""

import json
import logging
import resource
import sys
import time
import warnings

began = time.perf_counter()
warnings.filterwarnings("ignore")
import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.getLogger("splink").setLevel(logging.ERROR)
imported = time.perf_counter()
so_far = resource.getrusage(resource.RUSAGE_SELF)
imports = so_far.ru_utime + so_far.ru_stime

spec = json.loads(sys.argv[1])
parquet, out = sys.argv[2:4]


def level_of(column, level):
    if level["kind"] == "equal":
        return cll.ExactMatchLevel(column, term_frequency_adjustments=level["byFrequency"])
    if level["kind"] == "jaro-winkler":
        return cll.JaroWinklerLevel(column, level["atLeast"])
    return cll.LevenshteinLevel(column, level["atMost"])


def comparison_of(comparison):
    column = comparison["column"]
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel(column),
            *[level_of(column, level) for level in comparison["levels"]],
            cll.ElseLevel(),
        ],
    )


connection = duckdb.connect()
connection.execute("set threads to 2")
quoted = parquet.replace("'", "''")
columns = sorted(
    {c["column"] for c in spec["comparisons"]} | {c for rule in spec["blocking"] for c in rule}
)
casts = ", ".join(f'cast("{c}" as varchar) as "{c}"' for c in columns)
connection.execute(
    f"create table records as select \"{spec['id']}\" as unique_id, {casts} from read_parquet('{quoted}')"
)
api = DuckDBAPI(connection=connection)
records = api.register("records")
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[comparison_of(c) for c in spec["comparisons"]],
    blocking_rules_to_generate_predictions=[block_on(*rule) for rule in spec["blocking"]],
    retain_matching_columns=False,
    retain_intermediate_calculation_columns=False,
)
linker = Linker(records, settings, log_level=logging.ERROR)
loaded = time.perf_counter()

linker.training.estimate_probability_two_random_records_match(
    [block_on(*rule) for rule in spec["deterministic"]], recall=spec["recall"]
)
linker.training.estimate_u_using_random_sampling(
    max_pairs=spec["randomPairs"], seed=spec["seed"]
)
for session in spec["sessions"]:
    linker.training.estimate_parameters_using_expectation_maximisation(block_on(*session))
learnt = time.perf_counter()

scored = linker.inference.predict(threshold_match_weight=-10)
table = scored.physical_name
kept = connection.execute(f"select count(*) from {table}").fetchone()[0]
done = time.perf_counter()
used = resource.getrusage(resource.RUSAGE_SELF)

# How many it weighed: not timed, for Splink itself counts only what it keeps.
rules = " union ".join(
    "select l.unique_id as a, r.unique_id as b from records l join records r on "
    + " and ".join(f'l."{c}" = r."{c}"' for c in rule)
    + " and l.unique_id < r.unique_id"
    for rule in spec["blocking"]
)
pairs = connection.execute(f"select count(*) from ({rules})").fetchone()[0]

certain = connection.execute(
    f"select unique_id_l, unique_id_r from {table} where match_probability >= 0.95"
).fetchall()
with open(out, "w") as file:
    json.dump([[str(left), str(right)] for left, right in certain], file)
print(
    json.dumps(
        {
            "pairs": pairs,
            "kept": kept,
            "processor": used.ru_utime + used.ru_stime - imports,
            "import": imported - began,
            "load": loaded - imported,
            "train": learnt - loaded,
            "predict": done - learnt,
            "total": done - imported,
            "peakMiB": used.ru_maxrss / 1024,
        }
    )
)
