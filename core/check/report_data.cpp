#include "core/check/report.h"
#include "core/files/exact_text.h"

#include <fmt/format.h>

#include <cmath>

namespace backstep {
namespace {

std::string json_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string json_number(double value) {
    return std::isfinite(value) ? exact_text(value) : "null";
}

// A spreadsheet would take a text that begins so for a formula.
std::string csv_text(const std::string& text) {
    const bool formula = !text.empty() && std::string_view("=+@").find(text.front()) != std::string::npos;
    std::string plain = formula ? "'" + text : text;
    if (plain.find_first_of(",\"\n\r") == std::string::npos) return plain;
    std::string quoted = "\"";
    for (const char c : plain) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

std::string joined(const std::vector<Mistake>& mistakes, std::string_view separator, std::string_view quote) {
    std::string text;
    for (const Mistake each : mistakes) {
        if (!text.empty()) text += separator;
        text += fmt::format("{}{}{}", quote, name(each), quote);
    }
    return text;
}

} // namespace

std::string report_csv(const Report& report) {
    std::string text = "submission,quantity,given,exact,verdict,mistakes,from,explanation\n";
    for (const CheckedSubmission& submission : report.submissions)
        for (const Finding& finding : submission.findings)
            text += fmt::format("{},{},{},{},{},{},{},{}\n", csv_text(submission.name),
                                csv_text(to_text(finding.answer.quantity)),
                                csv_text(finding.answer.as_written), exact_text(finding.exact),
                                name(finding.verdict), joined(finding.mistakes(), " ", ""),
                                csv_text(finding.from ? to_text(*finding.from) : ""),
                                csv_text(explanation(finding, report.notation, report.scenario)));
    return text;
}

std::string report_json(const Report& report) {
    std::string text;
    for (const CheckedSubmission& submission : report.submissions)
        for (const Finding& finding : submission.findings)
            text += fmt::format(
                "{}\n  {{\"submission\": {}, \"quantity\": {}, \"given\": {}, \"exact\": {}, \"verdict\": "
                "\"{}\", \"mistakes\": [{}], \"from\": {}, \"explanation\": {}}}",
                text.empty() ? "" : ",", json_text(submission.name),
                json_text(to_text(finding.answer.quantity)), json_number(finding.answer.number.value),
                json_number(finding.exact), name(finding.verdict), joined(finding.mistakes(), ", ", "\""),
                finding.from ? json_text(to_text(*finding.from)) : "null",
                json_text(explanation(finding, report.notation, report.scenario)));
    return text.empty() ? "[]\n" : "[" + text + "\n]\n";
}

} // namespace backstep
