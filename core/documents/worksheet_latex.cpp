#include "core/documents/given.h"
#include "core/documents/network_tikz.h"
#include "core/documents/step_words.h"
#include "core/documents/working.h"
#include "core/documents/worksheet_words.h"
#include "core/formula/latex.h"

#include <fmt/format.h>

namespace backstep {
namespace {

constexpr std::string_view preamble = R"(\documentclass[11pt]{article}
\usepackage[utf8]{inputenc}
\usepackage[a4paper, margin=20mm]{geometry} % letterpaper fits, too
\usepackage{amsmath, amssymb}
\usepackage{tikz}
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt plus 1pt}
\pagestyle{plain}
% A name, a line to work on and a box for the result; one line, so no page parts it.
\newcommand{\blank}[1]{\mbox{}\hbox to \linewidth{%
    \makebox[7em][r]{$\displaystyle #1 = {}$}\ \dotfill\ \fbox{\rule{0pt}{3ex}\hspace{7em}}}\vspace{2pt}}
\newcommand{\answer}[1]{\hbox{$\displaystyle #1$}\vspace{5pt}}
\newcommand{\given}[2]{\hangindent=9em\hangafter=1\makebox[9em][l]{#1}#2\par}
)";

constexpr double picture_width = 480.0; ///< points; the text of a page is 483 wide

std::string given(const Worksheet& sheet) {
    const Setting setting = sheet.setting(0);
    std::string latex = "\\section*{Given}\n\\begin{center}\n" +
                        network_tikz(NetworkView(setting), picture_width) + "\n\\end{center}\n";
    for (const GivenLine& line : given_lines(setting))
        latex += fmt::format("\\given{{{}}}{{{}}}\n", latex_of(line.label), latex_of(line.text));
    latex += "\\section*{Conventions}\n\\begin{itemize}\n\\setlength{\\itemsep}{0pt}\n";
    for (const RichText& sentence : conventions(setting))
        latex += fmt::format("\\item {}\n", latex_of(sentence));
    return latex + "\\end{itemize}\n";
}

std::string blank(const Quantity& quantity, const Worksheet& sheet) {
    return fmt::format("\\blank{{{}}}\n", to_latex(sheet.setting(quantity.example).names()(quantity)));
}

std::string answer(const Quantity& quantity, const Worksheet& sheet) {
    return fmt::format("\\answer{{{}}}\n",
                       latex_of(working(quantity, sheet.setting(quantity.example), sheet.decimals)));
}

std::string parts(const Worksheet& sheet, bool key) {
    std::string latex;
    for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
        const WorksheetPart& part = sheet.parts[i];
        const std::string pass = worksheet_words::new_pass(sheet, i);
        if (!pass.empty()) latex += fmt::format("\\section*{{{}}}\n", latex_of(pass));
        latex += fmt::format("\\subsection*{{{}. {}}}\n", i + 1,
                             latex_of(step_heading(part.step, sheet.setting(part.step.example))));
        for (const Quantity& quantity : part.blanks)
            latex += key ? answer(quantity, sheet) : blank(quantity, sheet);
    }
    return latex;
}

} // namespace

std::string worksheet_latex(const Worksheet& sheet, bool key) {
    std::string latex(preamble);
    latex +=
        fmt::format("\\begin{{document}}\n{{\\Large\\bfseries {}}}\n\n{}\n\n",
                    latex_of(worksheet_words::title(sheet, key)), latex_of(worksheet_words::subtitle(sheet)));
    if (!sheet.scenario.source.empty())
        latex += fmt::format("{{\\small {}}}\n\n", latex_of(sheet.scenario.source));
    if (!key)
        latex += "\\vspace{1ex}\nName \\underline{\\hspace{18em}}\\hfill Date \\underline{\\hspace{8em}}\n\n";
    for (const std::string& sentence : worksheet_words::task(sheet, key))
        latex += latex_of(sentence) + "\n\n";
    return latex + given(sheet) + parts(sheet, key) + "\\end{document}\n";
}

} // namespace backstep
