#include "app/cli/parting_text.h"

#include "core/formula/number_text.h"

#include <fmt/format.h>

namespace backstep {

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
