#include "app/panels/notes/catalogue.h"

#include "core/notation/notation.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace backstep::notes {
namespace {

std::vector<Chapter> make_chapters() {
    std::vector<Chapter> made;
    const auto all = all_equations();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Equation& row = all[i];
        if (i == 0 || all[i - 1].notation != row.notation) {
            const Notation* notation = notation_named(row.notation);
            made.push_back({{notation != nullptr ? notation->title() : row.notation, i, i}, {}});
        }
        Chapter& chapter = made.back();
        if (chapter.sections.empty() || chapter.sections.back().title != row.section)
            chapter.sections.push_back({row.section, i, i});
        chapter.notes.last = chapter.sections.back().last = i;
    }
    return made;
}

std::string lowered(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](unsigned char c) { return std::tolower(c); });
    return made;
}

std::string everything_about(const Equation& row) {
    const Notation* notation = notation_named(row.notation);
    std::string text;
    for (const std::string_view part : {row.id, row.title, row.section, row.misprint,
                                        notation != nullptr ? notation->title() : row.notation})
        text += lowered(part) + "\n";
    return text;
}

} // namespace

const std::vector<Chapter>& chapters() {
    static const std::vector<Chapter> made = make_chapters();
    return made;
}

std::vector<std::size_t> rows_with(std::string_view words) {
    const auto all = all_equations();
    std::vector<std::string> wanted;
    std::istringstream stream(lowered(words));
    for (std::string word; stream >> word;) wanted.push_back(word);
    std::vector<std::size_t> rows, by_id;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string text = everything_about(all[i]);
        const auto found = [&](const std::string& word) { return text.find(word) != std::string::npos; };
        if (std::ranges::all_of(wanted, found)) rows.push_back(i);
        if (wanted.size() == 1 && lowered(all[i].id) == wanted.front()) by_id.push_back(i);
    }
    return by_id.empty() ? rows : by_id;
}

} // namespace backstep::notes
