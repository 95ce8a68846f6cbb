#include "core/check/report.h"
#include "core/check/report_words.h"
#include "core/derivation/spoken.h"
#include "core/formula/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace backstep {
namespace {

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Rows of cells; every column as wide as its widest cell, the first on the left, numbers on the right.
class Grid {
public:
    explicit Grid(std::string on_the_right) : on_the_right_(std::move(on_the_right)) {}

    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

    /// A line below the row added last.
    void add_below(std::string line) { rows_.push_back({std::move(line)}); }

    std::string text() const {
        std::vector<std::size_t> widths(on_the_right_.size(), 0);
        for (const auto& row : rows_)
            for (std::size_t j = 0; row.size() > 1 && j < row.size(); ++j)
                widths[j] = std::max(widths[j], width_of(row[j]));
        std::string text;
        for (const auto& row : rows_) text += line(row, widths);
        return text;
    }

private:
    std::string on_the_right_; ///< a letter for each column, `r` or `l`
    std::vector<std::vector<std::string>> rows_;

    std::string line(const std::vector<std::string>& row, const std::vector<std::size_t>& widths) const {
        if (row.size() == 1) return "      " + row.front() + "\n";
        std::string line;
        for (std::size_t j = 0; j < row.size(); ++j) {
            const std::string space(widths[j] - width_of(row[j]), ' ');
            line += "  " + (on_the_right_[j] == 'r' ? space + row[j] : row[j] + space);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        return line + "\n";
    }
};

class Table {
public:
    explicit Table(const Report& report) : report_(report), say_(report.notation, report.scenario.network) {}

    std::string text() const {
        std::string text;
        for (const CheckedSubmission& each : report_.submissions) text += submission(each);
        return text + summary() + class_summary();
    }

private:
    const Report& report_;
    Spoken say_;

    std::string name_of(Quantity q) const {
        const int example = std::exchange(q.example, 0);
        return say_.name(q) + (example > 0 ? fmt::format("@{}", example) : "");
    }

    std::string submission(const CheckedSubmission& each) const {
        Grid grid("lrll");
        for (const Finding& finding : each.findings) {
            std::string mistakes;
            for (const Mistake mistake : finding.mistakes())
                mistakes += (mistakes.empty() ? "" : ", ") + std::string(name(mistake));
            if (finding.verdict == Verdict::carried_forward && finding.from)
                mistakes = "from " + name_of(*finding.from);
            grid.add({name_of(finding.answer.quantity), finding.answer.as_written,
                      spaced(name(finding.verdict)), mistakes});
            if (finding.verdict == Verdict::wrong)
                grid.add_below(explanation(finding, report_.notation, report_.scenario));
        }
        for (const Quantity& q : each.blank) grid.add({name_of(q), "", "blank", ""});
        return fmt::format("{}: {}\n{}\n", each.name, marks_text(marks(each, report_.points)), grid.text());
    }

    std::string summary() const {
        Grid grid("lrrrrrrr");
        std::vector<std::string> titles{"submission", "marks"};
        for (const Verdict verdict : all_verdicts) titles.push_back(spaced(name(verdict)));
        titles.push_back("blank");
        grid.add(std::move(titles));
        for (const CheckedSubmission& each : report_.submissions) {
            std::vector<std::string> row{each.name, marks_text(marks(each, report_.points))};
            for (const int times : tally(each.findings)) row.push_back(std::to_string(times));
            row.push_back(std::to_string(each.blank.size()));
            grid.add(std::move(row));
        }
        return "Submissions\n" + grid.text();
    }

    std::string class_summary() const {
        const auto all = by_quantity(report_.submissions, report_.scenario.network.depth());
        Grid grid("lrrrl");
        grid.add({"quantity", "right", "carried", "wrong", "most often"});
        const QuantityTally* worst = nullptr;
        for (const QuantityTally& each : all) {
            const int carried = count(each.verdicts, Verdict::carried_forward);
            if (each.wrong() == 0 && carried == 0) continue;
            if (each.wrong() > (worst == nullptr ? 0 : worst->wrong())) worst = &each;
            grid.add({name_of(each.quantity), std::to_string(right(each.verdicts)), std::to_string(carried),
                      std::to_string(each.wrong()),
                      each.usual ? fmt::format("{} ({})", name(*each.usual), each.usual_count) : ""});
        }
        if (worst == nullptr) return "\nNothing is wrong.\n";
        return fmt::format("\nQuantities that are not always right\n{}\nMost go wrong at {}: {} of {}.\n",
                           grid.text(), name_of(worst->quantity), worst->wrong(), report_.submissions.size());
    }
};

} // namespace

std::string report_table(const Report& report) {
    return Table(report).text();
}

} // namespace backstep
