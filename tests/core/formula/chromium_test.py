"""Chromium draws every MathML string: nothing of it is missing, empty or without its shape."""
import json
import re
import subprocess
import tempfile
import unittest
from html import unescape
from pathlib import Path

from samples import letters, main, parsed, samples, text_of

PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>formulas</title><body>%s<pre id="measured"></pre><script>
const box = element => element.getBoundingClientRect();
const isDrawn = element => box(element).width > 0 && box(element).height > 0;
const below = (a, b) => box(a).top >= box(b).bottom - 1;
const measured = [...document.querySelectorAll("math")].map(math => ({
    size: [box(math).width, box(math).height],
    leaves: [...math.querySelectorAll("mi, mn, mo, mtext")]
        .filter(leaf => isDrawn(leaf) || /^[\\u2061\\u2062]$/.test(leaf.textContent))
        .map(leaf => leaf.textContent).join(""),
    fractions: [...math.querySelectorAll("mfrac")].every(({children: [a, b]}) => below(b, a)),
    raised: [...math.querySelectorAll("msup")].every(({children: [base, sup]}) => box(sup).bottom < box(base).bottom
        && box(sup).left >= box(base).right - 1),
    rows: [...math.querySelectorAll("mtable")].every(({children}) =>
        [...children].every((row, i) => i == 0 || below(row, children[i - 1]))),
    struck: [...math.querySelectorAll("menclose")]
        .every(struck => getComputedStyle(struck).backgroundImage.startsWith("linear-gradient")),
}));
document.getElementById("measured").textContent = JSON.stringify(measured);
</script>"""


def measured_in_chromium(formulas):
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "formulas.html"
        page.write_text(PAGE % "\n".join(formulas), encoding="utf-8")
        shown = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                                "--disable-dev-shm-usage", f"--user-data-dir={folder}/user", "--dump-dom",
                                page.as_uri()],
                               capture_output=True, encoding="utf-8", timeout=120)
    found = re.search(r'<pre id="measured">(.*)</pre>', shown.stdout, re.DOTALL)
    assert found, shown.stderr
    return json.loads(unescape(found.group(1)))


class Chromium(unittest.TestCase):
    def test_every_formula_is_drawn_whole(self):
        drawn = [sample for sample in samples(400) if letters(sample["text"])]
        measured = measured_in_chromium([sample["mathml"] for sample in drawn])
        self.assertEqual(len(measured), len(drawn))
        for sample, seen in zip(drawn, measured):
            with self.subTest(sample["mathml"]):
                self.assertGreater(min(seen["size"]), 0)
                self.assertEqual(seen["leaves"], text_of(parsed(sample["mathml"])))
                for shape in ("fractions", "raised", "rows", "struck"):
                    self.assertTrue(seen[shape], shape)


main()
