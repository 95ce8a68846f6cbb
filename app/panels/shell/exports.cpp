#include "app/panels/shell/exports.h"

#include "app/panels/derivation/derivation_picture.h"
#include "core/documents/handout.h"
#include "core/documents/worksheet.h"
#include "core/files/file_io.h"

namespace backstep {
namespace {

std::string document(Action action, const Scenario& scenario, const Notation& notation,
                     Granularity granularity) {
    if (action == Action::save_handout) return handout(scenario, notation, granularity, scenario.decimals);
    return worksheet_html(worksheet(scenario, notation, "", scenario.decimals), action == Action::save_key);
}

} // namespace

std::optional<ExportFile> export_file(Action action, const Session& session,
                                      const DerivationContent& derivation) {
    const std::string stem = std::filesystem::path(session.document_name()).stem().string();
    switch (action) {
    case Action::save_picture: return ExportFile{picture_name(derivation), ".png"};
    case Action::save_worksheet: return ExportFile{stem + "-worksheet.html", ".html"};
    case Action::save_key: return ExportFile{stem + "-key.html", ".html"};
    case Action::save_handout: return ExportFile{stem + "-handout.html", ".html"};
    default: return std::nullopt;
    }
}

command::Export export_to(const std::filesystem::path& path, Action action, const Session& session,
                          const DerivationContent& derivation) {
    if (action == Action::save_picture) return export_picture(derivation, path);
    return {path, [action, scenario = session.scenario(), notation = &session.notation(),
                   granularity = session.granularity()](const std::filesystem::path& file) {
                write_file(document(action, scenario, *notation, granularity), file);
            }};
}

} // namespace backstep
