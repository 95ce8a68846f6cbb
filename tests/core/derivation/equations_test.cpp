#include "core/derivation/equations.h"

#include "core/formula/substitute.h"
#include "core/formula/text.h"
#include "tests/core/derivation/pass.h"
#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

using namespace backstep;
using namespace backstep::test;

namespace {

using Selected = std::optional<Quantity>;

// What the five sets of notes contain; the last have no equation 9.
std::vector<std::string> ids_of_the_notes() {
    std::vector<std::string> ids;
    const auto add = [&](char notes, int count) {
        for (int i = 1; i <= count; ++i)
            if (notes != 'M' || i != 9) ids.push_back(notes + std::to_string(i));
    };
    add('S', 29);
    add('N', 15);
    add('R', 17);
    add('F', 14);
    add('M', 31);
    return ids;
}

Pass reference(const std::string& name) {
    return {name, load_scenario(BACKSTEP_REFERENCE_DIR "/" + name + ".json").scenario};
}

Scenario dense(Random& random, const std::vector<int>& widths, const std::vector<Activation>& activations,
               int examples) {
    Scenario scenario;
    scenario.learning_rates = {0.3};
    for (std::size_t l = 1; l < widths.size(); ++l)
        scenario.network.layers.push_back(layer(random, widths[l - 1], widths[l], activations[l - 1]));
    for (int m = 0; m < examples; ++m)
        scenario.examples.push_back(
            {vector(random, widths.front(), -1.0, 1.0), vector(random, widths.back(), 0.0, 1.0)});
    return scenario;
}

std::vector<Pass> passes() {
    std::vector<Pass> all;
    for (const char* name :
         {"notes-3-4-2", "cross-entropy-3-4-2", "han-kamber-3-2-1", "mazur-2-2-2", "regression-batch",
          "shallow-linear-output", "two-hidden-layers", "classification-softmax"})
        all.push_back(reference(name));
    Random random(20);
    using enum Activation;
    Scenario deep = dense(random, {4, 5, 1, 3, 6, 3}, {tanh, leaky_relu, sigmoid, relu, tanh}, 1);
    deep.learning_rates = {0.1, 0.2, 0.3, 0.4, 0.5};
    all.emplace_back("deep", deep);
    Scenario batch = dense(random, {3, 4, 2}, {sigmoid, sigmoid}, 3);
    batch.reduction = Reduction::sum;
    all.emplace_back("sum over a batch", batch);
    batch.reduction = Reduction::mean;
    batch.cost = Cost::cross_entropy;
    all.emplace_back("mean over a batch", batch);
    Scenario classes = dense(random, {2, 3, 3}, {tanh, softmax}, 11);
    classes.cost = Cost::softmax_cross_entropy;
    all.emplace_back("softmax over a batch", classes);
    all.emplace_back("softmax with squared error", dense(random, {2, 3}, {softmax}, 1));
    all.emplace_back("no hidden layer", dense(random, {3, 2}, {sigmoid}, 1));
    all.emplace_back("one of each", dense(random, {1, 1, 1}, {tanh, identity}, 2));
    Scenario wide = dense(random, {13, 10, 9}, {sigmoid, sigmoid}, 1);
    wide.cost = Cost::mean_squared_error;
    all.emplace_back("wide", wide);
    for (Pass& each : all) each.example = each.trace.examples.back() + 1;
    return all;
}

// Nothing, the last weight of the first layer, the last bias, a hidden node.
std::vector<Selected> selections(const Network& network) {
    const auto last = [&](int l) { return static_cast<int>(network.neurons(l)); };
    const int L = network.depth();
    return {std::nullopt, Quantity{Symbol::weight, 1, last(1), last(0)}, Quantity{Symbol::bias, L, last(L)},
            Quantity{Symbol::activation, std::max(L - 1, 1), last(std::max(L - 1, 1))}};
}

double largest(const Value& value) {
    double most = 0.0;
    for (const Matrix& slice : value) most = std::max(most, slice.cwiseAbs().maxCoeff());
    return most;
}

bool same(const Value& a, const Value& b) {
    if (a.size() != b.size()) return false;
    const double allowed = 1e-12 * std::max(largest(a), largest(b)) + 1e-15;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].rows() != b[i].rows() || a[i].cols() != b[i].cols()) return false;
        if (!((a[i] - b[i]).cwiseAbs().maxCoeff() <= allowed)) return false;
    }
    return true;
}

// The same but for how a row or column lies.
bool same_numbers(const Value& a, const Value& b) {
    const auto flat = [](const Value& v) { return Value{v.front().reshaped()}; };
    return a.size() == 1 && b.size() == 1 && a.front().size() == a.front().rows() + a.front().cols() - 1
               ? same(flat(a), flat(b))
               : same(a, b);
}

bool is_words(const Formula& formula) {
    return std::holds_alternative<Words>(formula.node);
}

// A value for a message; of a large one its beginning.
std::string shown(const Value& value) {
    std::string text;
    const Eigen::IOFormat format(17, Eigen::DontAlignCols, ", ", "; ", "", "", "[", "]");
    for (const Matrix& slice : value) text += (std::stringstream() << slice.format(format)).str();
    return text.size() < 200 ? text : text.substr(0, 200) + " …";
}

// The sides of one line have one value. Nothing if the line is only words.
std::optional<Value> checked(const Chain& line, const Setting& setting, const std::optional<Value>& above) {
    std::optional<Value> first;
    for (const Formula& side : line.sides) {
        if (is_words(side)) {
            if (&side == line.sides.data()) first = above;
            continue;
        }
        const auto value = evaluate(side, setting.numbers());
        const std::string text = to_plain_text(side);
        INFO(text);
        REQUIRE(value);
        if (first) {
            INFO(shown(*first) << " against " << shown(*value));
            CHECK(same(*first, *value));
        } else {
            first = value;
        }
    }
    return first;
}

// Whether it is a derivative that is no matrix but a tensor, for which there is no way to write numbers.
bool is_tensor(const Formula& formula, const Numbers& numbers) {
    const auto value =
        std::holds_alternative<Derivative>(formula.node) ? evaluate(formula, numbers) : std::nullopt;
    return value && value->size() > 1;
}

// Every name that is left in what is shown with numbers, but Euler's.
void collect_names(const Formula& formula, const Numbers& numbers, std::set<std::string>& names) {
    if (is_tensor(formula, numbers)) return;
    const auto each = [&](const Formulas& formulas) {
        for (const Formula& f : formulas) collect_names(f, numbers, names);
    };
    std::visit(
        [&](const auto& node) {
            if constexpr (requires { node.meaning; }) {
                if (node.name.base != "e") names.insert(to_plain_text(formula));
            }
            if constexpr (requires { node.parts; }) each(node.parts);
            if constexpr (requires { node.terms; }) each(node.terms);
            if constexpr (requires { node.factors; }) each(node.factors);
            if constexpr (requires { node.entries; }) each(node.entries);
            if constexpr (requires { node.arguments; }) each(node.arguments);
            if constexpr (requires { node.sides; }) each(node.sides);
        },
        formula.node);
}

void check_numbers(const Formula& line, const Setting& setting) {
    const Formula shown = with_numbers(line, setting.numbers(), 4);
    std::set<std::string> names;
    collect_names(shown, setting.numbers(), names);
    std::string left;
    for (const std::string& name : names) left += name + " ";
    INFO(to_plain_text(shown));
    CHECK(left == "");
    const auto& shown_sides = std::get<Chain>(shown.node).sides;
    for (std::size_t i = 2; i < shown_sides.size(); ++i)
        CHECK(to_plain_text(shown_sides[i]) != to_plain_text(shown_sides[i - 1]));
    for (const Formula& side : std::get<Chain>(line.node).sides) {
        const Formula numbers = with_numbers(side, setting.numbers(), 4);
        CHECK(std::ranges::any_of(shown_sides, [&](const Formula& shown_side) {
            return to_plain_text(shown_side) == to_plain_text(numbers);
        }));
        // A long sum leaves its middle out, so it has no value; I₁ ⊗ x is x once it is written 1 ⊗ x.
        const auto value = evaluate(numbers, setting.numbers());
        if (value) CHECK(same_numbers(*value, *evaluate(side, setting.numbers())));
    }
}

void check_instance(const Equation& equation, const Pass& pass, const Selected& selected) {
    const Setting setting = pass.setting(equation);
    const Instance instance = equation.instance(setting, selected);
    const std::string what =
        std::string(equation.id) + " of " + pass.name + (selected ? " for " + to_text(*selected) : "");
    INFO(what);
    bool evaluates = false;
    std::optional<Value> above;
    for (const Formula& line : instance.lines) {
        if (is_words(line)) continue;
        INFO(to_plain_text(line));
        const auto* chain = std::get_if<Chain>(&line.node);
        REQUIRE(chain != nullptr);
        above = checked(*chain, setting, above);
        evaluates = evaluates || above;
        check_numbers(line, setting);
    }
    CHECK(evaluates);
    if (instance.step) {
        INFO(to_text(*instance.step));
        CHECK(Walk(pass.scenario, pass.trace.examples).known_at(*instance.step, pass.example));
    }
}

} // namespace

TEST_CASE("every equation of the notes is there, once and in their order") {
    std::string ids, expected;
    for (const Equation& equation : all_equations()) ids += std::string(equation.id) + " ";
    for (const std::string& id : ids_of_the_notes()) expected += id + " ";
    CHECK(ids == expected);
}

TEST_CASE("every equation says where it stands in its notes and what it is about") {
    for (const Equation& equation : all_equations()) {
        INFO(equation.id);
        CHECK(notation_named(equation.notation) != nullptr);
        CHECK_FALSE(equation.section.empty());
        CHECK_FALSE(equation.title.empty());
        CHECK(equation_named(equation.id) == &equation);
    }
}

TEST_CASE("both sides of every equation come to the same number") {
    const std::vector<Pass> all = passes();
    for (std::size_t p = 0; p < all.size(); ++p)
        for (std::size_t e = 0; e < all_equations().size(); ++e) {
            const Pass& pass = all[p];
            const Equation& equation = all_equations()[e];
            const auto missing = equation.obstacle(pass.setting(equation));
            if (missing) {
                INFO(equation.id << " of " << pass.name);
                CHECK(missing->ends_with("."));
                continue;
            }
            // Every selection in the first networks; in the others the selections take turns.
            const std::vector<Selected> selected = selections(pass.scenario.network);
            for (std::size_t s = 0; s < selected.size(); ++s)
                if (p < 4 || s == (e + p) % selected.size()) check_instance(equation, pass, selected[s]);
        }
}

TEST_CASE("what keeps an equation from holding is absent from the scenario it names") {
    for (const Equation& equation : all_equations()) {
        INFO(equation.id);
        const Pass pass = bundled_pass(equation.scenario_with_it);
        REQUIRE_FALSE(equation.obstacle(pass.setting(equation)));
        check_instance(equation, pass, std::nullopt);
    }
}

TEST_CASE("equations are found by their ids, upper or lower case, and only by these") {
    REQUIRE(equation_named("s19"));
    CHECK(equation_named("s19")->id == "S19");
    CHECK(equation_named("S30") == nullptr);
    CHECK(equation_named("M9") == nullptr);
    CHECK(equation_named("") == nullptr);
}
