#include "core/model/input_error.h"
#include "core/notation/parse.h"
#include "tests/core/walk/scenarios.h"

#include <cstdint>
#include <cstdlib>

using namespace backstep;

namespace {

bool is_one_line(const InputError& error) {
    return std::string_view(error.what()).find('\n') == std::string_view::npos;
}

// In every notation a text is refused in one line, or it names something that there is.
void read_in_every_notation(const std::string& text) {
    static const Scenario scenario = test::network_of_the_notes();
    for (const auto& notation : all_notations()) {
        try {
            parse_quantity(text, *notation, scenario.network, 1);
        } catch (const InputError& error) {
            if (!is_one_line(error)) std::abort();
        }
    }
}

} // namespace

/// Any text is refused in one line or is a quantity whose own name reads as the same quantity.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    try {
        const Quantity quantity = parse_quantity(text);
        if (parse_quantity(to_text(quantity)) != quantity) std::abort();
    } catch (const InputError& error) {
        if (!is_one_line(error)) std::abort();
    }
    read_in_every_notation(text);
    return 0;
}
