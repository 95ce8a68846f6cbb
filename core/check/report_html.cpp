#include "core/check/report.h"
#include "core/check/report_words.h"
#include "core/derivation/spoken.h"
#include "core/formula/mathml_elements.h"
#include "core/formula/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace backstep {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { font: 15px/1.45 "Inter", "Liberation Sans", Arial, sans-serif; color: #15202B; background: #FFFFFF;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0 .75rem; color: #465462; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; color: #465462; border-bottom: 1px solid #D5DBE1; }
th, td { padding: .25rem .75rem .25rem 0; vertical-align: top; }
td { border-bottom: 1px solid #E8ECEF; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.name { font-style: italic; white-space: nowrap; }
.verdict { white-space: nowrap; }
.exact, .rounded, .last_digit { color: #00775A; }
.carried_forward { color: #8A6100; }
.wrong { color: #B04A00; font-weight: 600; }
.blank { color: #5F6B78; }
tr.is_wrong td { background: #FFF4EA; }
.mark { display: inline-block; width: 1.4em; }
section { break-inside: auto; }
tr { break-inside: avoid; }
h2 { break-after: avoid; }
@page { margin: 18mm 15mm; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; }
  section.submission { break-before: page; } tr.is_wrong td { -webkit-print-color-adjust: exact;
  print-color-adjust: exact; } }
)";

std::string_view mark(Verdict verdict) {
    switch (verdict) {
    case Verdict::exact: return "✔";
    case Verdict::rounded: return "✓";
    case Verdict::last_digit: return "≈";
    case Verdict::carried_forward: return "➔";
    case Verdict::wrong: return "✘";
    }
    return "";
}

class Page {
public:
    explicit Page(const Report& report) : report_(report), say_(report.notation, report.scenario.network) {}

    std::string text() const {
        const std::string title =
            report_.scenario.title.empty() ? "Hand calculations" : report_.scenario.title;
        std::string body = fmt::format("<h1>{}</h1>\n<p>Hand calculations, checked</p>\n", escaped(title));
        body += submissions() + quantities();
        int number = 0;
        for (const CheckedSubmission& each : report_.submissions) body += submission(each, ++number);
        return fmt::format(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n"
            "</html>\n",
            escaped(title), style, body);
    }

private:
    const Report& report_;
    Spoken say_;

    std::string name_of(Quantity q) const {
        const int example = std::exchange(q.example, 0);
        return escaped(say_.name(q)) + (example > 0 ? fmt::format(" (example {})", example) : "");
    }

    static std::string cell(std::string_view kind, std::string_view text) {
        return kind.empty() ? fmt::format("<td>{}</td>", text)
                            : fmt::format("<td class=\"{}\">{}</td>", kind, text);
    }

    static std::string table(std::initializer_list<std::string_view> titles, std::string_view rows) {
        std::string head;
        for (const std::string_view title : titles) {
            const bool number = title != titles.begin()[0] && title != "verdict" && title != "most often" &&
                                title != "what happened";
            head += fmt::format("<th scope=\"col\"{}>{}</th>", number ? " class=\"number\"" : "", title);
        }
        return fmt::format("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n", head,
                           rows);
    }

    std::string submissions() const {
        std::string rows;
        int number = 0;
        for (const CheckedSubmission& each : report_.submissions) {
            std::string row =
                cell("", fmt::format("<a href=\"#submission-{}\">{}</a>", ++number, escaped(each.name)));
            row += cell("number", marks_text(marks(each, report_.points)));
            for (const int times : tally(each.findings)) row += cell("number", std::to_string(times));
            rows += fmt::format("<tr>{}{}</tr>\n", row, cell("number", std::to_string(each.blank.size())));
        }
        return "<section>\n<h2>Submissions</h2>\n" +
               table({"submission", "marks", "exact", "rounded", "last digit", "carried forward", "wrong",
                      "blank"},
                     rows) +
               "</section>\n";
    }

    std::string quantities() const {
        std::string rows;
        for (const QuantityTally& each : by_quantity(report_.submissions, report_.scenario.network.depth())) {
            const int carried = count(each.verdicts, Verdict::carried_forward);
            if (each.wrong() == 0 && carried == 0) continue;
            rows += fmt::format(
                "<tr>{}{}{}{}{}</tr>\n", cell("name", name_of(each.quantity)),
                cell("number", std::to_string(right(each.verdicts))), cell("number", std::to_string(carried)),
                cell("number", std::to_string(each.wrong())),
                cell("",
                     each.usual ? fmt::format("{} ({})", spaced(name(*each.usual)), each.usual_count) : ""));
        }
        if (rows.empty()) return "<section>\n<h2>Quantities</h2>\n<p>Nothing is wrong.</p>\n</section>\n";
        return "<section>\n<h2>Quantities that are not always right</h2>\n" +
               table({"quantity", "right", "carried forward", "wrong", "most often"}, rows) + "</section>\n";
    }

    std::string submission(const CheckedSubmission& each, int number) const {
        std::string rows;
        for (const Finding& finding : each.findings) rows += row(finding);
        for (const Quantity& q : each.blank)
            rows += fmt::format("<tr>{}{}{}{}{}</tr>\n", cell("name", name_of(q)), cell("number", ""),
                                cell("number", ""), cell("verdict blank", "blank"), cell("", ""));
        std::string notes;
        for (const LineNote& note : each.notes)
            notes += fmt::format("<p>Line {}: {}</p>\n", note.line, escaped(note.sentence));
        return fmt::format(
            "<section class=\"submission\" id=\"submission-{}\">\n<h2>{}: {}</h2>\n{}{}</section>\n", number,
            escaped(each.name), marks_text(marks(each, report_.points)), notes,
            table({"quantity", "given", "right", "verdict", "what happened"}, rows));
    }

    std::string row(const Finding& finding) const {
        const bool plain = finding.verdict < Verdict::last_digit;
        const int decimals = std::clamp(std::max(finding.answer.number.decimals, report_.scenario.decimals),
                                        fewest_decimals, most_decimals);
        return fmt::format(
            "<tr{}>{}{}{}{}{}</tr>\n", finding.verdict == Verdict::wrong ? " class=\"is_wrong\"" : "",
            cell("name", name_of(finding.answer.quantity)),
            cell("number", escaped(finding.answer.as_written)),
            cell("number", number_text(finding.exact, decimals)),
            cell(fmt::format("verdict {}", name(finding.verdict)),
                 fmt::format("<span class=\"mark\" aria-hidden=\"true\">{}</span>{}", mark(finding.verdict),
                             spaced(name(finding.verdict)))),
            cell("", plain ? "" : escaped(explanation(finding, report_.notation, report_.scenario))));
    }
};

} // namespace

std::string report_html(const Report& report) {
    return Page(report).text();
}

} // namespace backstep
