#include "app/window/key_routing.h"

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
