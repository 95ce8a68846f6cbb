#include "app/panels/diagram/scene.h"

#include <cmath>

namespace backstep::diagram {
namespace {

constexpr float faint = 0.32F;
constexpr double pulse_seconds = 0.6;

// How far the pulse of the current step has come, if one runs.
std::optional<float> pulse_of(const Scene& scene) {
    if (!scene.session.settings().pulse || scene.ui.reduced_motion || !scene.emphasis.phase)
        return std::nullopt;
    const double share = (scene.ui.time - scene.session.step_started()) / pulse_seconds;
    if (!(share >= 0 && share < 1)) return std::nullopt;
    const auto done = static_cast<float>(share);
    return *scene.emphasis.phase == Tone::backward ? 1 - done : done;
}

class LineDrawer {
public:
    LineDrawer(Scene& scene, std::vector<Edge>& edges)
        : scene_(scene), edges_(edges), pulse_(pulse_of(scene)) {
        for (const Layer& layer : scene.session.network().layers)
            largest_ = std::max(largest_, layer.W.cwiseAbs().maxCoeff());
    }

    void draw() {
        edges_.clear();
        add_layers(false);
        add_layers(true);
        add_error_lines();
        add_path();
        const ImVec4 clip{scene_.area.min.x, scene_.area.min.y, scene_.area.max.x, scene_.area.max.y};
        if (scene_.ui.edges != nullptr)
            scene_.ui.edges->draw(scene_.list, edges_, clip);
        else
            DrawListEdgeCanvas{}.draw(scene_.list, edges_, clip);
        draw_arrows();
        if (pulsed_) scene_.ui.keep_drawing();
    }

private:
    bool sees(ImVec2 from, ImVec2 to) const {
        return scene_.sees({{std::min(from.x, to.x) - 1, std::min(from.y, to.y) - 1},
                            {std::max(from.x, to.x) + 1, std::max(from.y, to.y) + 1}});
    }

    double weight(const Line& line) const {
        return scene_.session.network().layer(line.layer).W(line.row - 1, line.column - 1);
    }

    Edge weight_edge(const Line& line) const {
        const double w = weight(line);
        const Theme& theme = scene_.ui.theme;
        const auto share = static_cast<float>(largest_ > 0 ? std::abs(w) / largest_ : 0);
        const float width = std::max(scene_.px(1 + 4 * share), 0.6F * scene_.ui.scale);
        Edge edge{scene_.at(line.from), scene_.at(line.to), width,
                  w < 0 ? theme.edge_negative : theme.edge_positive};
        if (w < 0) {
            edge.dash_on = scene_.px(7);
            edge.dash_off = scene_.px(5);
        }
        return edge;
    }

    void add_pulse(Edge& edge) {
        if (!pulse_) return;
        edge.pulse = *pulse_;
        edge.pulse_colour = scene_.accent(*scene_.emphasis.phase).line;
        pulsed_ = true;
    }

    void add_layers(bool lit) {
        for (const Line& line : scene_.layout.lines) {
            if (scene_.emphasis.is_lit(line.layer) != lit || !sees(scene_.at(line.from), scene_.at(line.to)))
                continue;
            if (line.row == 0) {
                edges_.push_back({scene_.at(line.from), scene_.at(line.to), scene_.ui.hairline(),
                                  lit ? scene_.ui.theme.line : scene_.ui.theme.line2});
                continue;
            }
            if (scene_.emphasis.path.has(line.layer, line.row, line.column)) continue;
            Edge edge = weight_edge(line);
            if (!lit) edge.colour = faded(edge.colour, faint);
            if (scene_.emphasis.step.has(line.layer, line.row, line.column)) add_pulse(edge);
            edges_.push_back(edge);
        }
    }

    void add_error_lines() {
        const Theme& theme = scene_.ui.theme;
        for (const ErrorLine& line : scene_.layout.error_lines) {
            if (scene_.emphasis.path.has_error(line.row)) continue;
            const bool ellipsis = line.row == 0;
            Edge edge{scene_.at(line.from), scene_.at(line.to),
                      ellipsis ? scene_.ui.hairline() : scene_.px(1.5F), ellipsis ? theme.line : theme.ink3};
            if (!scene_.emphasis.is_lit_error()) edge.colour = faded(edge.colour, 2 * faint);
            if (scene_.emphasis.step.has_error(line.row)) add_pulse(edge);
            edges_.push_back(edge);
        }
    }

    void set_on_path(Edge& edge) {
        const Shades& accent = scene_.accent(scene_.emphasis.tone);
        edge.colour = accent.line;
        edge.halo_colour = accent.halo;
        edge.halo_width = scene_.px(16);
        path_.push_back({edge.from, edge.to});
    }

    void add_path() {
        for (const Line& line : scene_.layout.lines) {
            if (line.row == 0 || !scene_.emphasis.path.has(line.layer, line.row, line.column)) continue;
            Edge edge = weight_edge(line);
            set_on_path(edge);
            if (scene_.emphasis.step.has(line.layer, line.row, line.column)) add_pulse(edge);
            edges_.push_back(edge);
        }
        for (const ErrorLine& line : scene_.layout.error_lines) {
            if (line.row == 0 || !scene_.emphasis.path.has_error(line.row)) continue;
            Edge edge{scene_.at(line.from), scene_.at(line.to), scene_.px(4)};
            set_on_path(edge);
            if (scene_.emphasis.step.has_error(line.row)) add_pulse(edge);
            edges_.push_back(edge);
        }
    }

    // At the right end of each line of the path, along the way the numbers take.
    void draw_arrows() const {
        if (scene_.emphasis.tone == Tone::update) return;
        const bool back = scene_.emphasis.tone == Tone::backward;
        const ImU32 colour = scene_.accent(scene_.emphasis.tone).line;
        for (const auto& [from, to] : path_) {
            const float length = std::hypot(to.x - from.x, to.y - from.y);
            if (length < scene_.px(40)) continue;
            const ImVec2 way{(to.x - from.x) / length, (to.y - from.y) / length};
            const auto point = [&](float along, float aside) {
                return ImVec2{to.x - way.x * scene_.px(along) - way.y * scene_.px(aside),
                              to.y - way.y * scene_.px(along) + way.x * scene_.px(aside)};
            };
            const float tip = back ? 20.0F : 2.0F, base = back ? 5.0F : 17.0F;
            scene_.list->AddTriangleFilled(point(tip, 0), point(base, 7), point(base, -7), colour);
        }
    }

    struct Segment {
        ImVec2 from, to;
    };

    Scene& scene_;
    std::vector<Edge>& edges_;
    std::optional<float> pulse_;
    std::vector<Segment> path_;
    double largest_ = 0;
    bool pulsed_ = false;
};

} // namespace

void draw_lines(Scene& scene, std::vector<Edge>& scratch) {
    LineDrawer(scene, scratch).draw();
}

} // namespace backstep::diagram
