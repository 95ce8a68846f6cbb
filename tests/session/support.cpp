#include "tests/session/support.h"

#include "core/files/scenario_file.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace backstep::test {
namespace {

namespace fs = std::filesystem;

template<typename Number>
void append(std::string& bits, const Number* numbers, std::ptrdiff_t count) {
    bits.append(reinterpret_cast<const char*>(numbers), static_cast<std::size_t>(count) * sizeof(Number));
}

template<typename Numbers>
void append(std::string& bits, const Numbers& numbers) {
    append(bits, numbers.data(), static_cast<std::ptrdiff_t>(numbers.size()));
}

void append(std::string& bits, const Trace& trace) {
    append(bits, trace.examples);
    append(bits, trace.x);
    append(bits, trace.y);
    append(bits, trace.costs);
    append(bits, &trace.cost, 1);
    for (const LayerTrace& t : trace.layers) {
        for (const Matrix* each : {&t.z, &t.a, &t.s, &t.dE_da, &t.delta, &t.dE_dW, &t.W_new})
            append(bits, *each);
        for (const Vector* each : {&t.dE_db, &t.b_new}) append(bits, *each);
    }
}

// Of every number that a walk may compute: whether it is known.
void append_known(std::string& bits, const Session& session) {
    const Network& network = session.network();
    for (int l = 1; l <= network.depth(); ++l)
        for (int i = 1; i <= network.neurons(l); ++i) {
            for (const Symbol symbol :
                 {Symbol::weighted_input, Symbol::activation, Symbol::cost_gradient_a,
                  Symbol::activation_derivative, Symbol::delta, Symbol::bias_gradient, Symbol::updated_bias})
                bits += session.known({.symbol = symbol, .layer = l, .row = i}) ? '1' : '0';
            for (int j = 1; j <= network.neurons(l - 1); ++j)
                for (const Symbol symbol : {Symbol::weight_gradient, Symbol::updated_weight})
                    bits += session.known({.symbol = symbol, .layer = l, .row = i, .column = j}) ? '1' : '0';
        }
    bits += session.known({.symbol = Symbol::cost}) ? '1' : '0';
}

} // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "backstep-test-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Scenario bundled(std::string_view name) {
    for (const BundledScenario& each : bundled_scenarios())
        if (each.name == name) return parse_scenario(each.text, each.name).scenario;
    throw std::runtime_error("no such scenario");
}

Scenario xor_in_batches() {
    Scenario scenario = bundled("xor");
    scenario.training.mode = TrainingMode::batch;
    return scenario;
}

std::string bits(const Network& network) {
    std::string bits;
    for (const Layer& layer : network.layers) {
        append(bits, layer.W);
        append(bits, layer.b);
    }
    return bits;
}

std::string state_bits(const Session& session) {
    std::string state = bits(session.network());
    append(state, session.trace());
    const std::array numbers{session.update(), session.position(), session.step_number(),
                             std::int64_t{session.example()}};
    append(state, numbers);
    append_known(state, session);
    return state;
}

double run_until_idle(Session& session, double now) {
    std::optional<double> next = session.tick(now);
    while (next && (session.training() || session.playing())) {
        now = std::max(now, *next);
        next = session.tick(now);
    }
    return now;
}

std::string message_text(const Session& session) {
    const auto message = session.message();
    return message ? message->text : "";
}

void write_text(const fs::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
}

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace backstep::test
