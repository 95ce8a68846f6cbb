#pragma once

#include "app/panels/network_editor/form.h"

/// The sections of the network editor, from top to bottom.
namespace backstep::network_editor {

struct Editor {
    const Session& session;
    const Ui& ui;
    NetworkEditorView& view;
    Wishes& wishes;
    Form& form;

    const Scenario& scenario() const { return session.scenario(); }
    void edit(std::string what, std::function<void(Scenario&)> change);
    bool press(const std::string& label, const std::string& item, const std::string& why_not,
               std::string_view tooltip = {});
    /// − number +, and the number can be typed.
    std::optional<int> stepper(const std::string& id, int value, Bounds bounds,
                               const std::string& why_not_fewer, const std::string& why_not_more);
    bool check(std::string_view label, const std::string& item, bool checked, std::string_view tooltip = {});

    void draw_names();
    void draw_layers();
    void draw_cost();
    void draw_rates();
    void draw_training();
    void draw_initial_weights();
    void draw_examples();

private:
    void draw_layer(int layer);
    void draw_example(int example);
};

} // namespace backstep::network_editor
