"""compare.py PROGRAM: `PROGRAM values` against the oracle, on seeded random scenarios of every kind."""
import json
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from itertools import repeat
from pathlib import Path

from oracle import expected

RELATIVE, NEAR_ZERO = Decimal("1e-12"), Decimal("1e-15")
LARGEST_DOUBLE = Decimal("1e300")
HIDDEN = ["sigmoid", "tanh", "relu", "leaky_relu", "identity"]
OUTPUTS = {
    "half_squared_error": HIDDEN + ["softmax"],
    "mean_squared_error": HIDDEN + ["softmax"],
    "cross_entropy": ["sigmoid", "softmax"],
    "softmax_cross_entropy": ["softmax"],
}


def target(random_, cost, outputs):
    if cost == "softmax_cross_entropy" and random_.random() < 0.5:
        hot = random_.randrange(outputs)
        return [1.0 if k == hot else 0.0 for k in range(outputs)]
    if cost.endswith("cross_entropy"):
        shares = [random_.random() for _ in range(outputs)]
        return [s / sum(shares) for s in shares] if cost.startswith("softmax") else shares
    return [random_.uniform(-1, 1) for _ in range(outputs)]


def scenario(random_, cost, output, spread):
    widths = [random_.randint(1, 4) for _ in range(random_.randint(2, 5))]
    if cost == "cross_entropy" and output == "softmax":
        widths[-1] = max(widths[-1], 2)
    layers = []
    for l in range(1, len(widths)):
        last = l == len(widths) - 1
        layers.append({
            "activation": output if last else random_.choice(HIDDEN),
            "weights": [[random_.uniform(-spread, spread) for _ in range(widths[l - 1])] for _ in range(widths[l])],
            "biases": [random_.uniform(-1, 1) for _ in range(widths[l])],
        })
    return {
        "format": "backstep-scenario/1", "cost": cost, "reduction": random_.choice(["mean", "sum"]),
        "learning_rate": [random_.uniform(0.01, 1) for _ in layers] if random_.random() < 0.3 else random_.random(),
        "update_biases": random_.random() < 0.8, "layers": layers,
        "examples": [{"input": [random_.uniform(-1, 1) for _ in range(widths[0])],
                      "target": target(random_, cost, widths[-1])} for _ in range(random_.randint(1, 3))],
    }


def saturated(cost, output, z):
    """One neuron in each layer but the output, driven to z."""
    outputs = 2 if output == "softmax" else 1
    targets = [0.0, 1.0, 0.3] if abs(z) < 1000 else [0.0 if z > 0 else 1.0]  # at the very end, the wrong one
    return {
        "format": "backstep-scenario/1", "cost": cost, "learning_rate": 0.5,
        "layers": [{"activation": "identity", "weights": [[1.0]], "biases": [0.0]},
                   {"activation": output, "weights": [[z]] * 1 + [[0.25]] * (outputs - 1), "biases": [0.0] * outputs}],
        "examples": [{"input": [1.0], "target": [t] + [1.0 - t] * (outputs - 1)} for t in targets],
    }


def differences(path, given, wanted):
    if wanted is None or given is None:
        return [] if given is None and wanted is None else [f"{path}: {given}, expected {wanted}"]
    if isinstance(wanted, dict):
        missing = [f"{path}/{k}: missing" for k in wanted if k not in given]
        return missing + [d for k in wanted if k in given for d in differences(f"{path}/{k}", given[k], wanted[k])]
    if isinstance(wanted, list):
        if len(given) != len(wanted):
            return [f"{path}: {len(given)} entries, expected {len(wanted)}"]
        return [d for i, (g, w) in enumerate(zip(given, wanted)) for d in differences(f"{path}/{i}", g, w)]
    if abs(wanted) > LARGEST_DOUBLE:  # beyond a double: finite is all that can be asked
        return [] if Decimal(given).is_finite() else [f"{path}: {given}"]
    off = abs(Decimal(given) - wanted)
    return [] if off <= max(RELATIVE * abs(wanted), NEAR_ZERO) else [f"{path}: {given}, expected {float(wanted)!r}"]


def compare(program, named_case):
    name, case, digits = named_case
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scenario.json"
        file.write_text(json.dumps(case))
        run = subprocess.run([program, "values", str(file), "--format", "json"], capture_output=True, text=True)
    if run.returncode != 0:
        return [f"{name}: exit {run.returncode}: {run.stderr.strip()}"]
    found = differences("", json.loads(run.stdout), expected(case, digits))
    return [f"{name}{line}" for line in found] + ([json.dumps(case)] if found else [])


def cases():
    random_ = random.Random(20)
    for cost, outputs in OUTPUTS.items():
        for output in outputs:
            for round_ in range(4):
                yield f"{cost} {output} {round_}", scenario(random_, cost, output, 1.5), 90
            for z in (40.0, -40.0, 200.0, -200.0, 1000.0, -1000.0):
                digits = {40.0: 120, 200.0: 400, 1000.0: 1500}[abs(z)]
                yield f"{cost} {output} z={z}", saturated(cost, output, z), digits


def main():
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(compare, repeat(sys.argv[1]), cases()))
    bad, count = [line for lines in found for line in lines], len(found)
    print("\n".join(bad))
    print(f"{count} scenarios, {len(bad)} differences")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
