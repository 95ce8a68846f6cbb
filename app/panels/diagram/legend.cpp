#include "app/panels/diagram/chrome.h"

#include "app/widgets/rich_text.h"
#include "app/widgets/shapes.h"

#include <functional>

namespace backstep::diagram {
namespace {

// A small picture and what it means.
struct Entry {
    float picture;                    // width
    std::function<void(ImVec2)> draw; // from its left end
    std::string text;
    std::string symbol = {};
};

// Text, and maths after it.
struct Caption {
    RichText text;
    RichText symbol;
    float gap;

    Caption(const Ui& ui, const Entry& entry)
        : text(ui.fonts, entry.text, {&ui.fonts.note, ui.theme.ink2}),
          symbol(ui.fonts, entry.symbol, {nullptr, ui.theme.ink2, RichMode::formula, &ui.fonts.math_note}),
          gap(entry.symbol.empty() ? 0 : ui.px(5)) {}

    float width() const { return text.size().x + gap + symbol.size().x; }
    void draw_at(ImDrawList* list, ImVec2 at) const {
        text.draw_at(list, at);
        symbol.draw_at(list, {at.x + text.size().x + gap, at.y});
    }
};

std::string weight_letter(const Scene& scene) {
    const Quantity first{Symbol::weight, 1, 1, 1, 0};
    return scene.session.notation().letter(address(first), scene.session.network())->base;
}

std::vector<Entry> line_entries(const Scene& scene) {
    const Theme& theme = scene.ui.theme;
    const auto px = [&scene](float length) { return scene.ui.px(length); };
    ImDrawList* list = scene.list;
    return {{32,
             [=](ImVec2 at) {
                 list->AddLine(at, {at.x + px(32), at.y}, theme.edge_positive, px(2.5F));
             },
             "positive"},
            {32,
             [=](ImVec2 at) {
                 dashed_line(list, at, {at.x + px(32), at.y}, theme.edge_negative, px(2.5F), {px(7), px(5)});
             },
             "negative"},
            {34,
             [=](ImVec2 at) {
                 list->AddTriangleFilled({at.x, at.y}, {at.x + px(34), at.y - px(3)},
                                         {at.x + px(34), at.y + px(3)}, theme.edge_positive);
             },
             "thickness", "|" + weight_letter(scene) + "|"}};
}

std::vector<Entry> node_entries(const Scene& scene) {
    const Theme& theme = scene.ui.theme;
    const auto px = [&scene](float length) { return scene.ui.px(length); };
    ImDrawList* list = scene.list;
    const auto circle = [=](ImU32 fill, ImU32 line) {
        return [=](ImVec2 at) {
            list->AddCircleFilled({at.x + px(8), at.y}, px(7.5F), fill);
            list->AddCircle({at.x + px(8), at.y}, px(7.5F), line, 0, px(1.75F));
        };
    };
    return {{16, circle(theme.given_fill, theme.given_line), "given"},
            {16, circle(theme.forward.tint, theme.forward.line), "computed"},
            {16,
             [=](ImVec2 at) {
                 dashed_circle(list, {at.x + px(8), at.y}, px(7.5F), theme.ink3, px(1.5F), {px(2), px(3)});
             },
             "not known yet"}};
}

std::vector<Entry> mark_entries(const Scene& scene) {
    const auto entry = [&scene](Mark mark, std::string text) {
        return Entry{18,
                     [&scene, mark](ImVec2 at) {
                         draw_mark(scene.ui, scene.list, mark, {at.x + scene.ui.px(9), at.y}, 0.9F);
                     },
                     std::move(text)};
    };
    return {entry(Mark::exact, "exact"),
            entry(Mark::rounded, "correctly rounded"),
            entry(Mark::last_digit, "last digit off"),
            entry(Mark::carried, "carried forward"),
            entry(Mark::wrong, "wrong"),
            entry(Mark::missing, "not entered")};
}

Entry path_entry(const Scene& scene) {
    const auto px = [&scene](float length) { return scene.ui.px(length); };
    const ImU32 colour = scene.accent(scene.emphasis.tone).line;
    const bool back = scene.emphasis.tone == Tone::backward;
    ImDrawList* list = scene.list;
    return {
        28,
        [=](ImVec2 at) {
            const float tip = at.x + px(back ? 0 : 28), base = at.x + px(back ? 12 : 16);
            list->AddLine({at.x + px(back ? 10 : 0), at.y}, {at.x + px(back ? 28 : 18), at.y}, colour, px(3));
            list->AddTriangleFilled({tip, at.y}, {base, at.y - px(5)}, {base, at.y + px(5)}, colour);
        },
        "path of", scene.name(*scene.emphasis.focus)};
}

} // namespace

void draw_legend(const Scene& scene, Rect panel, float y) {
    const bool marked = scene.marks != nullptr;
    std::vector<Entry> entries = marked ? mark_entries(scene) : line_entries(scene);
    if (!marked)
        for (Entry& entry : node_entries(scene)) entries.push_back(std::move(entry));
    if (!marked && (!scene.emphasis.path.weights.empty() || !scene.emphasis.path.errors.empty()))
        entries.push_back(path_entry(scene));
    const Ui& ui = scene.ui;
    std::vector<Caption> captions;
    float total = 0;
    for (const Entry& entry : entries) {
        captions.emplace_back(ui, entry);
        total += ui.px(entry.picture + 9) + captions.back().width();
    }
    // Closer together before something is left out.
    const float room = panel.size().x - ui.px(32);
    const float gap =
        std::clamp((room - total) / static_cast<float>(entries.size() - 1), ui.px(10), ui.px(22));
    float x = panel.min.x + ui.px(16);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const float width = ui.px(entries[i].picture + 9) + captions[i].width();
        if (x + width > panel.max.x - ui.px(8)) return;
        entries[i].draw({x, y});
        captions[i].draw_at(scene.list, {x + ui.px(entries[i].picture + 9), y});
        x += width + gap;
    }
}

} // namespace backstep::diagram
