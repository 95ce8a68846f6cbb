#pragma once

#include "core/formula/formula.h"

#include <string>
#include <string_view>

namespace backstep {

/// `<tag attributes>content</tag>`; the content is XML already.
std::string element(std::string_view tag, std::string_view content, std::string_view attributes = {});
std::string escaped(std::string_view text);

/// An operator that keeps no distance, such as the − of a script.
std::string tight_operator(std::string_view sign);

/// Letters, digits and signs as they stand in formulas, in one element.
std::string mathml_mathematics(std::string_view utf8, Face face = Face::italic);

/// A name with its accent, primes and scripts; `beside`, XML, joins its superscript.
std::string mathml_name(const Name& name, std::string_view beside = {});

} // namespace backstep
