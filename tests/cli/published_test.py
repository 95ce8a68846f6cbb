import json

from program import ProgramTest, main, run


class Published(ProgramTest):
    def report(self, *arguments):
        result = run("published", *arguments, "--format", "json")
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.returncode, 1)  # some figures in print do not hold
        return json.loads(result.stdout)

    def figures(self, scenario):
        report, = self.report(scenario)
        self.assertEqual(report["scenario"], scenario)
        return report, report["figures"]

    def test_mazur(self):
        report, figures = self.figures("mazur-2-2-2")
        self.assertIn("Matt Mazur", report["citation"])
        self.assertEqual([(f["name"], f["after"]) for f in figures if f["verdict"] == "differs"],
                         [("E_total", 1), ("E_total", 10000), ("out_o1", 10000), ("out_o2", 10000)])
        after_one, = (f for f in figures if (f["name"], f["after"]) == ("E_total", 1))
        self.assertEqual((after_one["printed"], after_one["recomputed"]), ("0.291027924", "0.291027774"))
        self.assertEqual((after_one["digits_that_hold"], after_one["digits"]), (6, 9))
        after_many, = (f for f in figures if (f["name"], f["after"]) == ("E_total", 10000))
        self.assertEqual(after_many["holds_after"], 9999)
        self.assertEqual(report["holding"], sum(f["verdict"] == "holds" for f in figures))
        self.assertGreaterEqual(report["holding"], 25)

    def test_han_and_kamber(self):
        _, figures = self.figures("han-kamber-3-2-1")
        self.assertEqual([(f["name"], f["printed"], f["recomputed"], f["verdict"]) for f in figures
                          if f["verdict"] != "holds"], [("error of 6", "0.1311", "0.1312", "last_digit")])

    def test_the_table_marks_the_digits_that_do_not_hold(self):
        result = run("published")
        self.assertEqual(result.returncode, 1)
        self.assertIn("0.291027[924]   0.291027774", result.stdout)
        self.assertIn("does not hold: it is that after 9999 updates", result.stdout)
        self.assertIn("0.131[1]", result.stdout)
        self.assertEqual(result.stdout.count("printed figures hold."), 2)

    def test_each_printed_figure_is_the_one_of_its_file(self):
        for report in self.report():
            for figure in report["figures"]:
                places = len(figure["printed"].partition(".")[2])
                self.assertEqual(figure["recomputed"], f"{figure['exact']:.{places}f}".replace("-0.0000", "-0.0000"))
                self.assertEqual(figure["verdict"] == "holds", figure["printed"] == figure["recomputed"])
                self.assertEqual(figure["verdict"] == "holds", figure["digits"] == figure["digits_that_hold"])

    def test_another_name(self):
        self.check_refused(run("published", "xor"), "xor: mazur-2-2-2 or han-kamber-3-2-1 was expected")


main()
