import csv
import io
import json
import os
import stat

from program import MINIMAL, ProgramTest, main, run


class Train(ProgramTest):
    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.output("train", *arguments))))

    def test_xor_really_learns(self):
        rows = self.rows("xor", "--updates", "1000", "--every", "500")
        self.assertEqual([row["update"] for row in rows], ["0", "500", "1000"])
        self.assertGreater(float(rows[0]["cost"]), 0.1)
        self.assertLess(float(rows[-1]["cost"]), 0.005)

    def test_first_last_and_every_kth_update_are_printed(self):
        self.assertEqual([row["update"] for row in self.rows("xor", "--updates", "7", "--every", "3")],
                         ["0", "3", "6", "7"])
        self.assertEqual([row["update"] for row in self.rows("xor", "--updates", "0")], ["0"])
        self.assertEqual(len(self.rows("xor", "--updates", "20")), 21)

    def test_gradient_norms(self):
        rows = self.rows("mazur-2-2-2", "--updates", "2", "--norms")
        self.assertEqual(list(rows[0]), ["update", "cost", "gradient_norm_1", "gradient_norm_2"])
        self.assertEqual(rows[0]["gradient_norm_1"], "")
        self.assertGreater(float(rows[1]["gradient_norm_2"]), 0)

    def test_saving_continues_exactly_where_training_stopped(self):
        halfway = self.folder / "halfway.json"
        whole = self.rows("mazur-2-2-2", "--updates", "10")
        self.output("train", "mazur-2-2-2", "--updates", "4", "--save", halfway)
        rest = self.rows(halfway, "--updates", "6")
        self.assertEqual([row["cost"] for row in rest], [row["cost"] for row in whole[4:]])

    def test_saving_keeps_unknown_keys_and_permissions(self):
        path = self.file(MINIMAL | {"note": {"by": "me"}})
        path.chmod(0o640)
        run("train", path, "--updates", "1", "--save", path)
        saved = json.loads(path.read_text())
        self.assertEqual(saved["note"], {"by": "me"})
        self.assertNotEqual(saved["layers"][0]["weights"], [[0.5]])
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)
        self.assertEqual(os.listdir(self.folder), ["scenario.json"])

    def test_diverging_says_when_and_saves_nothing(self):
        scenario = MINIMAL | {"layers": [{"activation": "identity", "weights": [[1]], "biases": [0]}],
                              "examples": [{"input": [10], "target": [3]}], "learning_rate": 1e3}
        out = self.folder / "out.json"
        result = run("train", self.file(scenario), "--updates", "100000", "--save", out)
        self.assertEqual(result.returncode, 2)
        self.assertRegex(result.stderr, r"^backstep: .*: training stops after update \d+, because .* not finite; "
                                        r"a smaller learning rate was expected\n$")
        self.assertFalse(out.exists())
        self.assertNotIn("nan", result.stdout)
        self.assertNotIn("inf", result.stdout)

    def test_where_it_cannot_save_it_says_so(self):
        result = run("train", "xor", "--updates", "1", "--save", self.folder / "none" / "out.json")
        self.assertEqual(result.returncode, 2)
        self.assertIn("cannot write here: there is no such file or folder", result.stderr)


main()
