#include "app/window/key_routing.h"

#include "app/session/keys.h"
#include "app/session/shortcuts.h"

#include <doctest/doctest.h>

#include <initializer_list>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

using namespace backstep;

TEST_CASE("a text field keeps what is typed into it and what edits it") {
    for (const int key : {GLFW_KEY_1, GLFW_KEY_SPACE, GLFW_KEY_LEFT, GLFW_KEY_HOME, GLFW_KEY_ENTER,
                          GLFW_KEY_ESCAPE, GLFW_KEY_T, GLFW_KEY_PAGE_DOWN})
        CHECK(is_for_text_field(key, 0));
    for (const int key : {GLFW_KEY_A, GLFW_KEY_C, GLFW_KEY_V, GLFW_KEY_X, GLFW_KEY_Z, GLFW_KEY_BACKSPACE})
        CHECK(is_for_text_field(key, GLFW_MOD_CONTROL));
}

TEST_CASE("saving, zooming and full screen work while typing") {
    for (const int key : {GLFW_KEY_S, GLFW_KEY_O, GLFW_KEY_EQUAL, GLFW_KEY_MINUS, GLFW_KEY_KP_ADD})
        CHECK_FALSE(is_for_text_field(key, GLFW_MOD_CONTROL));
    CHECK_FALSE(is_for_text_field(GLFW_KEY_F11, 0));
    CHECK_FALSE(is_for_text_field(GLFW_KEY_F1, 0));
}

TEST_CASE("an open menu or dialog keeps plain keys") {
    CHECK(is_for_popup(GLFW_KEY_DOWN, 0));
    CHECK(is_for_popup(GLFW_KEY_ESCAPE, 0));
    CHECK(is_for_popup(GLFW_KEY_SPACE, GLFW_MOD_SHIFT));
    CHECK_FALSE(is_for_popup(GLFW_KEY_S, GLFW_MOD_CONTROL));
    CHECK_FALSE(is_for_popup(GLFW_KEY_F11, 0));
}

TEST_CASE("letters are where they are printed, digits and keypad where they are") {
    CHECK(printed_key(GLFW_KEY_Y, "z") == GLFW_KEY_Z);
    CHECK(printed_key(GLFW_KEY_W, "z") == GLFW_KEY_Z);
    CHECK(printed_key(GLFW_KEY_1, "&") == GLFW_KEY_1);
    CHECK(printed_key(GLFW_KEY_0, "à") == GLFW_KEY_0);
    CHECK(printed_key(GLFW_KEY_RIGHT_BRACKET, "+") == GLFW_KEY_EQUAL);
    CHECK(printed_key(GLFW_KEY_SLASH, "-") == GLFW_KEY_MINUS);
    CHECK(printed_key(GLFW_KEY_KP_ADD, "+") == GLFW_KEY_KP_ADD);
    CHECK(printed_key(GLFW_KEY_RIGHT, "") == GLFW_KEY_RIGHT);
}

TEST_CASE("the session's key codes are GLFW's") {
    static_assert(key::space == GLFW_KEY_SPACE && key::minus == GLFW_KEY_MINUS &&
                  key::slash == GLFW_KEY_SLASH);
    static_assert(key::equal == GLFW_KEY_EQUAL && key::escape == GLFW_KEY_ESCAPE &&
                  key::enter == GLFW_KEY_ENTER);
    static_assert(key::right == GLFW_KEY_RIGHT && key::left == GLFW_KEY_LEFT);
    static_assert(key::down == GLFW_KEY_DOWN && key::up == GLFW_KEY_UP);
    static_assert(key::page_up == GLFW_KEY_PAGE_UP && key::page_down == GLFW_KEY_PAGE_DOWN);
    static_assert(key::home == GLFW_KEY_HOME && key::end == GLFW_KEY_END);
    static_assert(key::f1 == GLFW_KEY_F1 && key::f5 == GLFW_KEY_F5 && key::f10 == GLFW_KEY_F10 &&
                  key::f11 == GLFW_KEY_F11);
    static_assert(key::keypad_0 == GLFW_KEY_KP_0 && key::keypad_subtract == GLFW_KEY_KP_SUBTRACT);
    static_assert(key::keypad_add == GLFW_KEY_KP_ADD && 'T' == GLFW_KEY_T && '1' == GLFW_KEY_1);
    static_assert(mod_shift == GLFW_MOD_SHIFT && mod_control == GLFW_MOD_CONTROL && mod_alt == GLFW_MOD_ALT);
}
