#pragma once

namespace backstep {

/// Who gets a key first: shortcuts, unless a text field or an open menu or dialog uses it itself.
/// `key` and `mods` as GLFW has them.
bool is_for_text_field(int key, int mods);
bool is_for_popup(int key, int mods);

} // namespace backstep
