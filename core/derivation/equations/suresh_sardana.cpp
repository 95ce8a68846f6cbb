#include "core/derivation/equations/suresh_sardana.h"

#include "core/derivation/equations/notes.h"

#include <algorithm>
#include <iterator>

namespace backstep {
namespace equations {

using namespace algebra;

Formula Nodes::slope_of_layer(int l) const {
    return names_.activation_slope({l, {}}, weighted_input(setting_, l));
}

Formula Nodes::residual(const Index& k) const {
    return names_.a({L, {}}, k) - names_.y(k);
}

Formula Nodes::over_outputs(const std::function<Formula(const Index&)>& term) const {
    return rules::total(K, "k", term);
}

Formula Nodes::error_behind(int j) const {
    return over_outputs([&](const Index& k) {
        return residual(k) * names_.slope({L, {}}, k) * names_.W({L, {}}, k, {j, {}});
    });
}

Formula Nodes::entries(const Formula& vector, const std::function<Formula(int)>& entry) const {
    return written_out(setting_, *vector.quantity, [&](int i, int) { return entry(i); });
}

Formula Nodes::weights(int l, bool turned) const {
    return written_out(
        setting_, *W(l).quantity, [&](int i, int j) { return w(l, i, j); }, turned);
}

Formula Nodes::nodes(int l) const {
    return entries(x(l), [&](int i) { return n(l, i); });
}

Formula Nodes::residuals() const {
    return entries(names_.dE_da({L, {}}), [&](int k) { return residual(k); });
}

Formula Nodes::slopes(int l) const {
    return entries(names_.slope({l, {}}), [&](int i) { return slope(l, i); });
}

Formula Nodes::output_errors() const {
    return entries(delta(L), [&](int k) { return residual(k) * slope(L, k); });
}

Formula Nodes::output_delta() const {
    return hadamard(x(L) - y(), slope_of_layer(L));
}

Formula Nodes::row_of_nodes(int l) const {
    return written_out(
        setting_, *x(l).quantity, [&](int j, int) { return n(l, j); }, true);
}

Formula Nodes::partials(int l) const {
    return written_out(setting_, *dE_dW(l).quantity, [&](int i, int j) { return dE_dw({l, i, j}); });
}

} // namespace equations

std::vector<Equation> suresh_sardana_equations() {
    std::vector<Equation> all = equations::suresh_sardana_scalar();
    std::ranges::move(equations::suresh_sardana_matrix(), std::back_inserter(all));
    std::ranges::move(equations::suresh_sardana_layers(), std::back_inserter(all));
    return all;
}

} // namespace backstep
