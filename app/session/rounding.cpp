#include "app/session/rounding.h"

#include "app/session/state.h"
#include "core/trace/rounding.h"

#include <algorithm>

namespace backstep {
namespace {

Network rounded_weights(Network network, int decimals) {
    for (Layer& layer : network.layers) {
        for (double& weight : layer.W.reshaped()) weight = round_decimal(weight, decimals);
        for (double& bias : layer.b) bias = round_decimal(bias, decimals);
    }
    return network;
}

} // namespace

RoundedUpdate::RoundedUpdate(const Walker& walker, int places)
    : decimals(places),
      network(walker.place().update == 0 ? walker.network() : rounded_weights(walker.network(), places)),
      run(walker.place().run), update(walker.place().update) {
    compute_rounded(network, run->scenario(), walker.walk().examples(), decimals, trace);
    parting = find_parting(walker.walk(), network, walker.trace(), trace, decimals);
}

bool RoundedUpdate::is_of(const Walker& walker, int places) const {
    return decimals == places && run == walker.place().run && update == walker.place().update;
}

void Session::State::apply(const command::SetRounding& wanted) {
    rounding = wanted.decimals;
    if (rounding) rounding = std::clamp(*rounding, fewest_rounding, most_rounding);
}

void Session::State::follow() {
    follow_rounding();
    follow_predictions();
}

void Session::State::follow_rounding() {
    if (!rounding)
        rounded.reset();
    else if (!rounded || !rounded->is_of(walker, *rounding))
        rounded = std::make_unique<RoundedUpdate>(walker, *rounding);
}

} // namespace backstep
