import re
import shlex
from pathlib import Path

from program import ProgramTest, main, run

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
LEFT_OUT = "…\n"


def transcripts():
    """Each command that README shows with what it prints, and that."""
    for block in re.findall(r"^```\w*\n(.*?)^```$", README, re.DOTALL | re.MULTILINE):
        for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            if shown.strip():
                yield shlex.split(command), shown.rstrip("\n") + "\n"


class Readme(ProgramTest):
    def check_shown(self, printed, shown):
        """What is shown is all that is printed, but for what … stands for."""
        pattern = ".*".join(map(re.escape, shown.split(LEFT_OUT)))
        self.assertIsNotNone(re.fullmatch(pattern, printed, re.DOTALL), f"{shown}\nis shown of\n{printed}")

    def test_the_program_prints_what_is_shown(self):
        commands = []
        for (program, *arguments), shown in transcripts():
            with self.subTest(arguments):
                if program == "cat":
                    self.file(shown, arguments[0])
                    continue
                self.assertEqual(program, "backstep")
                commands.append(arguments[0])
                self.check_shown(run(*arguments, cwd=self.folder).stdout, shown)
        self.assertEqual(commands, ["walk", "gradcheck", "train", "check"])


main()
