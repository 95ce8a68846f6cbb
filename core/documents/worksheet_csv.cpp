#include "core/documents/worksheet.h"
#include "core/formula/number_text.h"

#include <fmt/format.h>

namespace backstep {
namespace {

// In one line and without the signs that mean something in this file.
std::string comment(const std::string& text) {
    std::string line = "# ";
    for (const char c : text) line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return line + "\n";
}

std::string field(const std::string& name) {
    return name.find(',') == std::string::npos ? name : fmt::format("\"{}\"", name);
}

std::string plain_number(double value, int decimals) {
    std::string text = number_text(value, decimals);
    if (text.starts_with("−")) text.replace(0, std::string_view("−").size(), "-");
    return text;
}

} // namespace

std::string worksheet_csv(const Worksheet& sheet, bool key) {
    std::string csv = sheet.scenario.title.empty() ? "" : comment(sheet.scenario.title);
    csv += key ? comment(fmt::format("Key: worked out without rounding, then rounded to {} decimals.",
                                     sheet.decimals))
               : comment(fmt::format("Write each value behind its comma, rounded to {} decimals.",
                                     sheet.decimals));
    csv += "quantity,value\n";
    for (const WorksheetPart& part : sheet.parts)
        for (const Quantity& blank : part.blanks) {
            csv += field(to_text(blank)) + ",";
            if (const auto value = value_of(blank, sheet.scenario.network, sheet.trace); key && value)
                csv += plain_number(*value, sheet.decimals);
            csv += "\n";
        }
    return csv;
}

} // namespace backstep
