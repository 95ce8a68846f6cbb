#include "app/panels/dialogs/dialogs.h"

#include "app/panels/dialogs/about_dialog.h"
#include "app/panels/dialogs/file_dialog.h"
#include "app/panels/dialogs/keys_dialog.h"
#include "app/panels/dialogs/question_dialogs.h"

namespace backstep {
namespace {

enum class Shown { none, question, save_path, recovery, asked_for };

/// The session's own questions come first; a save without a path is one of them.
Shown shown(const Session& session, const DialogsView& view) {
    if (session.question()) return Shown::question;
    if (session.wants_path()) return Shown::save_path;
    if (session.recoverable()) return Shown::recovery;
    return view.dialog == Dialog::none ? Shown::none : Shown::asked_for;
}

void draw_file(const Session& session, const Ui& ui, Shown what, DialogsView& view, Wishes& wishes) {
    const bool asked = what == Shown::asked_for;
    const bool exports = asked && view.dialog == Dialog::export_file;
    const bool save = what == Shown::save_path || exports || (asked && view.dialog == Dialog::save_file);
    const bool wanted = save || (asked && view.dialog == Dialog::open_file);
    if (what == Shown::save_path && !view.saving) start_file_dialog(true, session, view.file);
    view.saving = what == Shown::save_path;
    const FileChoice choice = draw_file_dialog(ui, wanted, save, view.file);
    if (choice.cancelled && what == Shown::save_path)
        wishes.commands.push_back(command::AnswerQuestion{command::Answer::cancel});
    if (!choice.path.empty()) {
        if (exports)
            view.exported = choice.path;
        else if (save)
            wishes.commands.push_back(command::SaveAs{choice.path});
        else
            wishes.commands.push_back(command::Open{choice.path});
    }
    if (choice.cancelled || !choice.path.empty()) view.dialog = Dialog::none;
}

} // namespace

void open_dialog(Dialog dialog, const Session& session, DialogsView& view) {
    view.dialog = dialog;
    if (dialog == Dialog::open_file || dialog == Dialog::save_file || dialog == Dialog::export_file)
        start_file_dialog(dialog != Dialog::open_file, session, view.file);
}

void draw_dialogs(const Session& session, const Ui& ui, DialogsView& view, Wishes& wishes) {
    const Shown what = shown(session, view);
    const bool asked = what == Shown::asked_for;
    draw_question(session, ui, what == Shown::question, wishes);
    draw_recovery(session, ui, what == Shown::recovery, wishes);
    draw_file(session, ui, what, view, wishes);
    if (draw_keys(ui, asked && view.dialog == Dialog::keys)) view.dialog = Dialog::none;
    if (draw_about(ui, asked && view.dialog == Dialog::about)) view.dialog = Dialog::none;
}

bool dialog_open(const Session& session, const DialogsView& view) {
    return shown(session, view) != Shown::none;
}

} // namespace backstep
