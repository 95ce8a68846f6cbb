#include "core/files/exact_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace backstep {

std::string exact_text(double value) {
    // JSON readers take -0 for an integer, which has no signed zero.
    if (value == 0.0) return std::signbit(value) ? "-0.0" : "0";
    const double size = std::abs(value);
    const bool plain = size >= 1e-5 && size < 1e17;
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific);
    return {buffer.data(), end.ptr};
}

} // namespace backstep
