#include "app/typeset/font_faces.h"

#include <algorithm>
#include <span>

namespace backstep {
namespace {

// From the metrics that come with the fonts: TeX's italic correction and skew of slanted letters, in em.
struct Letter {
    char32_t character;
    float italic, skew;
};

constexpr Letter main_letters[] = {
    {U'V', 0.01389F, 0}, {U'W', 0.01389F, 0}, {U'Y', 0.025F, 0},          {U'_', 0.02778F, 0},
    {U'f', 0.07778F, 0}, {U'g', 0.01389F, 0}, {U'v', 0.01389F, 0},        {U'w', 0.01389F, 0},
    {U'y', 0.01389F, 0}, {U'ℓ', 0, 0.11111F}, {U'∂', 0.05556F, 0.08334F},
};

constexpr Letter main_bold_letters[] = {
    {U'V', 0.01597F, 0}, {U'W', 0.01597F, 0}, {U'Y', 0.02875F, 0}, {U'_', 0.03194F, 0}, {U'f', 0.10903F, 0},
    {U'g', 0.01597F, 0}, {U'v', 0.01597F, 0}, {U'w', 0.01597F, 0}, {U'y', 0.01597F, 0}, {U'∂', 0.06389F, 0},
};

constexpr Letter math_letters[] = {
    {U'A', 0, 0.13889F},        {U'B', 0.05017F, 0.08334F}, {U'C', 0.07153F, 0.08334F},
    {U'D', 0.02778F, 0.05556F}, {U'E', 0.05764F, 0.08334F}, {U'F', 0.13889F, 0.08334F},
    {U'G', 0, 0.08334F},        {U'H', 0.08125F, 0.05556F}, {U'I', 0.07847F, 0.11111F},
    {U'J', 0.09618F, 0.16667F}, {U'K', 0.07153F, 0.05556F}, {U'L', 0, 0.02778F},
    {U'M', 0.10903F, 0.08334F}, {U'N', 0.10903F, 0.08334F}, {U'O', 0.02778F, 0.08334F},
    {U'P', 0.13889F, 0.08334F}, {U'Q', 0, 0.08334F},        {U'R', 0.00773F, 0.08334F},
    {U'S', 0.05764F, 0.08334F}, {U'T', 0.13889F, 0.08334F}, {U'U', 0.10903F, 0.02778F},
    {U'V', 0.22222F, 0},        {U'W', 0.13889F, 0},        {U'X', 0.07847F, 0.08334F},
    {U'Y', 0.22222F, 0},        {U'Z', 0.07153F, 0.08334F}, {U'c', 0, 0.05556F},
    {U'd', 0, 0.16667F},        {U'e', 0, 0.05556F},        {U'f', 0.10764F, 0.16667F},
    {U'g', 0.03588F, 0.02778F}, {U'j', 0.05724F, 0},        {U'k', 0.03148F, 0},
    {U'l', 0.01968F, 0.08334F}, {U'o', 0, 0.05556F},        {U'p', 0, 0.08334F},
    {U'q', 0.03588F, 0.08334F}, {U'r', 0.02778F, 0.05556F}, {U's', 0, 0.05556F},
    {U't', 0, 0.08334F},        {U'u', 0, 0.02778F},        {U'v', 0.03588F, 0.02778F},
    {U'w', 0.02691F, 0.08334F}, {U'x', 0, 0.02778F},        {U'y', 0.03588F, 0.05556F},
    {U'z', 0.04398F, 0.05556F}, {U'Γ', 0.13889F, 0.08334F}, {U'Δ', 0, 0.16667F},
    {U'Θ', 0.02778F, 0.08334F}, {U'Λ', 0, 0.16667F},        {U'Ξ', 0.07569F, 0.08334F},
    {U'Π', 0.08125F, 0.05556F}, {U'Σ', 0.05764F, 0.08334F}, {U'Υ', 0.13889F, 0.05556F},
    {U'Φ', 0, 0.08334F},        {U'Ψ', 0.11F, 0.05556F},    {U'Ω', 0.05017F, 0.08334F},
    {U'α', 0.0037F, 0.02778F},  {U'β', 0.05278F, 0.08334F}, {U'γ', 0.05556F, 0},
    {U'δ', 0.03785F, 0.05556F}, {U'ε', 0, 0.08334F},        {U'ζ', 0.07378F, 0.08334F},
    {U'η', 0.03588F, 0.05556F}, {U'θ', 0.02778F, 0.08334F}, {U'ι', 0, 0.05556F},
    {U'μ', 0, 0.02778F},        {U'ν', 0.06366F, 0.02778F}, {U'ξ', 0.04601F, 0.11111F},
    {U'ο', 0, 0.05556F},        {U'π', 0.03588F, 0},        {U'ρ', 0, 0.08334F},
    {U'ς', 0.07986F, 0.08334F}, {U'σ', 0.03588F, 0},        {U'τ', 0.1132F, 0.02778F},
    {U'υ', 0.03588F, 0.02778F}, {U'φ', 0, 0.08334F},        {U'χ', 0, 0.05556F},
    {U'ψ', 0.03588F, 0.11111F}, {U'ω', 0.03588F, 0},        {U'ϑ', 0, 0.08334F},
    {U'ϕ', 0, 0.08334F},        {U'ϖ', 0.02778F, 0},        {U'ϱ', 0, 0.08334F},
    {U'ϵ', 0, 0.05556F},
};

constexpr Letter math_bold_letters[] = {
    {U'B', 0.04835F, 0}, {U'C', 0.06979F, 0}, {U'D', 0.03194F, 0}, {U'E', 0.05451F, 0}, {U'F', 0.15972F, 0},
    {U'H', 0.08229F, 0}, {U'I', 0.07778F, 0}, {U'J', 0.10069F, 0}, {U'K', 0.06979F, 0}, {U'M', 0.11424F, 0},
    {U'N', 0.11424F, 0}, {U'O', 0.03194F, 0}, {U'P', 0.15972F, 0}, {U'R', 0.00421F, 0}, {U'S', 0.05382F, 0},
    {U'T', 0.15972F, 0}, {U'U', 0.11424F, 0}, {U'V', 0.25555F, 0}, {U'W', 0.15972F, 0}, {U'X', 0.07778F, 0},
    {U'Y', 0.25555F, 0}, {U'Z', 0.06979F, 0}, {U'f', 0.11042F, 0}, {U'g', 0.03704F, 0}, {U'j', 0.0622F, 0},
    {U'k', 0.01852F, 0}, {U'l', 0.0088F, 0},  {U'q', 0.03704F, 0}, {U'r', 0.03194F, 0}, {U'v', 0.03704F, 0},
    {U'w', 0.02778F, 0}, {U'y', 0.03704F, 0}, {U'z', 0.04213F, 0}, {U'Γ', 0.15972F, 0}, {U'Θ', 0.03194F, 0},
    {U'Ξ', 0.07458F, 0}, {U'Π', 0.08229F, 0}, {U'Σ', 0.05451F, 0}, {U'Υ', 0.15972F, 0}, {U'Ψ', 0.11653F, 0},
    {U'Ω', 0.04835F, 0}, {U'β', 0.03403F, 0}, {U'γ', 0.06389F, 0}, {U'δ', 0.03819F, 0}, {U'ζ', 0.06215F, 0},
    {U'η', 0.03704F, 0}, {U'θ', 0.03194F, 0}, {U'ν', 0.06898F, 0}, {U'ξ', 0.03021F, 0}, {U'π', 0.03704F, 0},
    {U'ς', 0.07917F, 0}, {U'σ', 0.03704F, 0}, {U'τ', 0.13472F, 0}, {U'υ', 0.03704F, 0}, {U'ψ', 0.03704F, 0},
    {U'ω', 0.03704F, 0}, {U'ϖ', 0.03194F, 0},
};

std::span<const Letter> letters_of(MathFace face) {
    switch (face) {
    case MathFace::main: return main_letters;
    case MathFace::main_bold: return main_bold_letters;
    case MathFace::math: return math_letters;
    case MathFace::math_bold: return math_bold_letters;
    default: return {};
    }
}

Letter find(MathFace face, char32_t character) {
    const auto letters = letters_of(face);
    const auto found = std::ranges::lower_bound(letters, character, {}, &Letter::character);
    return found != letters.end() && found->character == character ? *found : Letter{character, 0, 0};
}

} // namespace

float italic_of(MathFace face, char32_t character) {
    return find(face, character).italic;
}

float skew_of(MathFace face, char32_t character) {
    return find(face, character).skew;
}

} // namespace backstep
