from program import MINIMAL, ProgramTest, main, run

BUNDLED = ["classification-softmax", "cross-entropy-3-4-2", "han-kamber-3-2-1", "mazur-2-2-2", "notes-3-4-2",
           "regression-batch", "shallow-linear-output", "two-hidden-layers", "xor"]


class Gradcheck(ProgramTest):
    def test_every_bundled_scenario_agrees(self):
        for name in BUNDLED:
            with self.subTest(name):
                self.assertIn(" gradients agree with their central differences.\n", self.output("gradcheck", name))

    def test_each_gradient_has_a_line(self):
        lines = self.output("gradcheck", "mazur-2-2-2").splitlines()
        self.assertEqual(len(lines), 1 + 12 + 1)
        name, value, difference, digits, _ = lines[1].split()
        self.assertEqual(name, "dE/dW1[1,1]")
        self.assertAlmostEqual(float(value), 0.00043856773447434674, delta=1e-15)
        self.assertAlmostEqual(float(difference), float(value), delta=1e-9)
        self.assertGreaterEqual(int(digits), 6)

    def test_a_kink_is_told_and_is_no_disagreement(self):
        scenario = MINIMAL | {"layers": [{"activation": "relu", "weights": [[0.0]], "biases": [0]}]}
        self.assertIn("at a kink of ReLU", self.output("gradcheck", self.file(scenario)))


main()
