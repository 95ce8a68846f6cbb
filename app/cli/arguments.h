#pragma once

#include "core/model/input_error.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// Values of options. `option` is how messages call it. All throw InputError:
/// `--decimals abc: a whole number from 2 to 17 was expected`.
namespace backstep {

std::int64_t whole_number(std::string_view option, const std::string& text, std::int64_t least,
                          std::int64_t most);

double number(std::string_view option, const std::string& text, double least, double most);

/// `1280x800`, each side from 1 to 100000.
std::pair<int, int> size(std::string_view option, const std::string& text);

/// The element of `choices` with this name().
template<typename Enum, std::size_t count>
Enum choice(std::string_view option, std::string_view text, const std::array<Enum, count>& choices) {
    std::string names;
    for (const Enum each : choices) {
        if (name(each) == text) return each;
        names += fmt::format("{}{}", names.empty() ? "" : each == choices.back() ? " or " : ", ", name(each));
    }
    throw InputError(fmt::format("{} {}: {} was expected", option, text, names));
}

} // namespace backstep
