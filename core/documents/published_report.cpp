#include "core/documents/published.h"
#include "core/files/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace backstep {
namespace {

using Row = std::array<std::string, 6>;

// Digits that do not hold stand in brackets; all of them where even the first does not.
std::string marked(const FigureFinding& finding) {
    const std::string& printed = finding.figure.printed;
    if (finding.verdict == FigureVerdict::holds) return printed;
    int left = finding.held;
    std::size_t at = std::min(printed.find_first_of("123456789"), printed.size() - 1);
    for (; left > 0; ++at)
        if (printed[at] != '.') --left;
    if (at < printed.size() && printed[at] == '.') ++at;
    return printed.substr(0, at) + "[" + printed.substr(at) + "]";
}

std::string moment(const PublishedFigure& figure) {
    if (figure.after == 0) return figure.name;
    return fmt::format("{} after {} update{}", figure.name, figure.after, figure.after == 1 ? "" : "s");
}

std::string quantity(const PublishedFigure& figure) {
    return figure.output > 0 ? fmt::format("{} of output {}", figure.quantity, figure.output)
                             : figure.quantity;
}

std::string words(const FigureFinding& finding) {
    const std::string other = finding.holds_after
                                  ? fmt::format(": it is that after {} updates", *finding.holds_after)
                                  : std::string();
    switch (finding.verdict) {
    case FigureVerdict::holds: return "holds";
    case FigureVerdict::last_digit: return "last digit is off by one" + other;
    case FigureVerdict::differs: return "does not hold" + other;
    }
    return {};
}

std::string table(const PublishedReport& report) {
    std::vector<Row> rows{{"figure", "quantity", "printed", "recomputed", "digits", "finding"}};
    for (const FigureFinding& finding : report.findings)
        rows.push_back({moment(finding.figure), quantity(finding.figure), marked(finding), finding.rounded,
                        fmt::format("{} of {}", finding.held, finding.digits), words(finding)});
    std::array<std::size_t, 6> width{};
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) width[i] = std::max(width[i], row[i].size());
    std::string text = fmt::format("{}\nscenario {}\n\n", report.example.citation, report.example.scenario);
    for (const Row& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i) text += fmt::format("{:<{}}  ", row[i], width[i]);
        text += row.back() + "\n";
    }
    return text + fmt::format("\n{} of {} printed figures hold.\n", report.holding(), report.findings.size());
}

} // namespace

std::string published_table(const std::vector<PublishedReport>& reports) {
    std::string text;
    for (const PublishedReport& report : reports) text += (text.empty() ? "" : "\n\n") + table(report);
    return text;
}

std::string published_json(const std::vector<PublishedReport>& reports) {
    Json all = Json::array();
    for (const PublishedReport& report : reports) {
        Json figures = Json::array();
        for (const FigureFinding& finding : report.findings) {
            Json figure{{"name", finding.figure.name},     {"quantity", finding.figure.quantity},
                        {"after", finding.figure.after},   {"printed", finding.figure.printed},
                        {"recomputed", finding.rounded},   {"exact", finding.exact},
                        {"digits", finding.digits},        {"digits_that_hold", finding.held},
                        {"verdict", name(finding.verdict)}};
            if (finding.figure.output > 0) figure["output"] = finding.figure.output;
            if (finding.holds_after) figure["holds_after"] = *finding.holds_after;
            figures.push_back(std::move(figure));
        }
        all.push_back({{"scenario", report.example.scenario},
                       {"citation", report.example.citation},
                       {"holding", report.holding()},
                       {"figures", std::move(figures)}});
    }
    return all.dump(2) + "\n";
}

} // namespace backstep
