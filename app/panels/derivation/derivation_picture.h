#pragma once

#include "app/panels/derivation/content.h"
#include "app/typeset/picture.h"

#include <filesystem>
#include <string>

namespace backstep {

/// The lines of a derivation below each other, black on white, their = in one column.
FormulaPicture derivation_picture(const std::vector<Line>& lines, const FontFaces& faces);

/// To save that of what is shown; and a name for it: `dE-dW2-1-1.png`.
command::Export export_picture(const DerivationContent& content, const std::filesystem::path& path);
std::string picture_name(const DerivationContent& content);

} // namespace backstep
