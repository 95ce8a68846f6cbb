"""A handout in a real browser: stepped through by mouse and keys, read without scripts, printed."""
import os
import re
import unittest
from pathlib import Path

from chromium import Browser, CHROMIUM
from program import ProgramTest, main

SHOWN = """[...document.querySelectorAll(".step")].filter(step => step.getClientRects().length > 0)
           .map(step => Number(step.id.slice(5)))"""
# Pictures to look at, if somebody wants some.
PICTURES = os.environ.get("BACKSTEP_PICTURES")


@unittest.skipUnless(CHROMIUM, "chromium is not installed")
class Handout(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)
        cls.written = {}  # the pages, by what they were asked for with

    def setUp(self):
        super().setUp()
        self.browser.emulate()
        self.browser.size(1280, 900)

    def page(self, *arguments, fragment=""):
        path = self.folder / "handout.html"
        arguments = arguments or ("notes-3-4-2",)
        if arguments not in self.written:
            self.assertEqual(self.output("handout", *arguments, "-o", path), "")
            self.written[arguments] = path.read_bytes()
        path.write_bytes(self.written[arguments])
        self.browser.open(path, fragment)

    def look(self, name):
        if PICTURES:
            (Path(PICTURES) / f"{name}.png").write_bytes(self.browser.picture())

    def shown(self):
        return self.browser.evaluate(SHOWN)

    def said(self):
        return self.browser.evaluate("document.getElementById('said').textContent")

    def test_buttons_step_forward_and_back(self):
        self.page()
        self.look("start")
        self.assertEqual(self.shown(), [0])
        self.assertEqual(self.browser.evaluate("[scrollY, location.hash]"), [0, ""])
        self.assertTrue(self.browser.evaluate("document.getElementById('back').disabled"))
        for number in range(1, 18):
            self.browser.click("#forward")
            self.assertEqual(self.shown(), [number])
            self.look(f"step-{number:02}")
        self.assertTrue(self.browser.evaluate("document.getElementById('forward').disabled"))
        self.assertEqual(self.browser.evaluate("document.activeElement.id"), "back")
        self.browser.click("#back")
        self.assertEqual(self.shown(), [16])
        self.assertEqual(self.browser.complaints(), [])

    def test_keys_step_too_and_each_step_is_said(self):
        self.page()
        self.assertEqual(self.said(), "")
        self.browser.key("ArrowRight")
        self.assertEqual(self.shown(), [1])
        self.assertTrue(self.said().startswith("Step 1 of 17. The weighted input of each neuron"), self.said())
        for key, step in (("PageDown", 2), ("ArrowLeft", 1), ("End", 17), ("ArrowRight", 17), ("PageUp", 16),
                          ("Home", 0), ("ArrowLeft", 0)):
            self.browser.key(key)
            self.assertEqual(self.shown(), [step], key)
        self.assertEqual(self.browser.evaluate("document.getElementById('chosen').value"), "0")

    def test_an_address_names_its_step(self):
        self.page(fragment="#step-9")
        self.assertEqual(self.shown(), [9])
        self.browser.key("ArrowRight")
        self.assertEqual(self.browser.evaluate("location.hash"), "#step-10")
        self.browser.evaluate("location.hash = '#step-3'")
        self.assertEqual(self.shown(), [3])
        for wrong in ("#step-99", "#nothing", "#step-"):
            self.page(fragment=wrong)
            self.assertEqual(self.shown(), [0], wrong)

    def test_the_list_and_the_box_for_all_steps(self):
        self.page()
        self.browser.evaluate("""(() => { const chosen = document.getElementById("chosen");
            chosen.value = "5"; chosen.dispatchEvent(new Event("change")); })()""")
        self.assertEqual(self.shown(), [5])
        self.browser.click("#all")
        self.assertEqual(self.shown(), list(range(18)))
        self.browser.click("#all")
        self.assertEqual(self.shown(), [5])

    def test_without_scripts_everything_is_there_in_order(self):
        self.browser.call("Emulation.setScriptExecutionDisabled", value=True)
        self.addCleanup(self.browser.call, "Emulation.setScriptExecutionDisabled", value=False)
        self.page()
        self.assertEqual(self.shown(), list(range(18)))
        self.assertFalse(self.browser.evaluate("document.getElementById('controls').getClientRects().length"))
        tops = self.browser.evaluate("""[...document.querySelectorAll(".step")]
            .map(step => step.getBoundingClientRect().top)""")
        self.assertEqual(tops, sorted(tops))

    def test_nothing_is_asked_for_from_anywhere(self):
        self.page()
        self.browser.key("End")
        addresses = [url for url in self.browser.requests() if url != "about:blank"]
        self.assertEqual(len(addresses), 1, addresses)
        self.assertTrue(addresses[0].startswith("file://"))
        refused = """new Promise(done => { const image = new Image(); image.onerror = () => done(true);
                     image.onload = () => done(false); image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw="; })"""
        self.assertTrue(self.browser.evaluate(refused), "the page's policy lets pictures in")

    def test_the_drawing_shows_what_is_known_so_far(self):
        self.page()
        counts = {}
        for step in (0, 1, 2, 5, 8, 9, 17):
            counts[step] = self.browser.evaluate(f"""(() => {{
                const all = document.getElementById("step-{step}").querySelector("svg");
                const count = selector => all.querySelectorAll(selector).length;
                return [count(".node.unknown"), count(".node.known"), count(".now rect, rect.now, circle.now")];
            }})()""")
        self.assertEqual(counts[0], [6, 0, 0])
        self.assertEqual(counts[1], [6, 0, 4])   # z of four neurons
        self.assertEqual(counts[2], [2, 0, 4])   # their activations
        self.assertEqual(counts[5], [0, 6, 1])   # the error
        self.assertEqual(counts[8], [0, 6, 2])   # two deltas
        self.assertEqual(counts[9], [0, 6, 8])   # eight gradients on their edges
        self.assertEqual(counts[17], [0, 6, 16]) # twelve weights, four biases

    def test_what_stands_out_does_so_without_colour(self):
        self.page(fragment="#step-8")
        outlines = """(() => { const svg = document.getElementById("step-8").querySelector("svg");
            const width = selector => parseFloat(getComputedStyle(svg.querySelector(selector)).strokeWidth);
            return [width("rect.badge.now"), width("rect.badge.known")]; })()"""
        now, known = self.browser.evaluate(outlines)
        self.assertGreaterEqual(now, 2 * known)
        dashed = """getComputedStyle(document.querySelector("#step-8 .edge.negative")).strokeDasharray"""
        self.assertNotEqual(self.browser.evaluate(dashed), "none")

    def test_letters_of_a_drawing_stay_inside_their_shapes_and_the_picture(self):
        for arguments in (["notes-3-4-2"], ["regression-batch"], ["two-hidden-layers", "--decimals", "8"]):
            self.page(*arguments)
            self.browser.click("#all")
            outside = self.browser.evaluate("""[...document.querySelectorAll("svg.network")].flatMap(svg => {
                const frame = svg.getBoundingClientRect();
                return [...svg.querySelectorAll("text")].filter(text => {
                    const box = text.getBoundingClientRect();
                    return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 ||
                           box.bottom > frame.bottom + 1;
                }).map(text => text.textContent);
            })""")
            self.assertEqual(outside, [], arguments)
            tight = self.browser.evaluate("""[...document.querySelectorAll("rect.badge")].filter(badge => {
                const text = badge.nextElementSibling.getBoundingClientRect(), box = badge.getBoundingClientRect();
                return text.left < box.left || text.right > box.right;
            }).map(badge => badge.nextElementSibling.textContent)""")
            self.assertEqual(tight, [], arguments)

    def test_every_formula_is_drawn(self):
        self.page()
        self.browser.click("#all")
        empty = self.browser.evaluate("""[...document.querySelectorAll("math")].filter(math => {
            const box = math.getBoundingClientRect();
            return !(box.width > 0 && box.height > 0);
        }).length""")
        self.assertEqual(empty, 0)
        self.assertGreater(self.browser.evaluate("document.querySelectorAll('.formula math').length"), 80)

    def test_it_is_dark_where_the_reader_wants_it_and_never_on_paper(self):
        self.page(fragment="#step-9")
        background = "getComputedStyle(document.documentElement).backgroundColor"
        self.assertEqual(self.browser.evaluate(background), "rgb(255, 255, 255)")
        self.browser.emulate(scheme="dark")
        self.assertEqual(self.browser.evaluate(background), "rgb(22, 27, 33)")
        self.look("dark")
        self.browser.emulate(media="print", scheme="dark")
        self.assertEqual(self.browser.evaluate(background), "rgb(255, 255, 255)")

    def test_text_has_enough_contrast_in_light_and_dark(self):
        contrast = """(() => {
            const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
            const light = text => { const [r, g, b] = text.match(/[\\d.]+/g).map(Number);
                return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
            const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
                return (x + 0.05) / (y + 0.05); };
            const behind = element => { for (; element; element = element.parentElement) {
                const colour = getComputedStyle(element).backgroundColor;
                if (!/^rgba\\(.*, 0\\)$/.test(colour)) return colour; }
                return "rgb(255, 255, 255)"; };
            const worst = [];
            for (const element of document.querySelectorAll("h1, h2, h3, p, dt, dd, li, label, .phase, .keys, mn, mi")) {
                const style = getComputedStyle(element);
                worst.push(ratio(style.color, behind(element)));
            }
            for (const text of document.querySelectorAll("svg text")) {
                const style = getComputedStyle(text), page = getComputedStyle(document.documentElement);
                worst.push(ratio(style.fill, page.backgroundColor));
            }
            return Math.min(...worst);
        })()"""
        for scheme in ("light", "dark"):
            self.browser.emulate(scheme=scheme)
            self.page()
            self.browser.click("#all")
            self.assertGreaterEqual(self.browser.evaluate(contrast), 4.5, scheme)

    def test_it_fits_a_narrow_window(self):
        self.browser.size(420, 800)
        self.page(fragment="#step-3")
        self.look("narrow")
        self.assertLessEqual(self.browser.evaluate("document.documentElement.scrollWidth"), 420)

    def test_landmarks_names_and_headings_for_those_who_listen(self):
        self.page(fragment="#step-9")
        tree = self.browser.call("Accessibility.getFullAXTree")["nodes"]
        seen = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree
                if not node.get("ignored") and "role" in node]
        roles = [role for role, _ in seen]
        for landmark in ("banner", "navigation", "main", "contentinfo"):
            self.assertEqual(roles.count(landmark), 1, landmark)
        self.assertIn(("button", "Back"), [(r, n.strip(" ←")) for r, n in seen])
        self.assertIn(("button", "Forward"), [(r, n.strip(" →")) for r, n in seen])
        images = [name for role, name in seen if role in ("image", "img")]
        self.assertEqual(len(images), 1)
        self.assertIn("after step 9 of 17. Marked: ∂E/∂W₂", images[0])
        headings = [name for role, name in seen if role == "heading"]
        self.assertEqual(headings[0], "The 3-4-2 network of the notes")
        self.assertTrue(headings[1].startswith("9 Backward Gradients by the weights of the output layer"), headings)
        self.assertEqual(self.browser.evaluate("document.documentElement.lang"), "en")

    def test_it_prints_every_step_on_a4_and_letter(self):
        self.page()
        for name, width, height in (("a4", 8.27, 11.69), ("letter", 8.5, 11)):
            pdf = self.browser.printed(width, height)
            pages = max(int(count) for count in re.findall(rb"/Count (\d+)", pdf))
            self.assertGreaterEqual(pages, 18)
            self.assertLessEqual(pages, 24)
            if PICTURES:
                (Path(PICTURES) / f"handout-{name}.pdf").write_bytes(pdf)


main()
