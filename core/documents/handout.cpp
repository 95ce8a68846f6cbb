#include "core/documents/handout.h"

#include "core/derivation/caption.h"
#include "core/derivation/rules.h"
#include "core/documents/given.h"
#include "core/documents/html.h"
#include "core/documents/network_svg.h"
#include "core/documents/step_words.h"
#include "core/documents/working.h"
#include "core/formula/mathml_elements.h"
#include "core/formula/text.h"
#include "core/model/input_error.h"
#include "core/training/order.h"

#include <fmt/format.h>

namespace backstep {
namespace {

class Handout {
public:
    Handout(const Scenario& scenario, const Notation& notation, Granularity granularity, int decimals)
        : scenario_(scenario), notation_(notation), granularity_(granularity), decimals_(decimals),
          walk_(scenario, examples_of_update(scenario, 0)), count_(walk_.step_count(granularity)) {
        if (walk_.end() > most_handout_numbers)
            throw InputError(
                fmt::format("a handout of this scenario would have {} numbers to work out; at most "
                            "{} were expected",
                            walk_.end(), most_handout_numbers));
        compute(scenario.network, scenario, walk_.examples(), trace_);
    }

    std::string page() const {
        std::string body = "<a class=\"skip\" href=\"#steps\">To the steps</a>\n" + header() + controls() +
                           "<main id=\"steps\">\n" + start();
        for (std::int64_t number = 1; number <= count_; ++number) body += step(number);
        body += "</main>\n" + footer();
        return html_page({.title = title(),
                          .body = std::move(body),
                          .styles = document_asset("common.css") + document_asset("network.css") +
                                    document_asset("handout.css"),
                          .script = document_asset("handout.js")});
    }

private:
    const Scenario& scenario_;
    const Notation& notation_;
    Granularity granularity_;
    int decimals_;
    Walk walk_;
    std::int64_t count_;
    Trace trace_;

    std::string title() const { return scenario_.title.empty() ? "A walk" : scenario_.title; }

    Setting setting(int example) const {
        const int first = trace_.examples.front() + 1;
        return {notation_, scenario_, scenario_.network, trace_, example > 0 ? example : first};
    }

    std::string header() const {
        std::string text = fmt::format("<header>\n<h1>{}</h1>\n", escaped(title()));
        if (!scenario_.source.empty())
            text += fmt::format("<p class=\"source\">{}</p>\n", escaped(scenario_.source));
        const auto all = walk_.examples().size();
        text += fmt::format("<p>One update of a {} network in {} steps, in the notation of {}", //
                            shape_text(scenario_.network), count_, escaped(notation_.title()));
        text += all > 1 ? fmt::format(", over {} examples.", all) : std::string(".");
        return text + "</p>\n</header>\n";
    }

    // Shown by the script, without which all steps are there to read.
    std::string controls() const {
        std::string list;
        for (std::int64_t number = 0; number <= count_; ++number)
            list += fmt::format("<option value=\"{}\">{}</option>", number,
                                number == 0 ? "Start" : option(number));
        return fmt::format(
            "<nav id=\"controls\" aria-label=\"Steps\" hidden>\n"
            "<button type=\"button\" id=\"back\"><span aria-hidden=\"true\">←</span> Back</button>\n"
            "<button type=\"button\" id=\"forward\">Forward <span aria-hidden=\"true\">→</span></button>\n"
            "<label>Step <select id=\"chosen\">{}</select> of {}</label>\n"
            "<label class=\"all\"><input type=\"checkbox\" id=\"all\"> All steps</label>\n"
            "<span class=\"keys\">Keys: ← → Home End</span>\n"
            "</nav>\n<p id=\"said\" class=\"unseen\" role=\"status\" aria-live=\"polite\"></p>\n",
            list, count_);
    }

    std::string option(std::int64_t number) const {
        const Step step = walk_.step(number, granularity_);
        std::string text = fmt::format("{}. ", number);
        for (const auto& part : step_heading(step, setting(step.example)))
            text += std::holds_alternative<Formula>(part) ? to_plain_text(std::get<Formula>(part))
                                                          : std::get<std::string>(part);
        return escaped(text);
    }

    std::string figure(const Setting& own, std::int64_t number, const std::string& description) const {
        const NetworkView view(own, walk_, granularity_, number, decimals_);
        return fmt::format("<figure>{}</figure>\n",
                           network_svg(view, fmt::format("network-{}", number), description));
    }

    std::string start() const {
        const Setting own = setting(walk_.examples().front() + 1);
        std::string text = "<section class=\"step\" id=\"step-0\" aria-labelledby=\"heading-0\">\n"
                           "<h2 id=\"heading-0\" tabindex=\"-1\">What is given</h2>\n<div class=\"parts\">\n";
        text += figure(
            own, 0,
            fmt::format("The {} network before the first step: inputs, targets, weights and biases are "
                        "known, everything else is still unknown.",
                        shape_text(scenario_.network)));
        text += "<div class=\"words\">\n<dl class=\"given\">\n";
        for (const GivenLine& line : given_lines(own))
            text += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(line.label), html_of(line.text));
        text += "</dl>\n<h3>Conventions</h3>\n<ul>\n";
        for (const RichText& sentence : conventions(own))
            text += fmt::format("<li>{}</li>\n", html_of(sentence));
        return text + "</ul>\n" + legend() + "</div>\n</div>\n</section>\n";
    }

    static std::string legend() {
        return "<p class=\"legend\">In the drawings a dashed edge has a negative weight and a thick one a "
               "large "
               "weight; what is dotted is not known yet; a thick outline marks what the step finds. Numbers "
               "are "
               "rounded for reading only: each is worked out from unrounded ones.</p>\n";
    }

    std::string step(std::int64_t number) const {
        const Step step = walk_.step(number, granularity_);
        const Setting own = setting(step.example > 0 ? step.example : walk_.example_at(walk_.end()));
        std::string text =
            fmt::format("<section class=\"step {}\" id=\"step-{}\" aria-labelledby=\"heading-{}\">\n"
                        "<h2 id=\"heading-{}\" tabindex=\"-1\"><span class=\"number\">{}</span> "
                        "<span class=\"phase\">{}</span> {}</h2>\n",
                        name(step.phase), number, number, number, number, phase_word(step.phase, scenario_),
                        html_of(step_heading(step, own)));
        const std::string said = caption(step, scenario_, notation_);
        text += fmt::format("<p class=\"caption\">{}</p>\n<div class=\"parts\">\n", escaped(said));
        text += figure(own, number, description(step, own, number));
        text += "<div class=\"words\">\n" + formulas(step) + "</div>\n</div>\n</section>\n";
        return text;
    }

    std::string description(const Step& step, const Setting& own, std::int64_t number) const {
        std::string marked;
        for (const Quantity& quantity : step.quantities) {
            if (marked.size() > 200) {
                marked += ", …";
                break;
            }
            marked += (marked.empty() ? "" : ", ") + to_plain_text(own.names()(quantity));
        }
        return fmt::format("The network after step {} of {}. Marked: {}, whose numbers stand in the formulas "
                           "that follow.",
                           number, count_, marked);
    }

    std::string formulas(const Step& step) const {
        std::string text;
        for (const Quantity& quantity : step.quantities)
            if (!is_scalar(quantity))
                text += fmt::format("<p class=\"rule\">{}</p>\n",
                                    inline_math(rule(quantity, setting(quantity.example))));
        for (const Quantity& quantity : step.quantities)
            for (const Quantity& element : numbers_of(quantity, scenario_.network)) text += formula(element);
        return text;
    }

    std::string formula(const Quantity& element) const {
        const Working all = working(element, setting(element.example), decimals_);
        return fmt::format("<div class=\"formula{}\">{}</div>\n", is_wide(all) ? " wide" : "",
                           mathml_of(all));
    }

    std::string footer() const {
        return "<footer><p>Worked out and written by Backstep. The page is complete in itself: it loads "
               "nothing "
               "and needs no network.</p></footer>\n";
    }
};

} // namespace

std::string handout(const Scenario& scenario, const Notation& notation, Granularity granularity,
                    int decimals) {
    return Handout(scenario, notation, granularity, decimals).page();
}

} // namespace backstep
