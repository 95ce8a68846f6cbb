import os
import subprocess

from program import ENVIRONMENT, MINIMAL, PROGRAM, ProgramTest, main, run

COMMANDS = [["values"], ["walk"], ["gradcheck"], ["train", "--updates", "1"]]


class BrokenInput(ProgramTest):
    def check_every_command(self, argument, *parts):
        for command in COMMANDS:
            with self.subTest(command[0]):
                self.check_refused(run(*command, argument), *parts)

    def test_no_such_file(self):
        self.check_every_command("no-such-file.json", "no-such-file.json: there is no such file or folder")
        self.check_every_command("xnor", "xnor: there is no such file, nor a bundled scenario of that name")
        self.check_every_command("", "there is no such file")

    def test_a_folder(self):
        self.check_every_command(self.folder, f"{self.folder}: a folder, but a file was expected")

    def test_a_file_that_may_not_be_read(self):
        path = self.file(MINIMAL)
        path.chmod(0)
        if os.access(path, os.R_OK):
            self.skipTest("root may read everything")
        self.check_every_command(path, "permission denied")

    def test_a_name_with_a_new_line(self):
        self.check_every_command("a\nb.json", "a?b.json: there is no such file or folder")

    def test_broken_content(self):
        def changed(**keys):
            return MINIMAL | keys

        def layer(**keys):
            return changed(layers=[MINIMAL["layers"][0] | keys])

        cases = [
            ("", "line 1, column 1: the text ends here"),
            ("{\n  \"format\": oops\n}", "line 2, column 13: found oops, but a value was expected"),
            ("[" * 100_000, "nested more than 64 levels deep"),
            ('{"a": 1, "a": 2}', 'the key "a" is given twice'),
            (b"\xff\xfe{\x00", "UTF-16"),
            (b'{"\xe4": 1}', "line 1, column 3: a byte that is not UTF-8 text"),
            (b"\x00\x01\x02", "line 1, column 1"),
            (os.urandom(4096), "scenario.json: "),
            ("3", "3, but a scenario in { } was expected"),
            ({}, '/format: missing, but "backstep-scenario/1" was expected'),
            (changed(format="backstep-scenario/9"), "/format: \"backstep-scenario/9\""),
            (changed(cost="energy"), "/cost: \"energy\", but half_squared_error,"),
            (changed(layers=[]), "/layers: empty"),
            (changed(layers={}), "/layers: an object in { }, but a list of layers was expected"),
            (layer(weights=[[0.5, 1]]), "/examples/0/input: 1 number, but layer 1 has 2 inputs"),
            (layer(weights=[[]]), "/layers/0/weights"),
            (layer(biases=[]), "/layers/0/biases: 0 numbers, but the layer has 1 neuron"),
            (layer(activation="step"), "/layers/0/activation: \"step\", but sigmoid, tanh,"),
            (layer(weights=[[float("nan")]]), "NaN and infinity are not allowed"),
            (layer(weights=[[float("-inf")]]), "NaN and infinity are not allowed"),
            (str(MINIMAL).replace("'", '"').replace("0.5", "1e999"), "1e999 is too large for a number"),
            (changed(examples=[]), "/examples: empty"),
            (changed(cost="cross_entropy", examples=[{"input": [1], "target": [2]}]), "/examples/0/target/0: 2"),
            (changed(learning_rate=[1, 2, 3]), "/learning_rate: 3 numbers"),
            (changed(learning_rate="0.5"), "/learning_rate: \"0.5\", but a number"),
            (changed(training={"mode": "minibatch"}), "/training/mode: \"minibatch\", but online, mini_batch or batch"),
            (changed(decimals=1), "/decimals: 1, but a whole number from 2 to 17 was expected"),
        ]
        for content, message in cases:
            with self.subTest(message):
                path = self.file(content)
                self.check_refused(run("values", path), f"backstep: {path}: ", message)

    def test_a_file_without_end(self):
        self.check_refused(run("values", "/dev/zero"), "/dev/zero: larger than 64 MiB")


class BadUsage(ProgramTest):
    def test_arguments(self):
        cases = [
            (["values"], "FILE is missing; see backstep values --help"),
            (["walk", "xor", "more"], "one argument too many: more; see backstep walk --help"),
            (["values", "xor", "--fast"], "there is no option --fast; see backstep values --help"),
            (["--fast"], "there is no option --fast; see backstep --help"),
            (["values", "xor", "--format", "xml"], "--format xml: json, csv or table was expected"),
            (["values", "xor", "--format"], "--format takes one value; see backstep values --help"),
            (["values", "xor", "--decimals", "1"], "--decimals 1: a whole number from 2 to 17 was expected"),
            (["values", "xor", "--decimals", "four"], "--decimals four: a whole number"),
            (["values", "xor", "--decimals", "3", "--decimals", "4"], "--decimals takes one value"),
            (["walk", "xor", "--granularity", "atom"], "--granularity atom: pass, layer, vector or element was expected"),
            (["walk", "xor", "--updates", "0"], "--updates 0: a whole number from 1 to 1000000 was expected"),
            (["train", "xor"], "--updates is missing; see backstep train --help"),
            (["train", "xor", "--updates", "-1"], "--updates"),
            (["train", "xor", "--updates", "1e3"], "--updates 1e3: a whole number from 0 to 1000000000 was expected"),
            (["train", "xor", "--updates", "3", "--every", "0"], "--every 0: a whole number from 1"),
            (["screenshot"], "OUT.png is missing; see backstep screenshot --help"),
            (["screenshot", "a.png", "xor", "--theme", "blue"], "--theme blue: light or dark was expected"),
            (["screenshot", "a.png", "xor", "--notation", "latin"],
             "--notation latin: suresh-sardana, neal, richardson, facts or regression was expected"),
            (["xor", "--notation", "latin"],
             "--notation latin: suresh-sardana, neal, richardson, facts or regression was expected"),
            (["screenshot", "a.png", "xor", "--size", "big"], "--size big: width x height in pixels, such as 1280x800,"),
            (["screenshot", "a.png", "xor", "--text-scale", "9"], "--text-scale 9: a number from 0.8 to 3 was expected"),
            (["wlak", "xor"], "one argument too many: xor; see backstep --help"),
        ]
        for arguments, message in cases:
            with self.subTest(" ".join(arguments)):
                self.check_refused(run(*arguments), message)


class BadOutput(ProgramTest):
    def check_output_fails(self, message, **options):
        result = subprocess.run([PROGRAM, "walk", "notes-3-4-2"], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT,
                                timeout=120, **options)
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stderr, f"backstep: standard output cannot be written: {message}\n")

    def test_a_full_disk(self):
        with open("/dev/full", "w") as full:
            self.check_output_fails("the disk is full", stdout=full)

    def test_a_reader_that_has_gone(self):
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w") as gone:
            self.check_output_fails("its reader has gone", stdout=gone)

    def test_no_output_at_all(self):
        self.check_output_fails("it is closed", preexec_fn=lambda: os.close(1))

    def test_a_saved_file_does_not_take_the_place_of_closed_output(self):
        out = self.file(MINIMAL, "out.json")
        before = out.read_text()
        subprocess.run([PROGRAM, "train", "xor", "--updates", "1", "--save", out], stderr=subprocess.PIPE,
                       env=ENVIRONMENT, timeout=120, preexec_fn=lambda: os.close(1))
        self.assertEqual(out.read_text(), before)


class NoDisplay(ProgramTest):
    def test_the_window_says_that_it_needs_one_and_what_does_not(self):
        for arguments in ([], ["xor"], ["screenshot", self.folder / "a.png"]):
            with self.subTest(arguments):
                result = run(*arguments)
                if result.returncode == 0:
                    self.assertEqual(arguments[:1], ["screenshot"])  # drawn without a display
                    continue
                self.check_refused(result, "walk, values, derive and check")

    def test_a_scenario_that_does_not_exist_is_refused_before_a_window_opens(self):
        self.check_refused(run("no-such-file.json"), "no-such-file.json: there is no such file or folder")
        self.check_refused(run("wlak"), "wlak: there is no such file, nor a bundled scenario of that name")
        self.check_refused(run("screenshot", "a.png", "wlak"), "wlak: there is no such file, nor a bundled scenario")


main()
