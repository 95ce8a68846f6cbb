"""Editing, training, saving and opening again, checked in the files that are saved."""

import unittest

from scene import NOTES, PLOT, Scene, expected
from desktop import load, wait_until


class Edit(Scene):
    def test_an_edited_weight_is_saved_and_nothing_else_changes(self):
        path, before = self.copy_of(NOTES)
        program = self.desktop.start(path)
        self.edit_first_weight(program, "0.125")
        self.desktop.key("ctrl+s")
        wait_until(lambda: load(path)["layers"][0]["weights"][0][0] == 0.125, "the weight in the file")
        after = load(path)
        before["layers"][0]["weights"][0][0] = 0.125
        self.assertEqual({key: after[key] for key in before}, before)

        self.desktop.key("ctrl+q")
        self.assertEqual(program.wait_for_end(), 0, program.errors.read_text())

    def test_undo_and_redo(self):
        path, before = self.copy_of(NOTES)
        program = self.desktop.start(path)
        self.edit_first_weight(program, "0.125")
        self.desktop.key("ctrl+z", "ctrl+y", "ctrl+z", "ctrl+y", "ctrl+s")
        wait_until(lambda: load(path)["layers"][0]["weights"][0][0] == 0.125, "the weight in the file")
        self.desktop.key("ctrl+z", "ctrl+s")
        weight = before["layers"][0]["weights"][0][0]
        wait_until(lambda: load(path)["layers"][0]["weights"][0][0] == weight, "the old weight in the file")

    def test_training_gives_the_weights_of_the_reference(self):
        path, _ = self.copy_of(NOTES)
        self.desktop.start(path)
        plot = self.desktop.settled()
        self.desktop.key("t")
        wait_until(lambda: self.desktop.picture().different(plot, PLOT), "the error's plot to grow")
        self.desktop.settled()
        self.desktop.key("r", "ctrl+s")
        trained = expected(NOTES)["layers"]
        wait_until(lambda: load(path)["layers"][0]["weights"] != trained, "a saved file")
        for layer, truth in zip(load(path)["layers"], trained):
            for row, true_row in zip(layer["weights"] + [layer["biases"]],
                                     truth["updated_weights"] + [truth["updated_biases"]]):
                for number, true_number in zip(row, true_row):
                    self.assertAlmostEqual(number, true_number, delta=1e-12)

    def test_what_was_saved_opens_again(self):
        path, _ = self.copy_of(NOTES)
        program = self.desktop.start(path)
        self.edit_first_weight(program, "0.0625")
        changed = self.desktop.settled()
        self.desktop.key("ctrl+s")
        wait_until(lambda: load(path)["layers"][0]["weights"][0][0] == 0.0625, "the weight in the file")
        self.desktop.key("ctrl+q")
        program.wait_for_end()

        again = self.desktop.start(path)
        self.assertIn(path.stem, again.title())
        self.desktop.key("ctrl+Right", "ctrl+Right")
        self.becomes(changed, "the picture before saving")


if __name__ == "__main__":
    unittest.main()
