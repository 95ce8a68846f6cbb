#include "core/documents/given.h"
#include "core/documents/html.h"
#include "core/documents/network_svg.h"
#include "core/documents/step_words.h"
#include "core/documents/working.h"
#include "core/documents/worksheet_words.h"
#include "core/formula/mathml_elements.h"

#include <fmt/format.h>

namespace backstep {
namespace {

std::string drawing(const Worksheet& sheet) {
    const Setting setting = sheet.setting(0);
    const NetworkView view(setting);
    const std::string description = fmt::format(
        "The {} network with its inputs, targets, weights and biases, which are also listed below.",
        shape_text(sheet.scenario.network));
    return fmt::format("<figure>{}</figure>\n", network_svg(view, "network", description));
}

std::string given(const Worksheet& sheet) {
    const Setting setting = sheet.setting(0);
    std::string html = "<section aria-labelledby=\"given\">\n<h2 id=\"given\">Given</h2>\n" + drawing(sheet) +
                       "<dl class=\"given\">\n";
    for (const GivenLine& line : given_lines(setting))
        html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(line.label), html_of(line.text));
    html += "</dl>\n</section>\n<section aria-labelledby=\"conventions\">\n"
            "<h2 id=\"conventions\">Conventions</h2>\n<ul class=\"conventions\">\n";
    for (const RichText& sentence : conventions(setting))
        html += fmt::format("<li>{}</li>\n", html_of(sentence));
    return html + "</ul>\n</section>\n";
}

std::string blank(const Quantity& quantity, const Worksheet& sheet) {
    const Formula name = sheet.setting(quantity.example).names()(quantity);
    return fmt::format("<div class=\"blank{}\"><span class=\"name\">{} =</span><span class=\"line\"></span>"
                       "<span class=\"box\" role=\"img\" aria-label=\"blank\"></span></div>\n",
                       worksheet_words::wants_room(quantity, sheet) ? " wide" : "", inline_math(name));
}

std::string answer(const Quantity& quantity, const Worksheet& sheet) {
    const Working all = working(quantity, sheet.setting(quantity.example), sheet.decimals);
    return fmt::format("<div class=\"formula{}\">{}</div>\n", is_wide(all) ? " wide" : "", mathml_of(all));
}

std::string parts(const Worksheet& sheet, bool key) {
    std::string html;
    for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
        const WorksheetPart& part = sheet.parts[i];
        const std::string pass = worksheet_words::new_pass(sheet, i);
        if (!pass.empty()) html += fmt::format("<h2>{}</h2>\n", escaped(pass));
        // The first blank stays with its heading.
        html += fmt::format("<section class=\"part\">\n<h3>{}. {}</h3>\n<div class=\"{}\">\n", i + 1,
                            html_of(step_heading(part.step, sheet.setting(part.step.example))),
                            key ? "answers" : "blanks");
        for (const Quantity& quantity : part.blanks)
            html += key ? answer(quantity, sheet) : blank(quantity, sheet);
        html += "</div>\n</section>\n";
    }
    return html;
}

} // namespace

std::string worksheet_html(const Worksheet& sheet, bool key) {
    const std::string title = worksheet_words::title(sheet, key);
    std::string body = fmt::format("<header>\n<h1>{}</h1>\n<p>{}</p>\n", escaped(title),
                                   escaped(worksheet_words::subtitle(sheet)));
    if (!sheet.scenario.source.empty())
        body += fmt::format("<p class=\"source\">{}</p>\n", escaped(sheet.scenario.source));
    if (!key)
        body += "<p class=\"who\"><span>Name</span><span class=\"line\"></span><span>Date</span>"
                "<span class=\"line short\"></span></p>\n";
    body += "</header>\n<main>\n";
    for (const std::string& sentence : worksheet_words::task(sheet, key))
        body += fmt::format("<p>{}</p>\n", escaped(sentence));
    body += given(sheet) + parts(sheet, key) + "</main>\n";
    return html_page({.title = title,
                      .body = std::move(body),
                      .styles = document_asset("common.css") + document_asset("network.css") +
                                document_asset("worksheet.css"),
                      .script = {}});
}

} // namespace backstep
