"""The formulas of the notes and random ones in every format, as the program given as the first argument prints them."""
import json
import subprocess
import sys
import unicodedata
import unittest
from xml.etree import ElementTree

PROGRAM = sys.argv[1]
MATHML = "{http://www.w3.org/1998/Math/MathML}"


def samples(count):
    printed = subprocess.run([PROGRAM, str(count)], capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(printed.stdout)


def letters(text):
    """The letters and digits, whatever their face and height; a Σ is a sign here."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if c.isalnum() and c != "Σ")


def parsed(mathml):
    return ElementTree.fromstring(mathml)


def text_of(element):
    """What is read of MathML from left to right."""
    return "".join(element.itertext())


def main():
    unittest.main(argv=sys.argv[:1])
