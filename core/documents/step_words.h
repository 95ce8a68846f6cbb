#pragma once

#include "core/derivation/setting.h"
#include "core/documents/rich_text.h"
#include "core/walk/walk.h"

#include <string>

namespace backstep {

/// `Forward`, `Error`, `Backward`, `Mean` or `Sum`, `Update`
std::string phase_word(Phase phase, const Scenario& scenario);

/// What a step finds, in words and by its name: `Weighted inputs of layer 1: z₁`.
RichText step_heading(const Step& step, const Setting& setting);

} // namespace backstep
