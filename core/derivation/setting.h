#pragma once

#include "core/formula/evaluate.h"
#include "core/notation/names.h"

namespace backstep {

/// What formulas are written and worked out with: a pass of a scenario, in a notation, at one of its
/// examples.
class Setting {
public:
    /// The trace is of this network and scenario. `example` (from 1) is one of the trace's.
    Setting(const Notation& notation, const Scenario& scenario, const Network& network, const Trace& trace,
            int example)
        : numbers_{scenario, network, trace, example},
          names_(notation, network, Names::at(trace.examples.size() > 1 ? example : 0)) {}

    const Names& names() const { return names_; } ///< name an example only where there are several
    const Numbers& numbers() const { return numbers_; }
    const Notation& notation() const { return names_.notation(); }
    const Scenario& scenario() const { return numbers_.scenario; }
    const Network& network() const { return numbers_.network; }
    const Trace& trace() const { return numbers_.trace; }

    int depth() const { return network().depth(); }
    int neurons(int l) const { return static_cast<int>(network().neurons(l)); }
    Activation activation(int l) const { return network().layer(l).activation; }
    int example_count() const { return static_cast<int>(trace().examples.size()); }

private:
    Numbers numbers_;
    Names names_;
};

} // namespace backstep
