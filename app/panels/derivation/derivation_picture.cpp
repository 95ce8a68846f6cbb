#include "app/panels/derivation/derivation_picture.h"

#include "app/typeset/lay_out.h"

#include <algorithm>
#include <cctype>

namespace backstep {
namespace {

constexpr float em = 40; ///< fine enough for print
constexpr int margin = 32, gap = 24;

void paste(const FormulaPicture& part, int left, int top, FormulaPicture& whole) {
    const auto row = [](const FormulaPicture& of, int x, int y) {
        return 4 * (static_cast<std::ptrdiff_t>(y) * of.width + x);
    };
    for (int y = 0; y < part.height; ++y) {
        const auto from = part.rgba.begin() + row(part, 0, y);
        std::copy(from, from + row(part, part.width, 0), whole.rgba.begin() + row(whole, left, top + y));
    }
}

} // namespace

FormulaPicture derivation_picture(const std::vector<Line>& lines, const FontFaces& faces) {
    float relation = 0;
    for (const Line& line : lines)
        relation = std::max(relation, lay_out(line.formula, faces, {.em = em}).relation_x.value_or(0));
    std::vector<FormulaPicture> parts;
    FormulaPicture whole{2 * margin, 2 * margin - gap, {}};
    for (const Line& line : lines) {
        PictureOptions options;
        options.margin = 0;
        parts.push_back(
            to_pixels(lay_out(line.formula, faces, {.em = em, .relation_x = relation}), faces, options));
        whole.width = std::max(whole.width, parts.back().width + 2 * margin);
        whole.height += parts.back().height + gap;
    }
    whole.height = std::max(whole.height, 2 * margin);
    whole.rgba.assign(4 * static_cast<std::size_t>(whole.width) * static_cast<std::size_t>(whole.height),
                      255);
    int top = margin;
    for (const FormulaPicture& part : parts) {
        paste(part, margin, top, whole);
        top += part.height + gap;
    }
    return whole;
}

command::Export export_picture(const DerivationContent& content, const std::filesystem::path& path) {
    return {path, [lines = content.lines()](const std::filesystem::path& file) {
                write_png(derivation_picture(lines, FontFaces()), file);
            }};
}

std::string picture_name(const DerivationContent& content) {
    std::string name = content.explained ? to_text(*content.explained) : "derivation";
    std::ranges::replace(name, '\'', 'n');
    std::ranges::replace_if(
        name, [](unsigned char c) { return std::isalnum(c) == 0; }, '-');
    while (name.ends_with('-')) name.pop_back();
    return name + ".png";
}

} // namespace backstep
