import subprocess
import sys

from program import ENVIRONMENT, ProgramTest, main

STARVED = sys.argv.pop()
SENTENCE = "backstep: there is not enough memory for this\n"


class Memory(ProgramTest):
    def run_with(self, allocations):
        return subprocess.run([STARVED, str(allocations), "values", "notes-3-4-2"], capture_output=True, text=True,
                              env=ENVIRONMENT, timeout=60)

    def test_wherever_memory_ends_a_sentence_says_so(self):
        allocations, refused = 0, 0
        while True:
            result = self.run_with(allocations)
            if result.returncode == 0:
                break
            self.assertEqual((result.returncode, result.stderr), (2, SENTENCE), f"{allocations} allocations")
            refused += 1
            allocations += 1 + allocations // 8
        self.assertGreater(refused, 20)


main()
