"""MathML is well-formed, keeps to MathML Core, and has the leaves of the plain text."""
import unittest

from samples import MATHML, letters, main, parsed, samples, text_of

CORE = {"math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msub", "msup", "msubsup", "mover", "munder",
        "munderover", "mtable", "mtr", "mtd"}
CHILDREN = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "mover": 2, "munder": 2, "munderover": 3}


class MathMl(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.samples = samples(1000)

    def test_every_element_is_of_core_and_has_the_children_it_needs(self):
        seen = set()
        for sample in self.samples:
            for element in parsed(sample["mathml"]).iter():
                tag = element.tag.removeprefix(MATHML)
                seen.add(tag)
                # Core has no strokes: there the style of the element draws them.
                self.assertTrue(tag in CORE or tag == "menclose" and "gradient" in element.get("style"), tag)
                self.assertIn(element.get("mathvariant"), (None, "normal"), sample["mathml"])
                self.assertEqual(len(element), CHILDREN.get(tag, len(element)), sample["mathml"])
        self.assertEqual(seen, CORE | {"menclose"})

    def test_text_and_mathml_have_the_same_letters_and_digits(self):
        for sample in self.samples:
            self.assertEqual(letters(text_of(parsed(sample["mathml"]))), letters(sample["text"]), sample["text"])

    def test_the_leaves_stand_in_the_text_in_their_order(self):
        count = 0
        for sample in self.samples:
            rest = letters(sample["text"])
            for leaf in filter(letters, sample["leaves"]):
                _, found, rest = rest.partition(letters(leaf))
                self.assertEqual(found, letters(leaf), f"{leaf} in {sample['text']}")
                count += 1
        self.assertGreater(count, len(self.samples))


main()
