// Draws formulas below each other: typeset_gallery OUT.png [PIXELS [WIDTH [samples|equations|derivations]]]

#include "app/typeset/lay_out.h"
#include "app/typeset/picture.h"
#include "tests/typeset/notes.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

namespace backstep {
namespace {

void append(FormulaPicture& page, const FormulaPicture& picture) {
    const int width = std::max(page.width, picture.width);
    FormulaPicture grown{width, page.height + picture.height, {}};
    grown.rgba.assign(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(grown.height), 255);
    const auto copy = [&](const FormulaPicture& from, int top) {
        for (int y = 0; y < from.height; ++y)
            std::copy_n(from.rgba.begin() + static_cast<std::ptrdiff_t>(y) * 4 * from.width, 4 * from.width,
                        grown.rgba.begin() + (static_cast<std::ptrdiff_t>(top) + y) * 4 * width);
    };
    copy(page, 0);
    copy(picture, page.height);
    page = std::move(grown);
}

} // namespace
} // namespace backstep

int main(int count, char** arguments) {
    using namespace backstep;
    if (count < 2) return 2;
    const FontFaces faces;
    LayoutOptions options;
    if (count > 2) options.em = static_cast<float>(std::atof(arguments[2]));
    if (count > 3) options.width = static_cast<float>(std::atof(arguments[3]));
    const std::string which = count > 4 ? arguments[4] : "samples";
    FormulaPicture page;
    for (const test::Sample& sample : which == "equations"     ? test::equations_of_the_notes()
                                      : which == "derivations" ? test::derivation_lines()
                                                               : test::samples())
        append(page, to_pixels(lay_out(sample.formula, faces, options), faces));
    write_png(page, arguments[1]);
}
