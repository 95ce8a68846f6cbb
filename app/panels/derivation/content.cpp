#include "app/panels/derivation/content.h"

#include "app/session/shown_name.h"
#include "core/derivation/rules.h"
#include "core/formula/build.h"
#include "core/formula/number_text.h"
#include "core/formula/substitute.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace backstep {
namespace {

constexpr std::size_t most_others = 12;
/// A larger matrix is derived number by number: nobody reads it, and writing it down takes its time.
constexpr std::int64_t most_numbers = 2500;

bool is_given(Symbol symbol) {
    return symbol == Symbol::input || symbol == Symbol::target || symbol == Symbol::weight ||
           symbol == Symbol::bias;
}

bool is_reduced(Symbol symbol) {
    return is_gradient(symbol) || symbol == Symbol::cost;
}

bool is_batch(const Session& session) {
    return session.walk().examples().size() > 1;
}

/// A gradient of one example until the mean or sum is known; other numbers belong to the example being
/// walked.
Quantity of_walked_example(const Session& session, Quantity quantity) {
    if (quantity.example != 0 || !is_batch(session) || !is_per_example(quantity.symbol)) return quantity;
    if (is_reduced(quantity.symbol) && session.known(quantity)) return quantity;
    quantity.example = session.example();
    return quantity;
}

/// For a weight or bias the walk has come to: what it has become, else its gradient, else itself.
Quantity most_derived(const Session& session, const Quantity& quantity) {
    const bool weight = quantity.symbol == Symbol::weight;
    if (!weight && quantity.symbol != Symbol::bias) return quantity;
    for (const Symbol symbol : {weight ? Symbol::updated_weight : Symbol::updated_bias,
                                weight ? Symbol::weight_gradient : Symbol::bias_gradient}) {
        Quantity derived = quantity;
        derived.symbol = symbol;
        derived = of_walked_example(session, derived);
        if (session.known(derived)) return derived;
    }
    return quantity;
}

std::int64_t number_count(const Quantity& quantity, const Network& network) {
    if (is_scalar(quantity)) return 1;
    const Shape shape = shape_of(quantity.symbol, quantity.layer, network);
    return std::int64_t{quantity.row == 0 ? shape.rows : 1} * (quantity.column == 0 ? shape.columns : 1);
}

DerivedPart part_of(const Quantity& quantity) {
    if (is_scalar(quantity)) return DerivedPart::number;
    return quantity.column > 0 ? DerivedPart::column : DerivedPart::whole;
}

/// Of one quantity its equation by names, or just its value where it is a number.
Formula in_short(const Session& session, const Setting& setting, const Quantity& quantity) {
    if (!is_scalar(quantity)) return rule(quantity, setting);
    return algebra::equation(
        setting.names()(quantity),
        algebra::number(number_text(session.value(quantity).value_or(0), session.decimals()),
                        session.value(quantity).value_or(0)));
}

class ContentMaker {
public:
    ContentMaker(const Session& session, const ChosenParts& chosen)
        : session_(session), setting_(session.setting()), chosen_(chosen), step_(session.step()) {}

    DerivationContent make() {
        const auto selected = session_.selected();
        if (selected)
            choose(of_walked_example(session_, most_derived(session_, *selected)), is_scalar(*selected));
        else if (step_)
            choose(step_->quantities.front(), is_scalar(step_->quantities.front()));
        if (!content_.explained) return std::move(content_);
        explain();
        if (step_) add_others();
        return std::move(content_);
    }

private:
    void choose(const Quantity& quantity, bool number) {
        const DerivedPart wanted = number ? chosen_.of_numbers : chosen_.of_wholes;
        content_.asked_for_number = number;
        std::vector<Quantity> all;
        for (const Quantity& view : views(first_number(quantity)))
            if (number_count(view, session_.network()) <= most_numbers) all.push_back(view);
        for (const Quantity& view : all) content_.parts.push_back(part_of(view));
        content_.explained = all.front();
        for (const Quantity& view : all)
            if (part_of(view) == wanted) content_.explained = view;
        content_.part = part_of(*content_.explained);
    }

    void explain() {
        const Quantity& quantity = *content_.explained;
        content_.name = names_of(quantity)(quantity);
        content_.place = place(quantity);
        Derivation derivation = derive(quantity, setting_, decimals());
        std::vector<Line> block;
        for (Line& line : derivation.lines) {
            if (line.kind == LineKind::update) {
                content_.updates.push_back(std::move(line));
                continue;
            }
            const bool ends = line.kind == LineKind::value;
            block.push_back(std::move(line));
            if (ends) add_block(std::exchange(block, {}));
        }
        if (!block.empty()) add_block(std::move(block));
        if (content_.blocks.empty()) return;
        const bool known = content_.blocks.front().known;
        // Central differences say nothing of a gradient that was rounded on its way.
        if (known && derivation.check)
            content_.check = session_.rounding() ? check_gradient(session_.network(), session_.scenario(),
                                                                  session_.trace(), quantity)
                                                 : derivation.check;
        hide_numbers_of_update();
        add_paths();
    }

    int decimals() const { return session_.decimals(); }

    Setting setting_of(const Quantity& quantity) const {
        if (quantity.example == 0 || !is_batch(session_)) return setting_;
        return {session_.notation(), session_.scenario(), session_.shown_network(), session_.shown_trace(),
                quantity.example};
    }
    Names names_of(const Quantity& quantity) const { return setting_of(quantity).names(); }

    void add_block(std::vector<Line> lines) {
        DerivationBlock block;
        block.quantity = next_derived();
        block.known = is_given(block.quantity.symbol) || session_.known(block.quantity);
        if (const auto at = session_.walk().known_at(block.quantity, session_.example()))
            block.known_from = session_.walk().current_step(*at, session_.granularity());
        for (Line& line : lines) {
            switch (line.kind) {
            case LineKind::numbers: block.numbers = std::move(line); break;
            case LineKind::value: block.value = std::move(line); break;
            default: block.steps.push_back(std::move(line)); break;
            }
        }
        find_result(block);
        if (block.known) {
            find_delta(block);
        } else {
            block.numbers.reset();
            block.value.reset();
        }
        content_.blocks.push_back(std::move(block));
    }

    /// What the next block derives: what was asked for, the gradient that updated it, one example's share.
    Quantity next_derived() const {
        Quantity quantity = *content_.explained;
        std::size_t before = content_.blocks.size();
        const bool weight = quantity.symbol == Symbol::updated_weight;
        if (before > 0 && (weight || quantity.symbol == Symbol::updated_bias)) {
            quantity.symbol = weight ? Symbol::weight_gradient : Symbol::bias_gradient;
            --before;
        }
        if (before > 0) quantity.example = session_.example();
        return quantity;
    }

    /// The line that the numbers were plugged into. If other equations follow it, it is said again.
    void find_result(DerivationBlock& block) const {
        if (block.steps.empty()) return;
        std::size_t found = block.steps.size();
        const Setting setting = setting_of(block.quantity);
        const auto* plugged = block.numbers ? std::get_if<Chain>(&block.numbers->formula.node) : nullptr;
        for (std::size_t i = block.steps.size(); plugged != nullptr && i-- > 0;) {
            const auto* sides = std::get_if<Chain>(&block.steps[i].formula.node);
            if (sides == nullptr) continue;
            if (with_numbers(sides->sides.back(), setting.numbers(), decimals()) != plugged->sides.back())
                continue;
            found = i;
            break;
        }
        const Formula name = setting.names()(block.quantity);
        if (found + 1 < block.steps.size()) {
            const auto& sides = std::get<Chain>(block.steps[found].formula.node).sides;
            block.result = Line{LineKind::symbols, "Computed as", algebra::equation(name, sides.back())};
            return;
        }
        block.result = std::move(block.steps.back());
        block.steps.pop_back();
        auto* sides = std::get_if<Chain>(&block.result->formula.node);
        const bool goes_on = sides != nullptr && sides->sides.front() == algebra::nothing();
        if (goes_on && found == block.steps.size()) sides->sides.front() = name;
    }

    /// Of a weight's gradient the factors before the last are δ of its neuron, if there are several.
    void find_delta(DerivationBlock& block) const {
        const auto* chain = block.result ? std::get_if<Chain>(&block.result->formula.node) : nullptr;
        const auto* product = chain != nullptr ? std::get_if<Product>(&chain->sides.back().node) : nullptr;
        if (product == nullptr || product->factors.size() < 3 || !is_scalar(block.quantity)) return;
        Quantity delta = block.quantity;
        delta.symbol = Symbol::delta;
        delta.column = 0;
        const Setting setting = setting_of(block.quantity);
        const auto value = session_.value(delta);
        const Formulas first(product->factors.begin(), product->factors.end() - 1);
        const auto together = evaluate_number(algebra::product(first), setting.numbers());
        // Where every number is rounded, so is their product.
        const double far =
            session_.rounding() ? 0.51 * std::pow(10.0, -decimals()) : 1e-12 * std::abs(value.value_or(0));
        if (!value || !together || std::abs(*value - *together) > far) return;
        block.joined = {first.size(),
                        algebra::equation(setting.names()(delta),
                                          algebra::number(number_text(*value, decimals()), *value))};
    }

    /// Of the update only what it is, until the walk has come to it.
    void hide_numbers_of_update() {
        Quantity after = *content_.explained;
        after.symbol =
            after.symbol == Symbol::weight_gradient ? Symbol::updated_weight : Symbol::updated_bias;
        after.example = 0;
        if (content_.updates.size() > 1 && !session_.known(after)) content_.updates.resize(1);
    }

    void add_paths() {
        const DerivationBlock& block = content_.blocks.back(); // of one example
        if (!is_scalar(block.quantity)) return;
        content_.paths = paths(block.quantity, setting_of(block.quantity), most_listed_paths);
        if (content_.paths && content_.paths->count < 2) content_.paths.reset();
        if (!content_.paths) return;
        content_.paths_add_up_to = names_of(block.quantity)(block.quantity);
        for (Path& path : content_.paths->listed) name_error(path, block.quantity.example);
    }

    /// n − y at the output, with which a path ends, is ∂E/∂n.
    void name_error(Path& path, int example) const {
        auto* product = std::get_if<Product>(&path.product.node);
        Formula& error = product != nullptr ? product->factors.front() : path.product;
        if (error.quantity) return;
        error.quantity = {.symbol = Symbol::cost_gradient_a,
                          .layer = session_.network().depth(),
                          .row = path.neurons.back(),
                          .example = example};
    }

    std::string place(const Quantity& quantity) const {
        if (quantity.symbol == Symbol::cost || !is_scalar(quantity)) return {};
        Quantity whole = quantity;
        whole.row = whole.column = 0;
        if (whole.symbol == Symbol::weight_gradient) whole.symbol = Symbol::weight;
        if (whole.symbol == Symbol::bias_gradient) whole.symbol = Symbol::bias;
        const std::string of = shown_name(session_, whole);
        if (!is_matrix(quantity.symbol)) return fmt::format("element {} of {}", quantity.row, of);
        // As the notes write the matrix, which of some is the transpose.
        const bool turned = session_.notation().conventions().transposed_weights;
        return fmt::format("row {}, column {} of {}", turned ? quantity.column : quantity.row,
                           turned ? quantity.row : quantity.column, of);
    }

    void add_others() {
        const bool of_step = std::ranges::any_of(step_->quantities, [&](const Quantity& quantity) {
            return quantity.symbol == content_.explained->symbol &&
                   quantity.layer == content_.explained->layer;
        });
        if (!of_step) return;
        for (const Quantity& quantity : step_->quantities) {
            const bool whole = content_.part == DerivedPart::whole;
            const std::vector<Quantity> all =
                whole ? std::vector{quantity} : numbers_of(quantity, session_.network());
            for (std::size_t n = 0; n < all.size(); ++n) {
                if (content_.others.size() == most_others) {
                    content_.left_out += static_cast<std::int64_t>(all.size() - n);
                    break;
                }
                const Quantity& other = all[n];
                if (other != content_.explained && session_.known(other))
                    content_.others.push_back({other, in_short(session_, setting_, other)});
            }
        }
    }

    const Session& session_;
    Setting setting_;
    const ChosenParts& chosen_;
    std::optional<Step> step_;
    DerivationContent content_;
};

} // namespace

std::vector<Line> DerivationContent::lines() const {
    std::vector<Line> all;
    const auto add = [&all](const std::optional<Line>& line) {
        if (line) all.push_back(*line);
    };
    for (const DerivationBlock& block : blocks) {
        all.insert(all.end(), block.steps.begin(), block.steps.end());
        add(block.result);
        add(block.numbers);
        add(block.value);
    }
    all.insert(all.end(), updates.begin(), updates.end());
    return all;
}

DerivationContent derivation_content(const Session& session, const ChosenParts& chosen) {
    return ContentMaker(session, chosen).make();
}

} // namespace backstep
