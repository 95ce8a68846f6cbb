import csv
import io
import json
import xml.etree.ElementTree as xml

from program import ProgramTest, main, run

SLIPS = """quantity,value
# δ without σ′, and what follows from it
n8,0.5958
delta2[1],-0.4042
dE/dw48,-0.2122
dE/dw58;-0,2656
"""


class Check(ProgramTest):
    def checked(self, *arguments, code=0):
        result = run("check", *arguments)
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.returncode, code, result.stdout)
        return result.stdout

    def test_findings_as_json(self):
        findings = json.loads(self.checked(self.file(SLIPS, "ann.csv"), "--format", "json", code=1))
        self.assertEqual([f["verdict"] for f in findings],
                         ["rounded", "wrong", "carried_forward", "carried_forward"])
        self.assertEqual(set(findings[0]), {"submission", "quantity", "given", "exact", "verdict", "mistakes", "from",
                                            "explanation"})
        self.assertEqual(findings[1]["submission"], "ann")
        self.assertEqual(findings[1]["mistakes"][0], "missing_activation_derivative")
        self.assertEqual(findings[2]["quantity"], "dE/dW2[1,1]")
        self.assertEqual(findings[2]["given"], -0.2122)
        self.assertEqual(findings[2]["from"], "delta2[1]")
        self.assertIn("σ′₈", findings[1]["explanation"])

    def test_all_right_is_zero(self):
        for decimals in (4, 6):
            text = "".join(f"\"{row['quantity']}\",{float(row['value']):.{decimals}f}\n"
                           for row in csv.DictReader(io.StringIO(self.output("values", "xor", "--format", "csv")))
                           if row["quantity"] != "cost_after_update")
            table = self.checked("--scenario", "xor", self.file(text, "right.csv"))
            self.assertIn("Nothing is wrong.", table)

    def test_the_values_of_the_program_are_exact(self):
        for scenario in ("notes-3-4-2", "regression-batch", "classification-softmax"):
            values = self.file(self.output("values", scenario, "--format", "csv"), f"{scenario}.csv")
            result = run("check", "--scenario", scenario, values, "--format", "json")
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("cost_after_update is not checked", result.stderr)
            self.assertEqual({f["verdict"] for f in json.loads(result.stdout)}, {"exact"})

    def test_a_class_in_one_file_and_in_a_folder(self):
        self.file("student,quantity,value\nann,n8,0.5958\nbob,n8,0.4042\nbob,delta2[1],0.1\nann,delta2[1],\n",
                  "class.csv")
        self.file("n8,0.60\n", "carl.txt")
        self.file("{}", "ignored.json")
        table = self.checked(self.folder, "--points", "exact=2,rounded=2", code=1)
        for part in ("ann: 2 of 4", "bob: 0 of 4", "carl: 2 of 2", "Most go wrong at n₈: 1 of 3."):
            self.assertIn(part, table)

    def test_a_broken_line_is_named_and_does_not_stop_the_rest(self):
        path = self.file("n8,0.5958\nn99,1\nz4,abc\nz4,0.1\n", "broken.csv")
        result = run("check", path, "--format", "csv")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stderr.count("\n"), 2)
        self.assertIn("broken.csv, line 2: “n99”: not a quantity", result.stderr)
        self.assertIn("broken.csv, line 3: z1[1]: “abc” is not a number", result.stderr)
        rows = list(csv.DictReader(io.StringIO(result.stdout)))
        self.assertEqual([(r["quantity"], r["verdict"]) for r in rows], [("a2[1]", "rounded"), ("z1[1]", "exact")])

    def test_every_notation(self):
        path = self.file(SLIPS, "ann.csv")
        self.assertIn("δ₁³", self.checked(path, "--notation", "neal", code=1))

    def test_a_page_to_print(self):
        page = self.checked(self.file(SLIPS, "ann.csv"), "--format", "html", code=1)
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        xml.fromstring(page[len("<!DOCTYPE html>"):].replace("<meta charset=\"utf-8\">", "").replace(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", ""))
        target = self.folder / "report.html"
        self.assertEqual(self.checked(self.folder / "ann.csv", "--format", "html", "-o", target, code=1), "")
        self.assertEqual(target.read_text(encoding="utf-8"), page)

    def test_the_answer_file_of_a_worksheet(self):
        sheet = self.file(self.output("worksheet", "mazur-2-2-2", "--format", "csv"), "blank.csv")
        table = self.checked("--scenario", "mazur-2-2-2", sheet)
        self.assertIn("blank: 0 of", table)
        key = self.file(self.output("worksheet", "mazur-2-2-2", "--format", "csv", "--key"), "key.csv")
        self.assertIn("Nothing is wrong.", self.checked("--scenario", "mazur-2-2-2", key))

    def test_bad_usage(self):
        path = self.file(SLIPS, "ann.csv")
        for part, arguments in (
                ("missing.csv", ("missing.csv",)),
                ("--format pdf: table, csv, json or html was expected", (path, "--format", "pdf")),
                ("--points good: exact, rounded, last_digit, carried_forward or wrong was expected",
                 (path, "--points", "good=1")),
                ("--points wrong x: a number", (path, "--points", "wrong=x")),
                ("ANSWERS is missing", ())):
            self.check_refused(run("check", *arguments), part)
        empty = self.folder / "empty"
        empty.mkdir()
        self.check_refused(run("check", empty), "there is no file of answers in it")

    def test_a_file_without_answers_is_named(self):
        for text in ("", "\n", "# nothing yet\n", "quantity,value\n"):
            with self.subTest(text):
                file = self.folder / "nothing.csv"
                file.write_text(text)
                result = run("check", file)
                self.assertEqual(result.returncode, 2)
                self.assertIn("there are no answers in it", result.stderr)


main()
