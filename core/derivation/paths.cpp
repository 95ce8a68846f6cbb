#include "core/derivation/paths.h"

#include "core/derivation/rules.h"

#include <algorithm>
#include <cmath>
#include <queue>

namespace backstep {
namespace {

using namespace algebra;

struct Started {
    std::vector<int> neurons;
    double so_far = 0.0; ///< product of its local derivatives
    double bound = 0.0;  ///< the largest magnitude that it can end with
    bool done = false;

    bool operator<(const Started& other) const { return bound < other.bound; }
};

class Finder {
public:
    Finder(const Quantity& gradient, const Setting& setting)
        : q_(gradient), s_(setting), L_(setting.depth()),
          m_(setting.trace().column_of(setting.numbers().example - 1)) {}

    Paths find(int most) {
        Paths all;
        all.gradient = q_;
        all.first_layer = q_.layer;
        all.count = count();
        all.total = total();
        bound_what_follows();
        std::priority_queue<Started> open;
        open.push(begun());
        double listed = 0.0;
        while (!open.empty() && static_cast<int>(all.listed.size()) < most) {
            const Started best = open.top();
            open.pop();
            if (best.done) {
                all.listed.push_back({best.neurons, product(best.neurons), best.so_far});
                listed += best.so_far;
            } else {
                lengthen(best, open);
            }
        }
        const bool complete = static_cast<std::int64_t>(all.listed.size()) == all.count;
        all.rest = complete ? 0.0 : all.total - listed;
        return all;
    }

private:
    double slope(int l, int i) const { return s_.trace().layer(l).s(i - 1, m_); }
    double output_error(int k) const { return s_.trace().layer(L_).dE_da(k - 1, m_); }

    // Past its first neuron: the slope there (∂E/∂a has none) and what the parameter is multiplied with.
    double start() const {
        switch (q_.symbol) {
        case Symbol::cost_gradient_a: return 1.0;
        case Symbol::weight_gradient:
            return slope(q_.layer, q_.row) * s_.trace().activations(q_.layer - 1)(q_.column - 1, m_);
        default: return slope(q_.layer, q_.row);
        }
    }

    std::int64_t count() const {
        double all = 1.0;
        for (int l = q_.layer + 1; l <= L_; ++l) all *= s_.neurons(l);
        return static_cast<std::int64_t>(std::min(all, 9e18));
    }

    double total() const {
        Quantity q = q_;
        q.example = s_.numbers().example;
        return value_of(q, s_.network(), s_.trace()).value_or(0.0);
    }

    // For each neuron, the largest magnitude that the rest of a path from there can have.
    void bound_what_follows() {
        rest_.assign(static_cast<std::size_t>(L_ + 1), Vector());
        rest_[static_cast<std::size_t>(L_)] = s_.trace().layer(L_).dE_da.col(m_).cwiseAbs();
        for (int l = L_ - 1; l >= q_.layer; --l) {
            const Matrix& W = s_.network().layer(l + 1).W;
            const Vector next = rest_[static_cast<std::size_t>(l + 1)].cwiseProduct(
                s_.trace().layer(l + 1).s.col(m_).cwiseAbs());
            Vector& here = rest_[static_cast<std::size_t>(l)];
            here.resize(W.cols());
            for (Eigen::Index j = 0; j < W.cols(); ++j)
                here(j) = W.col(j).cwiseAbs().cwiseProduct(next).maxCoeff();
        }
    }

    double rest(int l, int i) const { return rest_[static_cast<std::size_t>(l)](i - 1); }

    Started begun() const {
        Started first{{q_.row}, start(), 0.0, false};
        first.bound = std::abs(first.so_far) * rest(q_.layer, q_.row);
        return first;
    }

    void lengthen(const Started& path, std::priority_queue<Started>& open) const {
        const int l = q_.layer + static_cast<int>(path.neurons.size()) - 1, from = path.neurons.back();
        if (l == L_) {
            Started ended = path;
            ended.so_far *= output_error(from);
            ended.bound = std::abs(ended.so_far);
            ended.done = true;
            open.push(std::move(ended));
            return;
        }
        for (int to = 1; to <= s_.neurons(l + 1); ++to) {
            Started longer = path;
            longer.neurons.push_back(to);
            longer.so_far *= s_.network().layer(l + 1).W(to - 1, from - 1) * slope(l + 1, to);
            longer.bound = std::abs(longer.so_far) * rest(l + 1, to);
            open.push(std::move(longer));
        }
    }

    Formula product(const std::vector<int>& neurons) const {
        const Names& n = s_.names();
        Formula all = error(neurons.back());
        for (int l = L_; l >= q_.layer; --l) {
            const int i = neurons[static_cast<std::size_t>(l - q_.layer)];
            const bool first = l == q_.layer;
            if (!first || q_.symbol != Symbol::cost_gradient_a) all = all * n.slope({l, {}}, Names::at(i));
            if (!first)
                all = all * n.W({l, {}}, Names::at(i),
                                Names::at(neurons[static_cast<std::size_t>(l - 1 - q_.layer)]));
        }
        if (q_.symbol == Symbol::weight_gradient) all = all * n.a({q_.layer - 1, {}}, Names::at(q_.column));
        return all;
    }

    Formula error(int k) const {
        if (!rules::is_residual(s_.scenario().cost)) return s_.names().dE_da({L_, {}}, Names::at(k));
        return group(rules::output_gradient(s_, k).back());
    }

    const Quantity& q_;
    const Setting& s_;
    int L_;
    Eigen::Index m_;
    std::vector<Vector> rest_;
};

bool has_paths(const Quantity& q) {
    const bool gradient =
        is_gradient(q.symbol) || q.symbol == Symbol::delta || q.symbol == Symbol::cost_gradient_a;
    return gradient && is_scalar(q);
}

} // namespace

std::optional<Paths> paths(const Quantity& gradient, const Setting& setting, int most) {
    if (!has_paths(gradient) || !is_elementwise(setting.activation(setting.depth()))) return std::nullopt;
    return Finder(gradient, setting).find(most);
}

} // namespace backstep
