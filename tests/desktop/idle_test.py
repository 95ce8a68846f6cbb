"""Where nothing moves, nothing is drawn and no time is spent."""

import time
import unittest

from scene import Scene

SECONDS = 10


class Idle(Scene):
    def test_takes_less_than_a_fifth_of_a_percent_of_a_core(self):
        program = self.desktop.start()
        self.desktop.key("Right", "Right")
        time.sleep(6)  # the pulse has run out and everything has been kept
        before = program.processor_seconds()
        time.sleep(SECONDS)
        self.assertLess((program.processor_seconds() - before) / SECONDS, 0.002)


if __name__ == "__main__":
    unittest.main()
