#include "app/widgets/rich_text_words.h"

#include <doctest/doctest.h>

#include <string>

using namespace backstep;

namespace {

/// The sentence with its expressions in ⟨ ⟩.
std::string marked(std::string_view sentence) {
    std::string text;
    bool open = false;
    for (const RichWord& word : words_of_sentence(sentence)) {
        if (open && !word.goes_on) {
            text += "⟩";
            open = false;
        }
        if (!text.empty()) text += " ";
        if (word.maths && !open) {
            text += "⟨";
            open = true;
        }
        text += std::string(word.body);
        if (!word.punctuation.empty() && open) {
            text += "⟩";
            open = false;
        }
        text += std::string(word.punctuation);
    }
    return open ? text + "⟩" : text;
}

} // namespace

TEST_CASE("expressions in sentences are one piece of mathematics") {
    CHECK(marked("It prints σ′(W₂ x₁) without the bias.") == "It prints ⟨σ′(W₂ x₁)⟩ without the bias.");
    CHECK(marked("for σ′(W₁ x₀ + b₁).") == "for ⟨σ′(W₁ x₀ + b₁)⟩.");
    CHECK(marked("The first d_z C prints a(1 − a′) for a(1 − a).") ==
          "The first ⟨d_z C⟩ prints ⟨a(1 − a′)⟩ for ⟨a(1 − a)⟩.");
    CHECK(marked("Here L = 2 and i = 1.") == "Here ⟨L = 2⟩ and ⟨i = 1⟩.");
    CHECK(marked("Printed with 1/K too") == "Printed with ⟨1/K⟩ too");
    CHECK(marked("the row rᵀ(I ⊗ x)") == "the row ⟨rᵀ(I ⊗ x)⟩");
}

TEST_CASE("what is no mathematics stays in the sentence") {
    for (const char* sentence : {"A step against the gradient", "the 2 numbers of 3", "example 1 of 1",
                                 "Ctrl + 1", "I think so", "F5 (a view)", "a small + b"}) {
        INFO(sentence);
        for (const RichWord& word : words_of_sentence(sentence)) CHECK_FALSE(word.goes_on);
    }
    CHECK(marked("by z, then b.") == "by ⟨z⟩, then ⟨b⟩.");
    CHECK(marked("The bias inside σ′ is left out: δ₂.") == "The bias inside ⟨σ′⟩ is left out: ⟨δ₂⟩.");
    CHECK(marked("") == "");
}
