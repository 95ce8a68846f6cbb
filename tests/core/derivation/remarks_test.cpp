#include "core/formula/parts.h"
#include "core/formula/substitute.h"
#include "core/formula/text.h"
#include "tests/core/derivation/pass.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

using namespace backstep;

namespace {

// Of a scenario that comes with the program.
struct Pass : test::Pass {
    explicit Pass(std::string_view name_of_it) : test::Pass(test::bundled_pass(name_of_it)) {}

    Instance instance(const Equation& equation) const { return equation.instance(setting(equation), {}); }
    Instance instance(std::string_view id) const { return instance(*equation_named(id)); }

    /// The sentences of a row.
    std::string said(std::string_view id) const {
        std::string all;
        for (const Formula& line : instance(id).lines)
            if (const auto* words = std::get_if<Words>(&line.node)) all += words->text + "\n";
        return all;
    }
    std::string numbers(std::string_view id, std::size_t line) const {
        const Equation& equation = *equation_named(id);
        return to_plain_text(with_numbers(instance(id).lines.at(line), setting(equation).numbers(), 4));
    }
};

void visit(const Formula& formula, const std::function<void(const Formula&)>& use) {
    use(formula);
    for_each_part(formula.node, [&](const Formula& part) { visit(part, use); });
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

// σ itself, or σ′ as its derivative, is what these are about.
bool says_what_sigma_is(std::string_view id) {
    return id == "N1" || id == "F6" || id == "F14";
}

} // namespace

TEST_CASE("no line says that a linear layer is σ of something") {
    for (const char* scenario : {"two-hidden-layers", "regression-batch", "shallow-linear-output"}) {
        const Pass pass(scenario);
        for (const Equation& equation : all_equations()) {
            if (says_what_sigma_is(equation.id) || equation.obstacle(pass.setting(equation))) continue;
            for (int l = 0; l <= pass.scenario.network.depth(); ++l) {
                std::optional<Quantity> selected;
                if (l > 0) selected = Quantity{Symbol::weight, l, 1, 1, 0};
                INFO(std::string(scenario) << " " << equation.id << ", layer " << l);
                for (const Formula& line : equation.instance(pass.setting(equation), selected).lines)
                    visit(line, [](const Formula& f) {
                        const auto* apply = std::get_if<Apply>(&f.node);
                        const bool linear = apply != nullptr && apply->function == Function::activation &&
                                            apply->activation == Activation::identity;
                        CHECK_FALSE(linear);
                    });
            }
        }
    }
}

TEST_CASE("a row says which function σ is where it is not the sigmoid") {
    const Pass sigmoids("notes-3-4-2"), tanh("regression-batch"), linear("two-hidden-layers");
    for (const char* id : {"S3", "S13", "S18", "N3", "F6"}) CHECK(sigmoids.said(id) == "");
    CHECK(tanh.said("S3") == "Here σ is tanh.\n");
    CHECK(tanh.said("M7") == "Here g is tanh.\n");
    CHECK(contains(tanh.said("S27"),
                   "Here σ is tanh in layer 1 and the identity in the output layer, whose σ′ is 1."));
    CHECK(linear.said("S18") == "Here σ is the identity, whose σ′ is 1.\n");
    CHECK(linear.said("S3") == "");
    const Pass softmax("classification-softmax");
    const auto obstacle = equation_named("S3")->obstacle(softmax.setting(*equation_named("S3")));
    REQUIRE(obstacle);
    CHECK_FALSE(contains(*obstacle, "σ′"));
}

TEST_CASE("a row says what the notes' network and cost have otherwise") {
    const Pass sigmoids("notes-3-4-2"), batch("regression-batch");
    CHECK(contains(sigmoids.said("R13"), "In the notes the output layer is linear"));
    CHECK(contains(sigmoids.said("M21"), "In the notes the output layer is linear"));
    CHECK_FALSE(contains(batch.said("M21"), "linear"));
    CHECK(contains(sigmoids.said("M27"), "1/K"));
    CHECK(batch.said("M28") == "");
    // The layer's mark and the example's look alike.
    CHECK(contains(batch.said("R13"), "W⁽¹⁾"));
    CHECK_FALSE(contains(sigmoids.said("R13"), "W⁽¹⁾"));
}

TEST_CASE("sentences below equations begin with a capital and end") {
    for (const char* scenario : {"notes-3-4-2", "regression-batch", "classification-softmax"}) {
        const Pass pass(scenario);
        for (const Equation& equation : all_equations()) {
            if (equation.obstacle(pass.setting(equation))) continue;
            for (const Formula& line : pass.instance(equation).lines) {
                const auto* words = std::get_if<Words>(&line.node);
                if (words == nullptr || words->text.ends_with(")")) continue; // a call in a listing
                INFO(equation.id << ": " << words->text);
                CHECK(std::isupper(static_cast<unsigned char>(words->text.front())) != 0);
                CHECK((words->text.ends_with(".") || words->text.ends_with(":")));
            }
        }
    }
}

TEST_CASE("only what is done again and again is in a listing's loop") {
    const Pass pass("notes-3-4-2");
    const Instance listing = pass.instance("F12");
    CHECK_FALSE(listing.is_in_loop(0));
    CHECK(listing.is_in_loop(listing.loop_begin));
    CHECK(to_plain_text(listing.lines.at(listing.loop_begin - 1)).starts_with("For each layer"));
    const Instance other = pass.instance("S3");
    for (std::size_t i = 0; i < other.lines.size(); ++i) CHECK_FALSE(other.is_in_loop(i));
}

TEST_CASE("matrices of matrices become one matrix of numbers, factors before a matrix a product of numbers") {
    const Pass linear("shallow-linear-output"), batch("regression-batch");
    CHECK(contains(linear.numbers("R8", 0), "= [0.8000; −0.4000; 1]"));
    CHECK(contains(linear.numbers("R8", 1), "= [0.5000, −1.0000 | 0.1000; "));
    CHECK(contains(batch.numbers("M30", 0), "= 1/4 × 1/2"));
}

TEST_CASE("entries of a derivative carry the scripts of what they name") {
    const Pass batch("regression-batch");
    CHECK(to_plain_text(batch.instance("R1").lines.at(0)).starts_with("(∂r⁽¹⁾/∂x⁽¹⁾)ᵢⱼ = ∂rᵢ⁽¹⁾/∂xⱼ⁽¹⁾"));
}
