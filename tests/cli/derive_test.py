import xml.etree.ElementTree as xml

from program import ProgramTest, main, run

NOTATIONS = ("suresh-sardana", "neal", "richardson", "facts", "regression")


class Refusing(ProgramTest):
    def refused(self, part, *arguments):
        self.check_refused(run(*arguments), part)


class Derive(Refusing):
    def test_a_weight_of_the_notes_line_by_line(self):
        text = self.output("derive", "dE/dw48")
        for line in ("∂E/∂w₄₈ = (n₈ − y₁) · ∂n₈/∂w₄₈ + (n₉ − y₂) · ∂n₉/∂w₄₈",
                     "= (n₈ − y₁) σ′₈ n₄",
                     "= (0.5958 − 1.0000) × 0.2408 × 0.5250",
                     "= −0.0511"):
            self.assertIn(line, text)
        self.assertIn("central difference −0.0511, agrees to ", text)

    def test_names_of_files_and_of_every_notation(self):
        self.assertEqual(self.output("derive", "dE/dW2[1,1]"), self.output("derive", "dE/dw48"))
        neal = self.output("derive", "dC/dw_11^3", "--notation", "neal")
        self.assertIn("∂C/∂w₁₁³", neal)
        self.assertIn("= −0.0511", neal)

    def test_every_notation_and_format_of_a_matrix(self):
        for notation in NOTATIONS:
            latex = self.output("derive", "dE/dW1", "--notation", notation, "--format", "latex")
            self.assertTrue(latex.startswith("\\begin{aligned}\n"), latex)
            mathml = self.output("derive", "dE/dW1", "--notation", notation, "--format", "mathml")
            self.assertTrue(xml.fromstring(mathml).tag.endswith("math"))

    def test_another_scenario_by_name_or_option(self):
        self.assertEqual(self.output("derive", "delta1[1]", "mazur-2-2-2"),
                         self.output("derive", "delta1[1]", "--scenario", "mazur-2-2-2"))

    def test_what_there_is_not_is_refused(self):
        self.refused("“w99”: not a quantity", "derive", "w99")
        self.refused("there is no layer 3", "derive", "z3[1]")
        self.refused("--notation leibniz: suresh-sardana, neal, richardson, facts or regression was expected",
                     "derive", "E", "--notation", "leibniz")
        self.refused("--format html: text, latex or mathml was expected", "derive", "E", "--format", "html")


class Equations(Refusing):
    def test_one_equation_with_its_numbers(self):
        text = self.output("equation", "S6")
        self.assertIn("∂E/∂w₄₈ = (n₈ − y₁) σ′₈ n₄", text)
        self.assertIn("−0.0511", text)
        self.assertIn("∂E/∂w₅₉", self.output("equation", "s6", "--select", "w59"))

    def test_a_misprint_is_told(self):
        self.assertIn("✎", self.output("equation", "S18"))

    def test_an_equation_of_another_cost_offers_its_scenario(self):
        text = self.output("equation", "N14")
        self.assertIn("--scenario cross-entropy-3-4-2", text)
        self.assertIn("=", self.output("equation", "N14", "cross-entropy-3-4-2"))
        self.assertNotIn("See it with", self.output("equation", "N14", "cross-entropy-3-4-2"))

    def test_all_of_them(self):
        text = self.output("equations")
        ids = [line.split()[0] for line in text.splitlines() if line and not line.startswith((" ", "✎"))]
        for wanted in ("S1", "S29", "N15", "R17", "F14", "M31"):
            self.assertIn(wanted, ids)
        only = self.output("equations", "--notation", "neal")
        self.assertIn("N8", only)
        self.assertNotIn("S8  ", only)

    def test_one_that_there_is_not(self):
        self.refused("X1: not an equation of the notes", "equation", "X1")


main()
