#include "app/widgets/panel_frame.h"
#include "app/window/window.h"
#include "app/window/window_error.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace backstep;

namespace {

using Pixel = std::array<std::uint8_t, 4>;

constexpr ImU32 red = IM_COL32(200, 40, 20, 255), blue = IM_COL32(0, 90, 200, 255);

Pixel as_pixel(ImU32 colour) {
    return {static_cast<std::uint8_t>(colour & 255U), static_cast<std::uint8_t>((colour >> 8U) & 255U),
            static_cast<std::uint8_t>((colour >> 16U) & 255U), 255};
}

Pixel panel() {
    return as_pixel(light_theme().panel);
}

// Rounding of the driver's blending.
bool alike(const Pixel& a, const Pixel& b) {
    return std::equal(a.begin(), a.end(), b.begin(), [](int x, int y) { return std::abs(x - y) <= 2; });
}

struct EdgePicture {
    Window window;

    EdgePicture() : window(options()) {}
    static WindowOptions options() {
        WindowOptions options;
        options.offscreen = {400, 300};
        return options;
    }
    Image of(const std::vector<Edge>& edges, ImVec4 clip = {0, 0, 400, 300}) {
        const auto frame = [&](const Ui& ui) {
            const PanelFrame frame_of_panel(ui, "panel", {{0, 0}, {400, 300}});
            ui.edges->draw(ImGui::GetWindowDrawList(), edges, clip);
        };
        window.draw(frame);
        return window.capture(frame);
    }
};

Edge horizontal(float y, float width, ImU32 colour) {
    return {{50, y}, {350, y}, width, colour};
}

} // namespace

TEST_SUITE_BEGIN("pixels");

TEST_CASE("an edge has its colour along its middle, as wide as it is told, and nothing beside it") {
    EdgePicture picture;
    const Image image = picture.of({horizontal(100, 4, red)});
    CHECK(image.width == 400);
    CHECK(image.height == 300);
    for (const int x : {52, 200, 347}) {
        CAPTURE(x);
        CHECK(alike(image.pixel(x, 98), as_pixel(red)));
        CHECK(alike(image.pixel(x, 101), as_pixel(red)));
        CHECK(alike(image.pixel(x, 96), panel()));
        CHECK(alike(image.pixel(x, 103), panel()));
    }
    CHECK(alike(image.pixel(47, 100), panel()));
    CHECK(alike(image.pixel(353, 100), panel()));
}

TEST_CASE("a slanted edge has soft rims: every pixel is a mix of its colour and the ground") {
    EdgePicture picture;
    const Image image = picture.of({{{50, 50}, {350, 171}, 3, IM_COL32_BLACK}});
    int dark = 0, between = 0;
    for (int y = 0; y < 300; ++y) {
        const int grey = image.pixel(200, y)[0];
        dark += grey < 8 ? 1 : 0;
        between += grey >= 8 && grey < 250 ? 1 : 0;
    }
    CHECK(dark >= 2);
    CHECK(between >= 1);
    CHECK(between <= 3);
}

TEST_CASE("a dashed edge begins with a dash of the given length and has gaps of the given length") {
    EdgePicture picture;
    Edge edge = horizontal(100, 4, red);
    edge.dash_on = 7;
    edge.dash_off = 5;
    const Image image = picture.of({edge});
    for (int dash = 0; dash < 20; ++dash) {
        CAPTURE(dash);
        const int start = 50 + 12 * dash;
        CHECK(alike(image.pixel(start + 1, 100), as_pixel(red)));
        CHECK(alike(image.pixel(start + 5, 100), as_pixel(red)));
        CHECK(alike(image.pixel(start + 8, 100), panel()));
        CHECK(alike(image.pixel(start + 10, 100), panel()));
    }
}

TEST_CASE("later edges lie above earlier ones, a halo below its own edge") {
    EdgePicture picture;
    Edge below = horizontal(100, 6, red);
    below.halo_width = 16;
    below.halo_colour = blue;
    const Edge above{{200, 50}, {200, 150}, 6, IM_COL32_BLACK};
    const Image image = picture.of({below, above});
    CHECK(alike(image.pixel(120, 100), as_pixel(red)));
    CHECK(alike(image.pixel(120, 94), as_pixel(blue)));
    CHECK(alike(image.pixel(120, 105), as_pixel(blue)));
    CHECK(alike(image.pixel(120, 90), panel()));
    CHECK(alike(image.pixel(200, 100), as_pixel(IM_COL32_BLACK)));
}

TEST_CASE("a translucent edge is equally dark along its whole length, and one of no length is no trouble") {
    EdgePicture picture;
    const Image image =
        picture.of({{{40, 40}, {360, 260}, 12, IM_COL32(0, 0, 0, 82)}, {{40, 200}, {40, 200}, 12, red}});
    for (int i = 5; i < 995; ++i) {
        const float t = static_cast<float>(i) / 1000;
        const int x = static_cast<int>(40 + 320 * t), y = static_cast<int>(40 + 220 * t);
        CAPTURE(x);
        CHECK(std::abs(image.pixel(x, y)[0] - (255 - 82)) <= 2);
    }
    CHECK(alike(image.pixel(40, 200), panel()));
}

TEST_CASE("a pulse brightens the edge where it is, and only there") {
    EdgePicture picture;
    Edge edge = horizontal(100, 4, red);
    edge.pulse = 0.25F;
    edge.pulse_colour = blue;
    const Image image = picture.of({edge});
    CHECK(alike(image.pixel(125, 100), as_pixel(blue)));
    CHECK(alike(image.pixel(275, 100), as_pixel(red)));
    CHECK(alike(image.pixel(275, 96), panel()));
    CHECK_FALSE(alike(image.pixel(125, 103), panel()));
}

TEST_CASE("nothing is drawn outside of the clip, and what follows the edges is drawn as ever") {
    EdgePicture picture;
    const auto frame = [&](const Ui& ui) {
        const PanelFrame frame_of_panel(ui, "panel", {{0, 0}, {400, 300}});
        ImDrawList* list = ImGui::GetWindowDrawList();
        ui.edges->draw(list, {horizontal(100, 4, red)}, {100, 0, 300, 300});
        list->AddRectFilled({190, 95}, {210, 105}, blue);
        ui.edges->draw(list, {{{200, 50}, {200, 150}, 4, IM_COL32_BLACK}}, {0, 0, 400, 300});
    };
    const Image image = picture.window.capture(frame);
    CHECK(alike(image.pixel(90, 100), panel()));
    CHECK(alike(image.pixel(110, 100), as_pixel(red)));
    CHECK(alike(image.pixel(310, 100), panel()));
    CHECK(alike(image.pixel(192, 100), as_pixel(blue)));
    CHECK(alike(image.pixel(200, 100), as_pixel(IM_COL32_BLACK)));
}

TEST_CASE("eight thousand edges are one batch, and their colours arrive") {
    EdgePicture picture;
    std::vector<Edge> edges;
    for (int i = 0; i < 8000; ++i) {
        const auto y = static_cast<float>(i % 280 + 10);
        edges.push_back({{10, y}, {390, y}, 1, red});
    }
    const Image image = picture.of(edges);
    CHECK(alike(image.pixel(200, 150), as_pixel(red)));
    CHECK(alike(image.pixel(200, 4), panel()));
}

TEST_CASE("a picture survives the way through a file, and a folder that is not there is named") {
    const Image image{2, 1, {255, 0, 0, 255, 0, 0, 255, 255}};
    const auto path = std::filesystem::temp_directory_path() / "backstep-pixels-test.png";
    write_png(image, path);
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    std::filesystem::remove(path);
    const Image back = decode_png(std::as_bytes(std::span(bytes)));
    CHECK(back.width == 2);
    CHECK(back.rgba == image.rgba);
    CHECK_THROWS_WITH_AS(write_png(image, "/nowhere/picture.png"),
                         "/nowhere/picture.png: the picture cannot be written there", InputError);
    CHECK_THROWS_AS(decode_png({}), InputError);
}

TEST_SUITE_END();
