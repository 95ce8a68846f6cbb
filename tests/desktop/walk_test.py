"""Walking by keys and by clicks, seen on the screen."""

import unittest

from desktop import SIZE
from screen import centre
from scene import KNOWN_FORWARD, MATRICES, RIGHT_PANEL, Scene


class Walk(Scene):
    def test_forward_fills_the_nodes_and_back_empties_them(self):
        self.desktop.start()
        start = self.desktop.settled()
        self.desktop.key("Right", "space")
        hidden = self.nodes(KNOWN_FORWARD)
        after_two = self.desktop.settled()
        self.assertEqual(len(hidden), 4)
        self.desktop.key("Next", "Right")
        outputs = self.nodes(KNOWN_FORWARD)
        self.assertEqual(len(outputs), 6)
        self.assertEqual([centre(node)[0] for node in outputs[:4]], [centre(node)[0] for node in hidden],
                         "what was known stays where it was")

        self.desktop.key("Left", "Prior")
        self.becomes(after_two, "back is exactly as before")
        self.desktop.key("Home")
        self.becomes(start, "the start")

    def test_end_knows_everything(self):
        self.desktop.start()
        before = self.desktop.settled()
        self.desktop.key("End")
        self.assertGreater(self.desktop.settled().different(before), SIZE[1] // 2)
        self.assertEqual(len(self.nodes(KNOWN_FORWARD)), 6)

    def test_a_click_on_a_node_shows_it_in_the_other_panels(self):
        self.desktop.start()
        self.desktop.key("Right", "Right")
        first, second = self.nodes(KNOWN_FORWARD)[:2]
        pictures = []
        for node in (first, second):
            self.desktop.click(*centre(node))
            self.desktop.rest()
            pictures.append(self.desktop.settled())
        self.assertGreater(pictures[0].different(pictures[1], RIGHT_PANEL), 5)
        self.assertGreater(pictures[0].different(pictures[1], MATRICES), 5, "another cell is outlined")


if __name__ == "__main__":
    unittest.main()
