#include "app/cli/round_option.h"

#include "app/cli/arguments.h"
#include "app/session/command.h"
#include "core/formula/number_text.h"

namespace backstep {

void add_round_option(CLI::App& command, std::optional<int>& decimals) {
    command
        .add_option_function<std::string>(
            "--round",
            [&decimals](const std::string& text) {
                decimals = static_cast<int>(whole_number("--round", text, fewest_rounding, most_rounding));
            },
            "Round every number to N decimals before it is used further, as by hand")
        ->type_name("N");
}

std::string parting_text(const Parting& parting, int decimals) {
    std::string text = fmt::format("Every number was rounded to {} decimal{} before it was used.\n", decimals,
                                   decimals == 1 ? "" : "s");
    if (!parting.first)
        return text + "Full precision, rounded at the end, gives the same numbers throughout.\n";
    const Parting::Number& first = *parting.first;
    text += fmt::format("The first that full precision has otherwise is {}: {}, not {}.\n",
                        to_unicode(first.quantity), number_text(first.rounded, decimals),
                        number_text(first.exact, decimals));
    if (!parting.worst) return text + "No updated weight or bias is off.\n";
    return text +
           fmt::format("{} of {} updated weights and biases are off, by up to {} in the last place ({}).\n",
                       parting.off, parting.count, parting.worst->units, to_unicode(parting.worst->quantity));
}

} // namespace backstep
