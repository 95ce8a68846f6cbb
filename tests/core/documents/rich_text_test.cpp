#include "core/documents/rich_text.h"

#include "core/formula/build.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::algebra;

TEST_CASE("text and formulas become HTML and LaTeX, and nothing in them becomes a command") {
    const RichText text{"5 < 6 & ", variable({.base = "δ", .sub = "8"}), " is so"};
    CHECK(html_of(text).starts_with("5 &lt; 6 &amp; <math displaystyle=\"true\">"));
    CHECK(html_of(text).ends_with("</math> is so"));
    CHECK(latex_of(text) == "5 $<$ 6 \\& $\\delta_{8}$ is so");
    CHECK(latex_of(std::string("\\end{document} 100%_$~^#")) ==
          "\\textbackslash{}end\\{document\\} 100\\%\\_\\$\\textasciitilde{}\\textasciicircum{}\\#");
}

TEST_CASE("letters that pdflatex lacks are named") {
    CHECK(latex_of(std::string("Müller, Dvořák")) == "Müller, Dvořák");
    CHECK(latex_of(std::string("σ × 中")) == "$\\sigma$ $\\times$ [U+4E2D]");
    CHECK(latex_of(std::string("a – b")) == "a -- b");
}
