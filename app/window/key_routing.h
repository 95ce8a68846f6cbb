#pragma once

#include <string_view>

namespace backstep {

/// Who gets a key first: shortcuts, unless a text field or an open menu or dialog uses it itself.
/// `key` and `mods` as GLFW has them.
bool is_for_text_field(int key, int mods);
bool is_for_popup(int key, int mods);

/// The key by what is printed on it: GLFW numbers keys by their place on a US keyboard, `printed` is what
/// glfwGetKeyName says. So Ctrl+Z is where Z is printed; digits and keypad stay where they are.
int printed_key(int key, std::string_view printed);

} // namespace backstep
