import re

from program import ProgramTest, main


class Help(ProgramTest):
    def test_version(self):
        self.assertRegex(self.output("--version"), r"^backstep \d+\.\d+\.\d+\n$")

    def test_the_program_lists_its_commands_and_bundled_scenarios(self):
        text = self.output("--help")
        for command in ("walk", "values", "gradcheck", "train", "screenshot"):
            self.assertRegex(text, rf"(?m)^  {command} +\S")
        self.assertIn("mazur-2-2-2", text)
        self.assertIn("Exit codes: 0 done, 1 a check found something, 2 bad usage or input.", text)

    def test_each_command_explains_its_options_with_examples(self):
        options = {"walk": ["--granularity", "--decimals", "--updates"], "values": ["--format", "--decimals"],
                   "gradcheck": [], "train": ["--updates", "--every", "--norms", "--save"],
                   "screenshot": ["--step", "--granularity", "--select", "--notation", "--theme", "--size", "--text-scale"],
                   "worksheet": ["--key", "--format", "--steps", "--variant", "--save-scenario", "--notation"],
                   "handout": ["--granularity", "--notation", "--decimals"], "published": ["--format"]}
        for command, names in options.items():
            with self.subTest(command):
                text = self.output(command, "--help")
                for name in names:
                    self.assertRegex(text, rf"(?m)^  {name} .*\S")
                self.assertRegex(text, rf"(?m)^Examples:\n  backstep {command} ")
                self.assertEqual(text, self.output(command, "-h"))

    def test_the_bundled_names_in_the_help_are_those_that_there_are(self):
        text = self.output("--help")
        names = re.search(r"bundled one: (.*?)\.\n", text, re.DOTALL).group(1)
        for name in re.split(r",\s+", names):
            with self.subTest(name):
                self.output("values", name)


main()
