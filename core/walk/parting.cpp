#include "core/walk/parting.h"

#include "core/trace/rounding.h"

#include <cmath>

namespace backstep {
namespace {

class Comparison {
public:
    Comparison(const Network& network, const Trace& exact, const Trace& rounded, int decimals)
        : network_(network), exact_(exact), rounded_(rounded), decimals_(decimals) {}

    std::optional<Parting::Number> at(const Quantity& quantity) const {
        const auto exact = value_of(quantity, network_, exact_);
        const auto rounded = rounded_value_of(quantity, network_, rounded_, decimals_);
        if (!exact || !rounded) return std::nullopt;
        const double difference = std::abs(*rounded - round_decimal(*exact, decimals_));
        const double units = std::round(difference * std::pow(10.0, decimals_));
        if (!(units >= 1.0)) return std::nullopt;
        constexpr double most = 1e18; // of one who rounds a number to nothing, any count is as good
        return Parting::Number{quantity, *exact, *rounded, static_cast<std::int64_t>(std::min(units, most))};
    }

private:
    const Network& network_;
    const Trace &exact_, &rounded_;
    int decimals_;
};

} // namespace

std::optional<double> rounded_value_of(const Quantity& quantity, const Network& network, const Trace& trace,
                                       int decimals) {
    const auto value = value_of(quantity, network, trace);
    const bool product = quantity.symbol == Symbol::weight_gradient && quantity.example != 0;
    return value && product ? std::optional(round_decimal(*value, decimals)) : value;
}

Parting find_parting(const Walk& walk, const Network& network, const Trace& exact, const Trace& rounded,
                     int decimals) {
    const Comparison comparison(network, exact, rounded, decimals);
    Parting parting;
    for (Walk::Position p = 1; p <= walk.end() && !parting.first; ++p)
        parting.first = comparison.at(walk.step(p, Granularity::element).quantities.front());
    if (!parting.first) {
        for (const Layer& layer : network.layers)
            parting.count += static_cast<int>(layer.W.size() + layer.b.size());
        return parting;
    }
    const auto count = [&](const Quantity& quantity) {
        ++parting.count;
        const auto number = comparison.at(quantity);
        if (!number) return;
        ++parting.off;
        if (!parting.worst || number->units > parting.worst->units) parting.worst = number;
    };
    for (int l = 1; l <= network.depth(); ++l) {
        const Shape shape = shape_of(Symbol::weight, l, network);
        for (int i = 1; i <= shape.rows; ++i)
            for (int j = 1; j <= shape.columns; ++j) count({Symbol::updated_weight, l, i, j});
        for (int i = 1; i <= shape.rows; ++i) count({Symbol::updated_bias, l, i});
    }
    return parting;
}

} // namespace backstep
