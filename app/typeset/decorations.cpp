#include "app/typeset/layouter.h"
#include "app/typeset/tex.h"

#include <algorithm>
#include <utility>

namespace backstep {

Fragment Layouter::outline(Outline kind, float thickness, float width, float height) const {
    Fragment fragment;
    fragment.width = width;
    // An outline's box hangs from its pen, here it stands on the baseline.
    const int up = static_cast<int>(std::ceil(height));
    fragment.ascent = static_cast<float>(up);
    fragment.glyphs.push_back({outline_key(kind, thickness, width, height), 0, -up, term_, dimmed_});
    return fragment;
}

Fragment Layouter::struck(const Struck& struck, const Style& style) {
    constexpr int longest = 128; // pixels of a piece, so that any length fits the atlas
    const bool outer = std::exchange(dimmed_, true);
    Fragment fragment = node(struck.parts[0], 0, style);
    const float over = 0.08F * style.em;
    const int top = -static_cast<int>(std::floor(fragment.ascent - over)),
              bottom = static_cast<int>(std::floor(fragment.descent - over));
    const float thickness = std::max(1.1F, 0.05F * style.em);
    const float left = -over, length = fragment.width + 2 * over;
    const int height = std::max(bottom - top, 2);
    const int count = std::max({1, static_cast<int>(length) / longest, height / longest});
    const int step_x = std::max(1, static_cast<int>(length) / count), step_y = std::max(1, height / count);
    for (int i = 0; i < count; ++i) {
        const Fragment piece =
            outline(Outline::slash, thickness, static_cast<float>(step_x), static_cast<float>(step_y));
        fragment.add(piece, std::floor(left) + static_cast<float>(i * step_x), bottom - i * step_y);
    }
    dimmed_ = outer;
    return fragment;
}

Fragment Layouter::horizontal_brace(float width, const Style& style) const {
    const float arm = static_cast<float>(tex::whole(std::min(0.3F * style.em, width / 4)));
    const float height = std::max(3.0F, std::round(0.16F * style.em));
    const int bar = tex::thickness(tex::rule * style.em);
    const int total = std::max(tex::whole(width), static_cast<int>(4 * arm));
    const int tip_x = total / 2 - static_cast<int>(arm);
    const auto piece = [&](Outline kind, float wide) {
        return outline(kind, static_cast<float>(bar), wide, height);
    };
    const int deep = static_cast<int>(height), right_x = total - static_cast<int>(arm);
    Fragment fragment;
    fragment.add(piece(Outline::brace_left, arm), 0, deep);
    fragment.add(piece(Outline::brace_right, arm), static_cast<float>(right_x), deep);
    fragment.add(piece(Outline::brace_middle, 2 * arm), static_cast<float>(tip_x), 2 * deep - bar);
    const int left_x = static_cast<int>(arm), tip_end = tip_x + 2 * left_x;
    if (tip_x > left_x) fragment.add(rule(static_cast<float>(left_x), deep - bar, tip_x - left_x, bar), 0);
    if (right_x > tip_end)
        fragment.add(rule(static_cast<float>(tip_end), deep - bar, right_x - tip_end, bar), 0);
    fragment.width = static_cast<float>(total);
    fragment.ascent = 0;
    return fragment;
}

Fragment Layouter::underbrace(const Underbrace& underbrace, const Style& style) {
    constexpr float gap_above = 0.12F, gap_below = 0.14F, label_side = 0.1F;
    const Fragment content = node(underbrace.parts[0], 0, style);
    const Fragment label = node(underbrace.parts[1], 1, style.scripts(true));
    const Fragment brace = horizontal_brace(content.width, style);
    const float label_width = label.width + 2 * label_side * style.em;
    const float width = std::max({content.width, brace.width, label_width});
    Fragment fragment;
    fragment.add(content, (width - content.width) / 2);
    const int brace_y = static_cast<int>(std::ceil(content.descent + gap_above * style.em));
    fragment.add(brace, std::round((width - brace.width) / 2), brace_y);
    const float label_y = static_cast<float>(brace_y) + brace.descent + gap_below * style.em + label.ascent;
    fragment.add(label, (width - label.width) / 2, static_cast<int>(std::ceil(label_y)));
    fragment.width = width;
    fragment.left = fragment.right = AtomClass::inner;
    return fragment;
}

Fragment Layouter::cases(const Cases& cases, const Style& style) {
    const Style inside = style.as_text();
    const int count = static_cast<int>(cases.values.size());
    std::vector<Fragment> values, conditions;
    for (int i = 0; i < count; ++i)
        values.push_back(node(cases.values[static_cast<std::size_t>(i)], i, inside));
    for (int i = 0; i < count; ++i)
        conditions.push_back(node(cases.conditions[static_cast<std::size_t>(i)], count + i, inside));
    float widest = 0, top = 0;
    for (const Fragment& value : values) widest = std::max(widest, value.width);
    Fragment table;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float ascent = std::max({values[i].ascent, conditions[i].ascent, tex::strut_ascent * style.em});
        const float descent =
            std::max({values[i].descent, conditions[i].descent, tex::strut_descent * style.em});
        const int baseline = tex::whole(top + ascent);
        table.add(values[i], 0, baseline);
        table.add(conditions[i], widest + style.em, baseline);
        table.width = std::max(table.width, widest + style.em + conditions[i].width);
        top = static_cast<float>(baseline) + descent;
    }
    table.ascent = 0;
    table.descent = top;
    Fragment centred;
    centred.add(table, 0, tex::whole(tex::axis_y(style.em) - top / 2));
    centred.width = table.width;
    const Fragment brace = delimiter(U'{', std::max(fence_height(centred, style), style.em), style);
    Fragment fragment;
    fragment.add(brace, 0);
    fragment.add(centred, brace.width + 0.1F * style.em);
    fragment.width = brace.width + 0.1F * style.em + centred.width;
    fragment.left = fragment.right = AtomClass::inner;
    return fragment;
}

} // namespace backstep
