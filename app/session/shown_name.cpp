#include "app/session/shown_name.h"

#include "core/formula/number_text.h"
#include "core/formula/parts.h"
#include "core/formula/text.h"

namespace backstep {
namespace {

// The bold letter of mathematics, U+1D400 …, in UTF-8.
std::string bold(char letter) {
    const bool small = letter >= 'a' && letter <= 'z';
    const auto code = static_cast<unsigned char>(small ? letter - 'a' + 26 : letter - 'A');
    return {'\xF0', '\x9D', static_cast<char>(0x90 + code / 64), static_cast<char>(0x80 + code % 64)};
}

bool is_latin(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

void embolden(Formula& formula) {
    if (auto* variable = std::get_if<Variable>(&formula.node)) {
        Name& name = variable->name;
        if (name.face == Face::bold && name.base.size() == 1 && is_latin(name.base[0]))
            name.base = bold(name.base[0]);
    }
    for_each_part(formula.node, embolden);
}

} // namespace

std::string shown_text(Formula formula) {
    embolden(formula);
    return to_plain_text(formula);
}

std::string shown_name(const Names& names, const Quantity& quantity) {
    return shown_text(names(quantity));
}

std::string shown_name(const Session& session, const Quantity& quantity) {
    return shown_name(session.names(), quantity);
}

std::string with_exact_value(const Session& session, const Quantity& scalar, double exact_value) {
    const auto shown = session.value(scalar), exact = session.exact_value(scalar);
    if (!session.rounding() || !shown || shown == exact) return number_in_full(exact_value);
    return number_text(*shown, session.decimals()) + ", exactly " + number_in_full(exact_value);
}

} // namespace backstep
