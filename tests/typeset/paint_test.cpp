#include "app/typeset/formula_painter.h"
#include "tests/typeset/samples.h"
#include "tests/typeset/trees.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <cmath>
#include <memory>
#include <set>

namespace backstep::test {
namespace {

/// Counts what a painter uploads.
class CountedTextures final : public GlyphTextures {
public:
    explicit CountedTextures(int& rows) : rows_(rows) {}
    ImTextureID texture(std::size_t) override { return {}; }
    void upload(std::size_t, int, int rows, const std::uint8_t*) override { rows_ += rows; }

private:
    int& rows_;
};

class PaintFrames {
public:
    PaintFrames() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1000, 800};
        io.Fonts->AddFontDefault();
        io.Fonts->Build();
    }
    ~PaintFrames() { ImGui::DestroyContext(); }
    PaintFrames(const PaintFrames&) = delete;
    PaintFrames& operator=(const PaintFrames&) = delete;

    /// The vertices that `draw` adds.
    template<typename Draw>
    std::vector<ImDrawVert> frame(Draw draw) {
        ImGui::NewFrame();
        ImDrawList* list = ImGui::GetForegroundDrawList();
        draw(list);
        std::vector<ImDrawVert> vertices(list->VtxBuffer.begin(), list->VtxBuffer.end());
        ImGui::Render();
        return vertices;
    }

    int uploaded = 0;
    FormulaPainter painter{std::make_unique<CountedTextures>(uploaded)};
};

const FormulaColours black{.ink = IM_COL32(0, 0, 0, 255), .dimmed = IM_COL32(9, 9, 9, 255)};

} // namespace

TEST_CASE("glyphs and rules are drawn pixel by pixel") {
    PaintFrames frames;
    for (const Sample& sample : samples()) {
        CAPTURE(sample.name);
        const auto vertices = frames.frame([&](ImDrawList* list) {
            const Typeset& typeset = frames.painter.lay_out(sample.formula, {.em = 19});
            frames.painter.draw(list, {10.4F, 20.7F}, typeset, black);
        });
        REQUIRE(vertices.size() >= 8);
        for (std::size_t i = 0; i + 3 < vertices.size(); i += 4) {
            const ImDrawVert& a = vertices[i];
            const ImDrawVert& b = vertices[i + 2]; // opposite corners
            CHECK(a.pos.x == std::round(a.pos.x));
            CHECK(a.pos.y == std::round(a.pos.y));
            if (a.uv.x == b.uv.x) continue; // a rule
            CHECK((b.uv.x - a.uv.x) * GlyphAtlas::page_size == doctest::Approx(b.pos.x - a.pos.x));
            CHECK((b.uv.y - a.uv.y) * GlyphAtlas::page_size == doctest::Approx(b.pos.y - a.pos.y));
        }
    }
}

TEST_CASE("textures change only when glyphs appear that were not there") {
    PaintFrames frames;
    const Formula formula = samples().front().formula;
    const auto draw = [&](float em) {
        frames.frame([&](ImDrawList* list) {
            frames.painter.draw(list, {0, 0}, frames.painter.lay_out(formula, {.em = em}), black);
        });
        return std::exchange(frames.uploaded, 0);
    };
    CHECK(draw(20) > 0);
    CHECK(draw(20) == 0);
    CHECK(draw(20) == 0);
    CHECK(draw(30) > 0);
    CHECK(draw(20) == 0);
    frames.painter.set_dark(true);
    CHECK(draw(20) > 0);
}

TEST_CASE("what is outside the clip rectangle is not drawn") {
    PaintFrames frames;
    const Formula formula = samples().front().formula;
    const auto count = [&](ImVec2 at, ImVec2 clip_max) {
        return frames
            .frame([&](ImDrawList* list) {
                list->PushClipRect({0, 0}, clip_max);
                frames.painter.draw(list, at, frames.painter.lay_out(formula, {}), black);
                list->PopClipRect();
            })
            .size();
    };
    const std::size_t all = count({10, 10}, {1000, 800}), half = count({10, 10}, {250, 800});
    CHECK(half > 0);
    CHECK(half < all);
    CHECK(count({10, 900}, {1000, 800}) == 0);
    CHECK(count({10, -200}, {1000, 800}) == 0);
}

TEST_CASE("a term's colour is that of everything in it; struck parts are dim") {
    PaintFrames frames;
    const ImU32 orange = IM_COL32(200, 90, 0, 255), blue = IM_COL32(0, 90, 200, 255),
                tint = IM_COL32(255, 230, 200, 255);
    const Formula n8 = marked(var("n"), Symbol::activation, 2, 1);
    const Formula error = marked(group(sum({n8, var("y")})), Symbol::cost_gradient_a, 2, 1);
    FormulaColours colours = black;
    colours.ink_of = [&](const Quantity& quantity) -> std::optional<ImU32> {
        if (quantity.symbol == Symbol::cost_gradient_a) return orange;
        if (quantity.symbol == Symbol::activation) return blue;
        return std::nullopt;
    };
    const auto inks = [&](const Formula& formula) {
        std::set<ImU32> found;
        for (const ImDrawVert& vertex : frames.frame([&](ImDrawList* list) {
                 frames.painter.draw(list, {9, 9}, frames.painter.lay_out(formula, {}), colours);
             }))
            found.insert(vertex.col);
        return found;
    };
    CHECK(inks(error) == std::set{orange});
    CHECK(inks(sum({n8, var("y")})) == std::set{blue, black.ink});
    CHECK(inks(struck(error)) == std::set{black.dimmed});

    colours.ground_of = [&](const Quantity& quantity) -> std::optional<ImU32> {
        if (quantity.symbol == Symbol::activation) return tint;
        return std::nullopt;
    };
    CHECK(inks(error).contains(tint));
    CHECK_FALSE(inks(var("y")).contains(tint));
}

TEST_CASE("a formula is laid out once for as long as it is shown") {
    PaintFrames frames;
    const Formula formula = samples().front().formula;
    const Typeset* first = nullptr;
    frames.frame([&](ImDrawList*) { first = &frames.painter.lay_out(formula, {}); });
    for (int i = 0; i < 3; ++i)
        frames.frame([&](ImDrawList*) {
            const Formula copy = formula;
            CHECK(&frames.painter.lay_out(copy, {}) == first);
            CHECK(&frames.painter.lay_out(copy, {.em = 30}) != first);
        });

    TypesetCache cache;
    cache.lay_out(formula, frames.painter.faces(), {});
    CHECK(cache.size() == 1);
    cache.begin_frame();
    CHECK(cache.size() == 1);
    cache.begin_frame();
    CHECK(cache.size() == 0);
}

TEST_CASE("formulas that differ anywhere are told apart") {
    const FontFaces faces;
    TypesetCache cache;
    const auto all = samples();
    for (int pass = 0; pass < 2; ++pass)
        for (const Sample& sample : all) cache.lay_out(sample.formula, faces, {});
    CHECK(cache.size() == all.size());
    Formula changed = all.front().formula;
    std::get<Chain>(changed.node).sides[0].quantity = Quantity{Symbol::delta, 1, 1, 0, 0};
    cache.lay_out(changed, faces, {});
    CHECK(cache.size() == all.size() + 1);
}

TEST_CASE("an atlas that is full goes on on another page, and forgets sizes that are gone") {
    PaintFrames frames;
    const Formula formula = samples().front().formula;
    for (int em = 60; em < 300; em += 4) {
        const auto vertices = frames.frame([&](ImDrawList* list) {
            list->PushClipRect({0, 0}, {20000, 20000});
            frames.painter.draw(list, {0, 0}, frames.painter.lay_out(formula, {.em = static_cast<float>(em)}),
                                black);
            list->PopClipRect();
        });
        for (const ImDrawVert& vertex : vertices) {
            CHECK(vertex.uv.x <= 1);
            CHECK(vertex.uv.y <= 1);
        }
        CHECK(vertices.size() > 100);
    }
}

} // namespace backstep::test
