import re

from program import MINIMAL, ProgramTest, main, run


class Walk(ProgramTest):
    def steps(self, text):
        return re.findall(r"^(\d+)\. (.*)$", text, re.MULTILINE)

    def test_the_network_of_the_notes_has_17_steps(self):
        steps = self.steps(self.output("walk", "notes-3-4-2"))
        self.assertEqual([int(number) for number, _ in steps], list(range(1, 18)))
        self.assertEqual([heading for _, heading in steps],
                         ["forward, layer 1"] * 2 + ["forward, layer 2"] * 2 + ["error"] +
                         ["backward, layer 2"] * 5 + ["backward, layer 1"] * 5 +
                         ["update, layer 2", "update, layer 1"])

    def test_a_number_comes_with_its_formula_and_its_terms(self):
        text = self.output("walk", "mazur-2-2-2")
        self.assertIn("     z₃ = w₁₃ n₁ + w₂₃ n₂ + b₃\n"
                      "       = 0.1500 × 0.0500 + 0.2000 × 0.1000 + 0.3500 = 0.3775\n", text)

    def test_rounding_goes_on_with_the_rounded_numbers(self):
        text = self.output("walk", "mazur-2-2-2", "--round", "2", "--updates", "2")
        self.assertIn("= 0.15 × 0.05 + 0.20 × 0.10 + 0.35 = 0.38\n", text)
        self.assertEqual(text.count("Every number was rounded to 2 decimals"), 2)
        self.assertIn("= 0.36 × 0.59 ", text)  # W′ of the first update in the second

    def test_decimals_to_round_to_are_within_reason(self):
        self.check_refused(run("walk", "xor", "--round", "0"), "--round 0: a whole number from 1 to 12 was expected")

    def test_every_notation_with_the_same_numbers(self):
        values = set()
        for notation in ("suresh-sardana", "neal", "richardson", "facts", "regression"):
            text = self.output("walk", "mazur-2-2-2", "--notation", notation)
            values.add(tuple(re.findall(r"^ {7}= (?:.* = )?(\S+)$", text, re.MULTILINE)))
        self.assertEqual(len(values), 1)
        self.assertIn("z₁² = w₁₁² a₁¹ + w₁₂² a₂¹ + b₁²", self.output("walk", "mazur-2-2-2", "--notation", "neal"))

    def test_every_granularity(self):
        counts = {}
        for granularity in ("pass", "layer", "vector", "element"):
            text = self.output("walk", "mazur-2-2-2", "--granularity", granularity)
            counts[granularity] = len(self.steps(text))
            self.assertEqual(text.count("\n       = "), 41)
        self.assertEqual(counts, {"pass": 4, "layer": 7, "vector": 17, "element": 41})

    def test_decimals(self):
        text = self.output("walk", "mazur-2-2-2", "--decimals", "9")
        self.assertIn(" = 0.298371109\n", text)

    def test_updates_follow_each_other(self):
        text = self.output("walk", "xor", "--updates", "5")
        self.assertEqual(re.findall(r"^Update (\d): example (\d) of 4$", text, re.MULTILINE),
                         [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "1")])
        # Online over four examples: the fifth update is on the first example again, at new weights.
        inputs = re.findall(r"z₃ = .*\n       = \(?(\S+?) × (\S+?)\)? \+ \(?(\S+?) × (\S+?)\)? \+", text)
        self.assertEqual([(x1, x2) for _, x1, _, x2 in inputs],
                         [("0.0000", "0.0000"), ("0.0000", "1.0000"), ("1.0000", "0.0000"), ("1.0000", "1.0000"),
                          ("0.0000", "0.0000")])
        self.assertNotEqual(inputs[0][0], inputs[4][0])

    def test_several_examples_are_averaged(self):
        text = self.output("walk", "regression-batch", "--granularity", "pass")
        self.assertIn("\nUpdate 1: all 4 examples\n", text)
        steps = self.steps(text)
        self.assertIn("average", [heading for _, heading in steps][-2])

    def test_a_formula_of_several_lines_is_indented(self):
        text = self.output("walk", "mazur-2-2-2", "--granularity", "layer")
        self.assertIn("\n   z₁ = W₁ x₀ + b₁\n   x₁ = σ(z₁)\n", text)

    def test_a_title_is_not_needed(self):
        self.assertTrue(self.output("walk", self.file(MINIMAL)).startswith("1. forward, layer 1\n"))


main()
