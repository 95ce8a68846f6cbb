import csv
import io
import json

from program import MINIMAL, ProgramTest, main, run


class Values(ProgramTest):
    def test_json_has_the_documented_fields_and_every_bit(self):
        values = json.loads(self.output("values", "mazur-2-2-2", "--format", "json"))
        self.assertEqual(list(values), ["examples", "cost", "layers", "cost_after_update"])
        self.assertEqual(list(values["examples"][0]), ["cost", "layers"])
        self.assertEqual(list(values["examples"][0]["layers"][0]),
                         ["z", "a", "activation_derivative", "cost_gradient_a", "delta", "weight_gradient",
                          "bias_gradient"])
        self.assertEqual(list(values["layers"][0]),
                         ["weight_gradient", "bias_gradient", "updated_weights", "updated_biases"])
        self.assertAlmostEqual(values["cost"], 0.29837110876000267, delta=1e-15)
        self.assertAlmostEqual(values["cost_after_update"], 0.29102777369359933, delta=1e-15)

    def test_csv_is_read_by_a_csv_reader(self):
        rows = list(csv.reader(io.StringIO(self.output("values", "mazur-2-2-2", "--format", "csv"))))
        self.assertEqual(rows[0], ["quantity", "value"])
        self.assertTrue(all(len(row) == 2 for row in rows))
        values = {name: float(value) for name, value in rows[1:]}
        self.assertEqual(len(values), len(rows) - 1)
        self.assertEqual(values["W1[1,2]"], 0.2)
        self.assertAlmostEqual(values["W2'[1,1]"], 0.3589164797178846, delta=1e-15)

    def test_table_is_the_default_and_takes_decimals(self):
        self.assertIn("0.5933  0.2413", self.output("values", "mazur-2-2-2"))
        self.assertIn("0.59326999210719", self.output("values", "mazur-2-2-2", "--decimals", "14"))
        self.assertIn("\nE after the update = 0.2910\n", self.output("values", "mazur-2-2-2", "--format=table"))

    def test_rounding_every_number_is_a_calculation_by_hand(self):
        rows = list(csv.reader(io.StringIO(
            self.output("values", "mazur-2-2-2", "--format", "csv", "--round", "2"))))
        values = dict(rows[1:])
        self.assertEqual([values[name] for name in ("z1[1]", "a1[1]", "s2[2]", "delta2[1]", "E", "W2'[1,1]")],
                         ["0.38", "0.59", "0.18", "0.14", "0.3", "0.36"])
        self.assertEqual(values["W1[1,2]"], "0.2")
        table = self.output("values", "mazur-2-2-2", "--round", "2")
        self.assertIn("Every number was rounded to 2 decimals before it was used.\n", table)
        self.assertRegex(table, r"The first that full precision has otherwise is \S+: \S+, not \S+\.\n")
        self.assertNotIn("rounded", self.output("values", "mazur-2-2-2"))

    def test_gradients_of_single_examples_are_rounded_too(self):
        values = json.loads(self.output("values", "regression-batch", "--format", "json", "--round", "2"))
        for example in values["examples"]:
            for layer in example["layers"]:
                for row in layer["weight_gradient"]:
                    self.assertEqual(row, [round(number, 2) for number in row])

    def test_a_file_comes_before_a_bundled_scenario_of_that_name(self):
        path = self.file(MINIMAL | {"title": "Mine"}, "xor")
        result = run("values", "xor", cwd=path.parent)
        self.assertEqual(result.stdout.splitlines()[0], "Mine")

    def test_online_training_shows_the_first_example(self):
        examples = [{"input": [1], "target": [1]}, {"input": [2], "target": [0]}]
        scenario = MINIMAL | {"examples": examples, "training": {"mode": "online"}}
        values = json.loads(self.output("values", self.file(scenario), "--format", "json"))
        self.assertEqual(len(values["examples"]), 1)
        self.assertEqual(values["examples"][0]["layers"][0]["z"], [0.5])

    def test_an_unknown_key_is_warned_about(self):
        path = self.file(MINIMAL | {"lerning_rate": 3})
        result = run("values", path)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(result.stderr, f"backstep: warning: {path}: /lerning_rate: not a key of this format; it is "
                                        "kept but means nothing here\n")
        self.assertIn("learning rate 0.5", result.stdout)

    def test_saturation_gives_numbers(self):
        scenario = MINIMAL | {"cost": "cross_entropy",
                              "examples": [{"input": [2000], "target": [0]}, {"input": [-2000], "target": [1]}]}
        text = self.output("values", self.file(scenario), "--format", "json")
        self.assertEqual(json.loads(text)["examples"][0]["cost"], 1000)
        self.assertNotIn("null", text)


main()
