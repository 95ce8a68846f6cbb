#pragma once

#include <stdexcept>

namespace backstep {

/// Something from outside (a file, the command line, typed text) is not usable. `what()` is one sentence for
/// the user: what is wrong, where, and what was expected.
class InputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace backstep
