#include "core/check/mistake.h"

namespace backstep {
namespace {

constexpr std::array<std::string_view, all_mistakes.size()> names{
    "target_minus_output",
    "added_instead_of_subtracted",
    "missing_activation_derivative",
    "bias_forgotten",
    "activation_skipped",
    "derivative_at_activation",
    "transposed_gradient",
    "transposed_weights",
    "updated_weights_used",
    "path_missing",
    "factor_two",
    "not_averaged",
    "learning_rate_missing",
    "learning_rate_twice",
    "other_cost",
    "other_activation_derivative",
    "exponent_sign",
    "sign",
    "wrong_layer",
    "wrong_element",
    "digits_swapped",
    "decimal_point",
};

} // namespace

std::string_view name(Mistake mistake) {
    return names[static_cast<std::size_t>(mistake)];
}

std::optional<Mistake> mistake_named(std::string_view text) {
    for (const Mistake mistake : all_mistakes)
        if (name(mistake) == text) return mistake;
    return std::nullopt;
}

} // namespace backstep
