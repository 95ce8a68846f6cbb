#include "app/window/key_routing.h"

#include <GLFW/glfw3.h>

namespace backstep {
namespace {

bool is_function_key(int key) {
    return key >= GLFW_KEY_F1 && key <= GLFW_KEY_F25;
}

} // namespace

bool is_for_text_field(int key, int mods) {
    if (is_function_key(key)) return false;
    if ((mods & GLFW_MOD_CONTROL) == 0) return true;
    switch (key) {
    case GLFW_KEY_A:
    case GLFW_KEY_C:
    case GLFW_KEY_V:
    case GLFW_KEY_X:
    case GLFW_KEY_Y:
    case GLFW_KEY_Z:
    case GLFW_KEY_LEFT:
    case GLFW_KEY_RIGHT:
    case GLFW_KEY_HOME:
    case GLFW_KEY_END:
    case GLFW_KEY_BACKSPACE:
    case GLFW_KEY_DELETE: return true;
    default: return false;
    }
}

bool is_for_popup(int key, int mods) {
    return !is_function_key(key) && (mods & GLFW_MOD_CONTROL) == 0;
}

int printed_key(int key, std::string_view printed) {
    if (printed.size() != 1 || key >= GLFW_KEY_ESCAPE) return key;
    const char character = printed.front();
    if (character >= 'a' && character <= 'z') return GLFW_KEY_A + (character - 'a');
    switch (character) {
    case '+':
    case '=': return GLFW_KEY_EQUAL;
    case '-': return GLFW_KEY_MINUS;
    case '/': return GLFW_KEY_SLASH;
    default: return key;
    }
}

} // namespace backstep
