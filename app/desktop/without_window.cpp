#include "app/desktop/without_window.h"

#include <string>

namespace backstep {

InputError without_window(const InputError& error) {
    std::string sentence = error.what();
    while (sentence.ends_with('.')) sentence.pop_back();
    return InputError(sentence +
                      "; the commands that need no window still work, such as walk, values, derive and check "
                      "(see backstep --help)");
}

} // namespace backstep
