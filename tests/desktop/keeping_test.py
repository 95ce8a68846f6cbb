"""Unsaved work is asked about, and survives a crash."""

import time
import unittest

from scene import NOTES, PANEL, Scene
from desktop import load, wait_until


class Keeping(Scene):
    def test_closing_with_unsaved_work_asks(self):
        path, before = self.copy_of(NOTES)
        program = self.desktop.start(path)
        self.edit_first_weight(program, "0.125")
        calm = self.desktop.settled()
        program.close()
        asking = self.desktop.settled()
        self.assertTrue(program.running())
        self.assertLess(asking.count(PANEL), calm.count(PANEL) // 2, "a dialog lies over everything")

        self.desktop.key("Escape")
        self.assertTrue(program.running())
        self.becomes(calm, "cancelled: as it was")
        self.assertEqual(load(path), before)

        program.close()
        self.desktop.settled()
        self.desktop.key("Return")
        self.assertEqual(program.wait_for_end(), 0, program.errors.read_text())
        self.assertEqual(load(path)["layers"][0]["weights"][0][0], 0.125, "Enter saves")

    def test_closing_without_changes_just_closes(self):
        path, before = self.copy_of(NOTES)
        program = self.desktop.start(path)
        self.desktop.key("Right", "t")
        self.desktop.settled()
        program.close()
        self.assertEqual(program.wait_for_end(), 0, program.errors.read_text())
        self.assertEqual(load(path), before)

    def test_a_crash_loses_at_most_five_seconds(self):
        path, _ = self.copy_of(NOTES)
        program = self.desktop.start(path)
        self.edit_first_weight(program, "0.125")
        time.sleep(5)
        program.kill()
        self.assertNotEqual(load(path)["layers"][0]["weights"][0][0], 0.125, "nobody saved it")

        again = self.desktop.start(path)
        self.desktop.key("Return")  # yes, recover it
        self.desktop.settled()
        self.desktop.key("ctrl+s")
        wait_until(lambda: load(path)["layers"][0]["weights"][0][0] == 0.125, "the recovered weight in the file")
        self.desktop.key("ctrl+q")
        self.assertEqual(again.wait_for_end(), 0, again.errors.read_text())

        third = self.desktop.start(path)
        calm = self.desktop.picture()
        self.desktop.key("Escape")
        self.becomes(calm, "nothing is offered any more")
        third.close()


if __name__ == "__main__":
    unittest.main()
