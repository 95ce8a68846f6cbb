"""Where nothing moves, nothing is drawn and no time is spent."""

import time
import unittest

from scene import Scene

SECONDS = 10


class Idle(Scene):
    def test_draws_nothing_and_takes_less_than_a_fifth_of_a_percent_of_a_core(self):
        log = self.desktop.folder / "frames.txt"
        self.desktop.environment["BACKSTEP_FRAME_LOG"] = str(log)
        program = self.desktop.start()
        self.desktop.key("Right", "Right")
        time.sleep(6)  # the pulse has run out and everything has been kept
        frames, spent = log.read_text().splitlines(), program.processor_seconds()
        self.assertGreater(len(frames), 3, "while it moved, frames were counted")

        time.sleep(SECONDS)
        self.assertEqual(log.read_text().splitlines(), frames)
        self.assertLess((program.processor_seconds() - spent) / SECONDS, 0.002)


if __name__ == "__main__":
    unittest.main()
