#include "core/model/input_error.h"

#include <cstddef>

namespace backstep {

std::string excerpt(std::string_view text) {
    constexpr std::size_t most_characters = 40;
    std::string result;
    std::size_t characters = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool starts_character = (byte & 0xC0U) != 0x80U;
        if (starts_character && ++characters > most_characters) return result + "…";
        result += byte < 0x20 || byte == 0x7F ? ' ' : c;
    }
    return result;
}

} // namespace backstep
