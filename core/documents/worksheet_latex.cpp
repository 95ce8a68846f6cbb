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
% A name, a line to work on and a box for the result; each stands in one line, so that no page parts it.
\newcommand{\blank}[2]{\hbox to #1{\makebox[4.6em][r]{$\displaystyle #2 = {}$}\ \dotfill\ %
    \fbox{\rule{0pt}{3ex}\hspace{6em}}}}
\newcommand{\wide}[1]{\par\blank{\linewidth}{#1}\vspace{3pt}}
\newcommand{\pair}[2]{\par\hbox to \linewidth{\blank{.485\linewidth}{#1}\hfil\blank{.485\linewidth}{#2}}\vspace{3pt}}
\newcommand{\single}[1]{\par\blank{.485\linewidth}{#1}\vspace{3pt}}
\newcommand{\answer}[1]{\par\hbox{$\displaystyle #1$}\vspace{4pt}}
\newcommand{\answers}[2]{\par\hbox{\hbox to .5\linewidth{$\displaystyle #1$\hfil}$\displaystyle #2$}\vspace{4pt}}
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

/// What stands for a number on the sheet, and whether it takes a line for itself.
struct Entry {
    std::string latex;
    bool wide;
};

Entry entry(const Quantity& quantity, const Worksheet& sheet, bool key) {
    const Setting setting = sheet.setting(quantity.example);
    if (!key) return {to_latex(setting.names()(quantity)), worksheet_words::wants_room(quantity, sheet)};
    const Working all = working(quantity, setting, sheet.decimals);
    return {latex_of(all), is_wide(all)};
}

// Narrow ones go side by side.
std::string entries(const WorksheetPart& part, const Worksheet& sheet, bool key) {
    std::string latex, waiting;
    const auto flush = [&] {
        if (!waiting.empty()) latex += fmt::format("\\{}{{{}}}\n", key ? "answer" : "single", waiting);
        waiting.clear();
    };
    for (const Quantity& quantity : part.blanks) {
        Entry next = entry(quantity, sheet, key);
        if (next.wide) {
            flush();
            latex += fmt::format("\\{}{{{}}}\n", key ? "answer" : "wide", next.latex);
        } else if (waiting.empty()) {
            waiting = std::move(next.latex);
        } else {
            latex += fmt::format("\\{}{{{}}}{{{}}}\n", key ? "answers" : "pair", waiting, next.latex);
            waiting.clear();
        }
    }
    flush();
    return latex;
}

std::string parts(const Worksheet& sheet, bool key) {
    std::string latex;
    for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
        const WorksheetPart& part = sheet.parts[i];
        const std::string pass = worksheet_words::new_pass(sheet, i);
        if (!pass.empty()) latex += fmt::format("\\section*{{{}}}\n", latex_of(pass));
        latex += fmt::format("\\subsection*{{{}. {}}}\n", i + 1,
                             latex_of(step_heading(part.step, sheet.setting(part.step.example))));
        latex += entries(part, sheet, key);
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
