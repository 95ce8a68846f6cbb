import json
import re
import shutil
import subprocess
import unittest

from html_tags import Tags
from program import ENVIRONMENT, MINIMAL, ProgramTest, main, run

BUNDLED = ("notes-3-4-2", "cross-entropy-3-4-2", "han-kamber-3-2-1", "mazur-2-2-2", "xor", "two-hidden-layers",
           "shallow-linear-output", "regression-batch", "classification-softmax")
NOTATIONS = ("suresh-sardana", "neal", "richardson", "facts", "regression")


class Sheet(ProgramTest):
    def blanks(self, *arguments):
        lines = self.output("worksheet", *arguments, "--format", "csv").splitlines()
        lines = [line for line in lines if not line.startswith("#")]
        self.assertEqual(lines[0], "quantity,value")
        for line in lines[1:]:
            self.assertTrue(line.endswith(","), line)
        return [line[:-1].strip('"') for line in lines[1:]]

    def test_all_of_the_first_update_by_default(self):
        blanks = self.blanks("mazur-2-2-2")
        self.assertEqual(len(blanks), 41)  # biases are frozen
        self.assertEqual(blanks[:5] + blanks[-1:], ["z1[1]", "z1[2]", "a1[1]", "a1[2]", "z2[1]", "W1'[2,2]"])

    def test_steps_choose_passes_and_quantities(self):
        for steps, expected in (
                ("error", ["E"]),
                ("z1, delta2", ["z1[1]", "z1[2]", "delta2[1]", "delta2[2]"]),
                ("delta2,z1", ["z1[1]", "z1[2]", "delta2[1]", "delta2[2]"]),
                ("n3,dE/dw35", ["a1[1]", "dE/dW2[1,1]"]),
                ("dE/dW1[1,2],dE/dW1[2,1]", ["dE/dW1[1,2]", "dE/dW1[2,1]"]),
                ("update", ["W2'[1,1]", "W2'[1,2]", "W2'[2,1]", "W2'[2,2]", "W1'[1,1]", "W1'[1,2]", "W1'[2,1]",
                            "W1'[2,2]"])):
            self.assertEqual(self.blanks("mazur-2-2-2", "--steps", steps), expected, steps)

    def test_of_a_batch_each_example_and_the_mean(self):
        self.assertEqual(self.blanks("regression-batch", "--steps", "z2[1]"), [f"z2[1]@{m}" for m in range(1, 5)])
        self.assertEqual(self.blanks("regression-batch", "--steps", "z2[1]@3,E"), ["z2[1]@3", "E"])
        self.assertEqual(self.blanks("regression-batch", "--steps", "dE/db2[1]"), ["dE/db2[1]"])
        self.assertEqual(self.blanks("regression-batch", "--steps", "dE/db2[1]@2"), ["dE/db2[1]@2"])

    def test_steps_that_there_are_not(self):
        for steps, part in (("z9", "z9"), ("nonsense", "nonsense"), ("x", "x is not worked out"),
                            ("average", "average is not worked out"), ("b1'", "b1' is not worked out")):
            with self.subTest(steps):
                self.check_refused(run("worksheet", "mazur-2-2-2", "--steps", steps), "--steps", part)

    def test_the_answer_key_has_the_values_of_the_program(self):
        exact = {}
        for line in self.output("values", "notes-3-4-2", "--format", "csv").splitlines()[1:]:
            name, _, value = line.rpartition(",")
            exact[name] = float(value)
        lines = self.output("worksheet", "notes-3-4-2", "--format", "csv", "--key").splitlines()
        self.assertIn("rounded to 4 decimals", lines[1])
        for line in lines[3:]:
            name, _, value = line.rpartition(",")
            self.assertRegex(value, r"^-?\d+\.\d{4}$")
            self.assertLessEqual(abs(float(value) - exact[name]), 0.5000001e-4, name)
        self.assertEqual(len(lines), 3 + 83)

    def test_the_page_has_a_blank_for_each_number_and_the_key_its_working(self):
        for scenario in BUNDLED:
            with self.subTest(scenario):
                count = len(self.blanks(scenario))
                sheet, key = self.output("worksheet", scenario), self.output("worksheet", scenario, "--key")
                for page in (sheet, key):
                    tags = Tags(page)
                    self.assertEqual((tags.wrong, tags.open), ([], []))
                    self.assertNotRegex(page, r"(?i)https?://|@import|url\(|src=|<script")
                self.assertEqual(sheet.count('class="box"'), count)
                self.assertNotIn("class=\"result\"", sheet)
                self.assertEqual(key.count('class="result"'), count)
                self.assertEqual(key.count('class="box"'), 0)

    def test_the_sheet_does_not_give_its_answers_away(self):
        sheet = self.output("worksheet", "notes-3-4-2")
        for value in ("0.5250", "0.2048", "0.0511"):
            self.assertNotIn(value, sheet)
            self.assertIn(value, self.output("worksheet", "notes-3-4-2", "--key"))

    def test_conventions_are_said(self):
        for scenario, sentences in (
                ("mazur-2-2-2", ["the factor ½ is there", "Biases stay as they are.", "at the old weights"]),
                ("regression-batch", ["the sum over the 2 outputs is divided by 4", "the mean over its 4 examples"]),
                ("cross-entropy-3-4-2", ["cross-entropy with natural logarithms", "Biases are updated"]),
                ("classification-softmax", ["ReLU takes the slope from the left"])):
            page = self.output("worksheet", scenario)
            for sentence in sentences:
                self.assertIn(sentence, page)

    def test_given_numbers_stand_as_they_were_typed(self):
        page = self.output("worksheet", "mazur-2-2-2")
        self.assertIn("<mn>0.15</mn>", page)
        self.assertNotIn("0.1500", page)

    def test_too_many_blanks(self):
        big = MINIMAL | {"layers": [{"activation": "tanh", "weights": [[0.1] * 60] * 60, "biases": [0.1] * 60}],
                         "examples": [{"input": [0.1] * 60, "target": [0.5] * 60}]}
        path = self.file(big)
        self.check_refused(run("worksheet", path), "at most 2000 blanks", "--steps")
        self.assertEqual(len(self.blanks(path, "--steps", "z1")), 60)

    def test_bad_usage(self):
        for arguments, message in ((["--variant", "31"], "--variant 31: a whole number from 1 to 30 was expected"),
                                   (["--variant", "0"], "--variant 0"),
                                   (["--format", "pdf"], "--format pdf: html, latex or csv was expected"),
                                   (["-o", "/no/such/folder/x"], "/no/such/folder/x")):
            self.check_refused(run("worksheet", "xor", *arguments), message)


class Variants(ProgramTest):
    def scenario(self, name, number):
        path = self.folder / f"{name}-{number}.json"
        self.output("worksheet", name, "--variant", number, "--save-scenario", path, "--steps", "E")
        return json.loads(path.read_text())

    def numbers(self, scenario):
        for layer in scenario["layers"]:
            yield from (w for row in layer["weights"] for w in row)
        for example in scenario["examples"]:
            yield from example["input"]

    def test_numbers_are_tidy_and_none_is_zero(self):
        for name in BUNDLED:
            for number in (1, 2, 30):
                for value in self.numbers(self.scenario(name, number)):
                    self.assertEqual(value, round(value, 1), name)
                    self.assertNotEqual(value, 0, name)
                    self.assertLess(abs(value), 1, name)

    def test_thirty_students_get_thirty_sheets_and_always_the_same(self):
        keys = [self.output("worksheet", "notes-3-4-2", "--variant", n, "--key", "--format", "csv")
                for n in range(1, 31)]
        self.assertEqual(len({re.sub("#.*", "", key) for key in keys}), 30)
        self.assertEqual(keys[6], self.output("worksheet", "notes-3-4-2", "--variant", 7, "--key", "--format", "csv"))
        # The same on every machine, so the same as here.
        self.assertEqual(self.scenario("mazur-2-2-2", 1)["layers"][0]["weights"], [[0.2, 0.3], [-0.8, -0.3]])

    def test_no_answer_is_zero_by_chance_and_no_unit_is_saturated(self):
        for name in ("notes-3-4-2", "mazur-2-2-2", "two-hidden-layers", "cross-entropy-3-4-2"):
            for number in range(1, 31, 7):
                key = self.output("worksheet", name, "--variant", number, "--key", "--format", "csv")
                for line in key.splitlines()[3:]:
                    quantity, _, value = line.rpartition(",")
                    if not quantity.strip('"').startswith(("W", "b")):
                        self.assertNotEqual(float(value), 0, f"{name} {number} {line}")
                    if quantity.startswith("z1"):
                        self.assertLess(abs(float(value)), 2.5, f"{name} {number} {line}")

    def test_check_finds_nothing_wrong_with_a_key(self):
        for name in ("notes-3-4-2", "regression-batch"):
            scenario, answers = self.folder / "variant.json", self.folder / "key.csv"
            self.output("worksheet", name, "--variant", 5, "--key", "--format", "csv", "--save-scenario", scenario,
                        "-o", answers)
            result = run("check", "--scenario", scenario, answers, "--format", "json")
            self.assertEqual((result.returncode, result.stderr), (0, ""))
            self.assertNotIn('"verdict": "wrong"', result.stdout)

    def test_the_saved_scenario_has_the_numbers_of_the_sheet(self):
        path = self.folder / "variant.json"
        key = self.output("worksheet", "xor", "--variant", 4, "--key", "--format", "csv", "--save-scenario", path)
        again = self.output("worksheet", path, "--key", "--format", "csv")
        self.assertEqual(again, key)
        self.assertIn("variant 4", key.splitlines()[0])


class Latex(ProgramTest):
    def latex(self, *arguments):
        return self.output("worksheet", *arguments, "--format", "latex")

    def check_structure(self, text):
        body = re.sub(r"(?<!\\)%.*", "", text)
        depth = 0
        marks = re.findall(r"\\.|[{}$]", body)
        for mark in marks:
            depth += {"{": 1, "}": -1}.get(mark, 0)
            self.assertGreaterEqual(depth, 0)
        self.assertEqual(depth, 0)
        stack = []
        for kind, name in re.findall(r"\\(begin|end)\{(\w+\*?)\}", body):
            if kind == "begin":
                stack.append(name)
            else:
                self.assertEqual(stack.pop(), name)
        self.assertEqual(stack, [])
        self.assertEqual(marks.count("$") % 2, 0)
        # What pdflatex has no letter for.
        self.assertEqual([c for c in body if ord(c) > 0x17E], [])

    def test_braces_environments_and_letters(self):
        for scenario in BUNDLED:
            for key in ([], ["--key"]):
                with self.subTest(scenario + " ".join(key)):
                    self.check_structure(self.latex(scenario, *key))
        for notation in NOTATIONS:
            with self.subTest(notation):
                self.check_structure(self.latex("notes-3-4-2", "--key", "--notation", notation))

    def test_text_of_the_file_is_text(self):
        title = r"50 % of $x_1$ & \input{x} # {~^} ∂δ₁ ü ŝ 中 🎓 <|>"
        text = self.latex(self.file(MINIMAL | {"title": title}))
        self.check_structure(text)
        self.assertIn(r"50 \% of \$x\_1\$ \& \textbackslash{}input\{x\} \# \{\textasciitilde{}\textasciicircum{}\}", text)
        self.assertIn("[U+4E2D] [U+1F393] $<$$|$$>$", text)

    @unittest.skipUnless(shutil.which("katex"), "katex is not installed")
    def test_katex_reads_every_formula(self):
        for notation in NOTATIONS:
            text = self.latex("mazur-2-2-2", "--key", "--notation", notation)
            formulas = re.findall(r"\\begin\{aligned\}.*?\\end\{aligned\}", text, re.DOTALL)
            self.assertEqual(len(formulas), 41)
            lines = " \\\\\n".join(formulas)
            read = subprocess.run(["katex", "--strict", "--display-mode", "--format", "mathml"],
                                  input=f"\\begin{{gathered}}\n{lines}\n\\end{{gathered}}", capture_output=True,
                                  text=True, timeout=120, env=ENVIRONMENT | {"NODE_PATH": "/usr/share/nodejs"})
            self.assertEqual(read.returncode, 0, read.stderr)

    @unittest.skipUnless(shutil.which("pdflatex"), "pdflatex is not installed: the LaTeX was not compiled")
    def test_pdflatex_compiles_it(self):
        sheets = [[name, *key] for name in BUNDLED for key in ([], ["--key"])]
        sheets += [["notes-3-4-2", "--key", "--notation", notation] for notation in NOTATIONS]
        for arguments in sheets:
            with self.subTest(" ".join(arguments)):
                self.file(self.latex(*arguments), "sheet.tex")
                made = subprocess.run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "sheet.tex"],
                                      cwd=self.folder, capture_output=True, text=True, errors="replace", timeout=120)
                self.assertEqual(made.returncode, 0, made.stdout[-2000:])
                self.assertNotIn("Overfull \\hbox", made.stdout)


main()
