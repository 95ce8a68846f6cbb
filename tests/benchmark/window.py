"""What the window costs: the first frame beside that of a bare one, and the program's own work per frame.

Usage: window.py BACKSTEP BARE_WINDOW. Both should be Release builds; nothing else should be running.
"""

import json
import pathlib
import random
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "desktop"))
from desktop import Desktop  # noqa: E402

RUNS = 21
STEPS = 20
LARGE = (64, 64, 64, 10)


def seconds_to_first_frame(desktop, command, log):
    log.unlink(missing_ok=True)
    begin = time.monotonic()
    process = subprocess.Popen(command, env=desktop.environment, stdout=subprocess.DEVNULL)
    while not (log.exists() and log.stat().st_size > 0):
        assert process.poll() is None, f"{command[0]} ended"
        time.sleep(0.0005)
    end = time.monotonic()
    process.kill()
    process.wait()
    return end - begin


def first_frame(desktop, backstep, bare):
    log = desktop.folder / "frames.txt"
    desktop.environment["BACKSTEP_FRAME_LOG"] = str(log)
    times = {"bare": [], "backstep": []}
    for _ in range(RUNS):
        times["bare"].append(seconds_to_first_frame(desktop, [bare, str(log)], log))
        times["backstep"].append(seconds_to_first_frame(desktop, [backstep], log))
    ratio = statistics.median(b / a for a, b in zip(times["bare"], times["backstep"]))
    print("first frame: bare {:.0f} ms, Backstep {:.0f} ms, ratio {:.2f} (wanted: at most 1.3)".format(
        1000 * statistics.median(times["bare"]), 1000 * statistics.median(times["backstep"]), ratio))


def dense(widths):
    draw = random.Random(1)
    layers = [{"activation": "sigmoid", "weights": [[draw.uniform(-1, 1) for _ in range(n)] for _ in range(m)],
               "biases": [draw.uniform(-1, 1) for _ in range(m)]} for n, m in zip(widths, widths[1:])]
    example = {"input": [draw.random() for _ in range(widths[0])],
               "target": [draw.random() for _ in range(widths[-1])]}
    return {"format": "backstep-scenario/1", "cost": "half_squared_error", "learning_rate": 0.5,
            "layers": layers, "examples": [example]}


def work_in_motion(desktop, program, name, wanted, unfolded):
    """Milliseconds per frame while steps play with their pulses."""
    log = desktop.folder / "work.txt"
    desktop.environment["BACKSTEP_FRAME_LOG"] = str(log)
    run = desktop.start(*program)
    if unfolded:
        desktop.key("u")
    log.write_text("")
    for _ in range(STEPS):
        desktop.key("Right")
    run.kill()
    work = sorted(float(line.split()[1]) for line in log.read_text().splitlines())
    print("{}: own work per frame, median {:.2f} ms, 95 % {:.2f} ms, {} frames (wanted: under {} ms)".format(
        name, statistics.median(work), work[int(0.95 * len(work))], len(work), wanted))
    log.unlink()


def main(backstep, bare):
    with Desktop(backstep) as desktop:
        first_frame(desktop, backstep, bare)
        work_in_motion(desktop, [], "3-4-2", 2, False)
        path = desktop.folder / "large.json"
        path.write_text(json.dumps(dense(LARGE)))
        work_in_motion(desktop, [str(path)], "-".join(map(str, LARGE)), 8, True)


if __name__ == "__main__":
    main(*(str(pathlib.Path(program).resolve()) for program in sys.argv[1:]))
