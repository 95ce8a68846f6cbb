"""The window opens, says what it shows, and says plainly why it cannot."""

import unittest

from desktop import SIZE
from scene import GIVEN, KNOWN_FORWARD, PANEL, Scene


class Start(Scene):
    def test_opens_on_the_network_of_the_notes_with_nothing_computed(self):
        program = self.desktop.start()
        self.assertIn("3-4-2", program.title())
        self.assertIn("Backstep", program.title())
        self.assertGreater(self.desktop.picture().count(PANEL), SIZE[0] * SIZE[1] // 2)
        self.assertEqual(len(self.nodes(GIVEN)), 5, "three inputs and two targets")
        self.assertEqual(self.nodes(KNOWN_FORWARD), [])

    def test_opens_the_file_it_is_given(self):
        path, _ = self.copy_of("mazur-2-2-2")
        program = self.desktop.start(path)
        self.assertIn(path.stem, program.title())
        self.assertEqual(len(self.nodes(GIVEN)), 4, "two inputs and two targets")

    def test_without_a_display_it_says_so_in_a_sentence(self):
        code, output, errors = self.desktop.run(display=False)
        self.assertEqual((code, output), (2, ""))
        self.assertEqual(len(errors.strip().splitlines()), 1, errors)
        self.assertIn("display", errors)
        self.assertIn("walk", errors)

    def test_commands_need_no_display(self):
        path, _ = self.copy_of("mazur-2-2-2")
        code, output, errors = self.desktop.run("values", path, display=False)
        self.assertEqual((code, errors), (0, ""))
        self.assertIn("E = 0.2984", output)

    def test_a_missing_file_is_named_and_no_window_opens(self):
        code, _, errors = self.desktop.run("values", "nowhere.json")
        self.assertEqual(code, 2)
        self.assertIn("nowhere.json", errors)


if __name__ == "__main__":
    unittest.main()
