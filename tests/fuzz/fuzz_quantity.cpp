#include "core/model/input_error.h"
#include "core/walk/quantity.h"

#include <cstdint>
#include <cstdlib>

using namespace backstep;

/// Any text is refused in one line or is a quantity whose own name reads as the same quantity.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    try {
        const Quantity quantity = parse_quantity(text);
        if (parse_quantity(to_text(quantity)) != quantity) std::abort();
    } catch (const InputError& error) {
        if (std::string_view(error.what()).find('\n') != std::string_view::npos) std::abort();
    }
    return 0;
}
