#pragma once

#include "app/panels/notes/row.h"
#include "app/panels/panel.h"

#include <set>
#include <string>
#include <vector>

namespace backstep {

/// What the catalogue of the notes' equations keeps between frames: rows that were laid out, how high the
/// others may be.
struct NotesView {
    /// What a row was laid out for.
    struct Basis {
        const Scenario* scenario = nullptr;
        const History* run = nullptr;
        std::int64_t update = 0;
        double cost = 0;
        std::optional<int> rounding;
        int example = 0;
        std::optional<Quantity> selected;
        float width = 0, scale = 0;
        bool dark = false;
        bool operator==(const Basis&) const = default;
    };
    struct Kept {
        notes::Row row;
        Basis basis;
        notes::Heading heading;
        bool numbers = false, made = false;
        float height = 0; ///< guessed until it was made
    };

    bool open = false;
    std::string words, words_found = "\n"; ///< looked for; what `found` was found for
    std::vector<std::size_t> found;        ///< places in all_equations()
    std::set<std::size_t> with_numbers;
    std::optional<std::size_t> go_to; ///< a row that is to be scrolled to
    std::vector<Kept> kept;           ///< by place in all_equations()
    std::size_t first_seen = 0;       ///< the row at the top
    std::optional<Quantity> hovered;  ///< what this panel last said is hovered
};

/// Opens the catalogue at the equation that the current step, or what is selected, is computed by.
void open_notes(const Session& session, NotesView& view);

/// Opens it at one equation, with its numbers.
void open_notes_at(const Equation& equation, NotesView& view);

/// Every equation of the five sets of notes, as they write it, with this network's names and numbers: a
/// search and a list of sections at the left, the equations at the right. In the current panel frame.
void draw_notes(const Session& session, const Ui& ui, NotesView& view, Wishes& wishes);

} // namespace backstep
