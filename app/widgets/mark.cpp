#include "app/widgets/mark.h"

#include "app/widgets/imgui_compat.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"

#include <array>

namespace backstep {
namespace {

// Lines of a mark, in pixels of the design from its middle.
class Pen {
public:
    Pen(ImDrawList* list, ImVec2 centre, float unit) : list_(list), centre_(centre), unit_(unit) {}

    ImVec2 at(float x, float y) const { return {centre_.x + x * unit_, centre_.y + y * unit_}; }
    float length(float design) const { return design * unit_; }

    template<std::size_t N>
    void polyline(const std::array<ImVec2, N>& points, ImU32 colour, float thickness) const {
        std::array<ImVec2, N> placed{};
        for (std::size_t i = 0; i < N; ++i) placed[i] = at(points[i].x, points[i].y);
        compat::add_polyline(list_, placed.data(), static_cast<int>(N), colour, false, length(thickness));
    }
    void check(ImU32 colour) const {
        polyline(std::array<ImVec2, 3>{{{-3.3F, 0.2F}, {-0.9F, 2.6F}, {3.5F, -2.4F}}}, colour, 1.9F);
    }
    void wave(float y, ImU32 colour) const {
        polyline(
            std::array<ImVec2, 5>{
                {{-3.6F, y + 0.7F}, {-1.8F, y - 0.9F}, {0, y}, {1.8F, y + 0.9F}, {3.6F, y - 0.7F}}},
            colour, 1.4F);
    }
    void cross(ImU32 colour) const {
        polyline(std::array<ImVec2, 2>{{{-2.8F, -2.8F}, {2.8F, 2.8F}}}, colour, 1.9F);
        polyline(std::array<ImVec2, 2>{{{-2.8F, 2.8F}, {2.8F, -2.8F}}}, colour, 1.9F);
    }
    void arrow(ImU32 colour) const {
        polyline(std::array<ImVec2, 2>{{{-3.6F, 0}, {1, 0}}}, colour, 1.7F);
        list_->AddTriangleFilled(at(4, 0), at(0.3F, -3), at(0.3F, 3), colour);
    }

private:
    ImDrawList* list_;
    ImVec2 centre_;
    float unit_;
};

} // namespace

void draw_mark(const Ui& ui, ImDrawList* list, Mark mark, ImVec2 centre, float size) {
    const Theme& theme = ui.theme;
    const Pen pen(list, centre, ui.scale * size);
    const float r = pen.length(8), ring = pen.length(1.7F);
    const auto circle = [&] {
        list->AddCircleFilled(centre, r, theme.panel);
        list->AddCircle(centre, r - ring / 2, theme.update.line, 0, ring);
    };
    switch (mark) {
    case Mark::exact:
        list->AddCircleFilled(centre, r, theme.update.line);
        pen.check(theme.dark ? theme.panel : IM_COL32_WHITE);
        break;
    case Mark::rounded:
        circle();
        pen.check(theme.update.text);
        break;
    case Mark::last_digit:
        circle();
        pen.wave(-1.7F, theme.update.text);
        pen.wave(1.9F, theme.update.text);
        break;
    case Mark::carried:
        list->AddQuadFilled(pen.at(-9.2F, 0), pen.at(0, -9.2F), pen.at(9.2F, 0), pen.at(0, 9.2F),
                            theme.carried.line);
        pen.arrow(IM_COL32(0x24, 0x1A, 0, 0xFF));
        break;
    case Mark::wrong:
        list->AddRectFilled(pen.at(-8, -8), pen.at(8, 8), theme.backward.line, pen.length(1.5F));
        pen.cross(IM_COL32_WHITE);
        break;
    case Mark::unreadable:
        list->AddRectFilled(pen.at(-8, -8), pen.at(8, 8), theme.panel, pen.length(1.5F));
        compat::add_rect(list, pen.at(-7.2F, -7.2F), pen.at(7.2F, 7.2F), theme.backward.line,
                         pen.length(1.5F), ring);
        draw_text_at(list, ui.fonts.control, centre, Align::centre, theme.backward.text, "?");
        break;
    case Mark::missing:
        dashed_circle(list, centre, r - ring / 2, theme.ink3, pen.length(1.4F),
                      {pen.length(2), pen.length(2.6F)});
        break;
    }
}

} // namespace backstep
