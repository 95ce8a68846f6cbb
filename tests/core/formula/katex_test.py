"""KaTeX reads every LaTeX string, strictly and without an error, and finds in it the leaves of the plain text."""
import os
import subprocess
import unittest

from samples import MATHML, letters, main, parsed, samples, text_of

# A node that is not Debian's does not look for Debian's modules by itself.
MODULES = [path for path in (os.environ.get("NODE_PATH"), "/usr/share/nodejs") if path]
ENVIRONMENT = os.environ | {"NODE_PATH": ":".join(MODULES)}


def katex(formulas):
    lines = " \\\\\n".join(formulas)
    return subprocess.run(["katex", "--strict", "--display-mode", "--format", "mathml"], capture_output=True,
                          input=f"\\begin{{gathered}}\n{lines}\n\\end{{gathered}}", encoding="utf-8", timeout=120,
                          env=ENVIRONMENT)


class Katex(unittest.TestCase):
    def rows(self, formulas):
        """The MathML that KaTeX makes of each."""
        result = katex(formulas)
        if result.returncode != 0 and len(formulas) > 1:
            half = len(formulas) // 2
            return self.rows(formulas[:half]) + self.rows(formulas[half:])
        self.assertEqual(result.returncode, 0, f"{formulas[0]}\n{result.stderr}")
        self.assertEqual(result.stderr, "", formulas[0])
        table = parsed(result.stdout).find(f".//{MATHML}mtable")
        return table.findall(f"{MATHML}mtr")

    def test_every_formula_is_read_and_has_the_letters_of_its_text(self):
        all_samples = samples(600)
        rows = self.rows([sample["latex"] for sample in all_samples])
        self.assertEqual(len(rows), len(all_samples))
        for sample, row in zip(all_samples, rows):
            with self.subTest(sample["latex"]):
                self.assertEqual(letters(text_of(row)), letters(sample["text"]))

    def test_errors_are_not_overlooked(self):
        self.assertNotEqual(katex(["x", "\\undefined", "y"]).returncode, 0)


main()
