"""Run by another Python, which has pandera and frictionless: the same rules over the same answers, timed.

Reads {"answers": [[code, value]...], "ranges": [[code, low, high]...], "sums": [[total, [parts]]...], "peer": name}
from
standard input; writes {"seconds": s, "found": n}. One submission is one row, and each answer a column of its own with
its own rule, as in a specification; sums are checks across columns.
"""

import json
import sys
import time


def with_pandera(task):
    import pandas
    import pandera.pandas as pandera

    frame = pandas.DataFrame([dict(task["answers"])])
    columns = {
        code: pandera.Column(float, pandera.Check.in_range(low, high), coerce=True)
        for code, low, high in task["ranges"]
    }
    across = [
        pandera.Check(lambda df, total=total, parts=parts: df[parts].sum(axis=1) == df[total], name=total)
        for total, parts in task["sums"]
    ]
    schema = pandera.DataFrameSchema(columns, checks=across)
    start = time.perf_counter()
    try:
        schema.validate(frame, lazy=True)
        found = 0
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases  # a check across columns lists every column of the row it failed for
        alone = cases[cases["schema_context"] == "Column"]
        across_failed = cases[cases["schema_context"] != "Column"]["check"].nunique()
        found = len(alone) + across_failed
    return time.perf_counter() - start, found


def with_frictionless(task):
    from frictionless import Checklist, Resource, Schema, checks, fields

    low_high = {code: (low, high) for code, low, high in task["ranges"]}
    answers = dict(task["answers"])
    schema = Schema(
        fields=[
            fields.NumberField(name=code, constraints={"minimum": low_high[code][0], "maximum": low_high[code][1]})
            for code in answers
        ]
    )
    resource = Resource(data=[list(answers), list(answers.values())], schema=schema)
    formulas = [checks.row_constraint(formula=f"{total} == {' + '.join(parts)}") for total, parts in task["sums"]]
    start = time.perf_counter()
    report = resource.validate(Checklist(checks=formulas), limit_errors=100_000)
    return time.perf_counter() - start, report.stats["errors"]


if __name__ == "__main__":
    task = json.load(sys.stdin)
    seconds, found = {"pandera": with_pandera, "frictionless": with_frictionless}[task["peer"]](task)
    sys.stdout.write(json.dumps({"seconds": seconds, "found": found}))
