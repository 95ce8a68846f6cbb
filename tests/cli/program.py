"""Runs the program given as the first argument, as its users do."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else ""
# Messages are compared, and no window may open by mistake.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")} | {"LC_ALL": "C.UTF-8"}

MINIMAL = {
    "format": "backstep-scenario/1",
    "cost": "half_squared_error",
    "layers": [{"activation": "sigmoid", "weights": [[0.5]], "biases": [0]}],
    "examples": [{"input": [1], "target": [1]}],
}


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT,
                          timeout=120, **options)


class ProgramTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def file(self, content, name="scenario.json"):
        path = self.folder / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def output(self, *arguments):
        """What a run without any complaint prints."""
        result = run(*arguments)
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.returncode, 0)
        return result.stdout

    def check_refused(self, result, *parts):
        """Exit code 2, nothing printed and one sentence that has all the parts."""
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertEqual(result.stdout, "")
        self.assertEqual(result.stderr.count("\n"), 1, result.stderr)
        self.assertTrue(result.stderr.startswith("backstep: "), result.stderr)
        for part in parts:
            self.assertIn(part, result.stderr)
        for internal in ("exception", "terminate", "what()", "json.", "std::"):
            self.assertNotIn(internal, result.stderr)


def main():
    unittest.main(argv=sys.argv[:1])
