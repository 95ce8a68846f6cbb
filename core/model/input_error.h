#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace backstep {

/// Something from outside (a file, the command line, typed text) is not usable. `what()` is one sentence for
/// the user: what is wrong, where, and what was expected.
class InputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// At most 40 characters of a text from outside, without control characters, for one line of a message.
std::string excerpt(std::string_view text);

} // namespace backstep
