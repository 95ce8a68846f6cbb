import re

from html_tags import Tags
from program import MINIMAL, ProgramTest, main, run


class Handout(ProgramTest):
    def test_it_is_well_formed_and_complete_in_itself(self):
        for scenario in ("notes-3-4-2", "regression-batch", "classification-softmax"):
            with self.subTest(scenario):
                page = self.output("handout", scenario)
                tags = Tags(page)
                self.assertEqual(tags.wrong, [])
                self.assertEqual(tags.open, [])
                self.assertEqual(len(tags.ids), len(set(tags.ids)))
                self.assertLessEqual(set(tags.refers), set(tags.ids))
                self.assertIn("default-src 'none'", page)
                self.assertNotRegex(page, r"(?i)https?://|@import|url\(|src=")

    def test_a_step_has_caption_drawing_formula_and_numbers(self):
        page = self.output("handout", "mazur-2-2-2")
        steps = re.findall(r'<section class="step .*?</section>', page, re.DOTALL)
        self.assertEqual(len(steps), 17)
        for step in steps:
            self.assertEqual(step.count("<svg"), 1)
            self.assertRegex(step, r'<p class="caption">[A-Z∂δσ].*\.</p>')
            self.assertRegex(step, r'<mn class="result">[−\d]')
        self.assertIn("The error is half the sum of the squared distances", steps[4])
        self.assertIn('<mn class="result">0.2984</mn>', steps[4])

    def test_granularity_notation_and_decimals(self):
        for granularity, count in (("pass", 4), ("layer", 7), ("vector", 17), ("element", 41)):
            page = self.output("handout", "mazur-2-2-2", "--granularity", granularity)
            self.assertEqual(page.count('<section class="step '), count)
        for notation in ("neal", "richardson", "facts", "regression"):
            self.assertNotEqual(self.output("handout", "mazur-2-2-2", "--notation", notation), page)
        self.assertIn(">0.298371109<", self.output("handout", "mazur-2-2-2", "--decimals", "9"))

    def test_every_example_of_a_batch_has_its_steps(self):
        page = self.output("handout", "regression-batch")
        for example in range(1, 5):
            self.assertIn(f", example {example}: <math", page)
        self.assertIn('<span class="phase">Mean</span>', page)

    def test_text_of_the_file_cannot_become_a_tag(self):
        scenario = MINIMAL | {"title": "</title><script>alert(1)</script>&\"", "source": "<img src=x onerror=y>"}
        page = self.output("handout", self.file(scenario))
        self.assertNotIn("<script>alert", page)
        self.assertNotIn("<img", page)
        self.assertIn("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;", page)

    def test_without_a_title(self):
        self.assertIn("<title>A walk</title>", self.output("handout", self.file(MINIMAL)))

    def test_output_to_a_file_or_not_at_all(self):
        path = self.folder / "walk.html"
        self.assertEqual(self.output("handout", "xor", "-o", path), "")
        self.assertEqual(path.read_text(encoding="utf-8"), self.output("handout", "xor"))
        self.check_refused(run("handout", "xor", "-o", self.folder / "no" / "walk.html"),
                           f"{self.folder}/no/walk.html", "folder")
        self.check_refused(run("handout", "xor", "-o", self.folder), f"{self.folder}")

    def test_a_network_too_large_to_step_through(self):
        big = MINIMAL | {"layers": [{"activation": "tanh", "weights": [[0.1] * 60] * 60, "biases": [0.1] * 60}],
                         "examples": [{"input": [0.1] * 60, "target": [0.5] * 60}]}
        self.check_refused(run("handout", self.file(big)), "7621 numbers", "at most 4000")


main()
