#pragma once

#include "app/panels/derivation/content.h"
#include "app/session/shortcuts.h"

#include <filesystem>
#include <string>

namespace backstep {

/// A file that is made from what is shown, and is no scenario.
struct ExportFile {
    std::string name;   ///< to begin with, such as `mazur-2-2-2-worksheet.html`
    std::string ending; ///< with its dot
};

/// A picture of the derivation, a worksheet, its key or a handout; nothing for other actions.
std::optional<ExportFile> export_file(Action action, const Session& session,
                                      const DerivationContent& derivation);

/// To write it there. Documents are of the scenario's first update, in the notation and decimals shown.
command::Export export_to(const std::filesystem::path& path, Action action, const Session& session,
                          const DerivationContent& derivation);

} // namespace backstep
