"""What every test of the real window starts from."""

import os
import pathlib
import time
import unittest

from desktop import SIZE, Desktop, load, wait_until

TESTS = pathlib.Path(__file__).resolve().parent.parent
REFERENCE = TESTS / "reference"
NOTES = "notes-3-4-2"

# The colours of the light theme that tell states apart.
PANEL = 0xFFFFFF
GIVEN = 0xF0F2F4          # inputs and targets
KNOWN_FORWARD = 0xE2F0F8  # computed in the forward pass

# Where the network is drawn at the first start; the bars above and below and the panels beside it are not in it.
DIAGRAM = (0, 90, int(0.57 * SIZE[0]), int(0.6 * SIZE[1]))
RIGHT_PANEL = (int(0.62 * SIZE[0]), 90, SIZE[0], int(0.6 * SIZE[1]))
MATRICES = (int(0.3 * SIZE[0]), int(0.66 * SIZE[1]), SIZE[0], int(0.86 * SIZE[1]))
PLOT = (60, int(0.7 * SIZE[1]), int(0.28 * SIZE[0]), int(0.83 * SIZE[1]))


class Scene(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop(os.environ["BACKSTEP"])
        self.desktop.__enter__()
        self.addCleanup(self.desktop.__exit__)

    def copy_of(self, name):
        """A scenario of its own to work on, in the desktop's folder; gives its path and content."""
        path = self.desktop.folder / f"{name}.json"
        path.write_bytes((REFERENCE / f"{name}.json").read_bytes())
        return path, load(path)

    def nodes(self, colour):
        """The circles of the diagram that are filled with this colour, as boxes, column by column."""
        boxes = self.desktop.settled().blobs(colour, smallest=400, region=DIAGRAM)
        return [box for box in boxes if 40 <= box[2] - box[0] <= 70 and 40 <= box[3] - box[1] <= 70]

    def becomes(self, picture, what):
        """Waits until the screen shows exactly this again."""
        wait_until(lambda: self.desktop.picture().different(picture) == 0, what)

    def edit_first_weight(self, program, number):
        """From nothing selected to x[1], on to W1[1,1], and type; by keys alone."""
        self.desktop.key("ctrl+Right", "ctrl+Right")
        before = self.desktop.settled()
        self.desktop.key("e")
        wait_until(lambda: self.desktop.picture().different(before, DIAGRAM), "a field to type into")
        time.sleep(0.5)  # its caret blinks, so nothing settles
        self.desktop.type(number)
        self.desktop.key("Return")
        wait_until(lambda: "•" in program.title(), "the mark of unsaved work in the title")
        self.desktop.settled()


def expected(name):
    return load(REFERENCE / f"{name}.expected.json")
