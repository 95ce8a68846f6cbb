#pragma once

/// The key codes that shortcuts use. They equal GLFW's, which a test of the window asserts; letters and
/// digits are their capital ASCII codes.
namespace backstep::key {

inline constexpr int space = 32, minus = 45, slash = 47, equal = 61;
inline constexpr int escape = 256, enter = 257;
inline constexpr int right = 262, left = 263, down = 264, up = 265;
inline constexpr int page_up = 266, page_down = 267, home = 268, end = 269;
inline constexpr int f1 = 290, f5 = 294, f10 = 299, f11 = 300;
inline constexpr int keypad_0 = 320, keypad_subtract = 333, keypad_add = 334;

} // namespace backstep::key
