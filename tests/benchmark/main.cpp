#include "tests/benchmark/contest.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#ifdef __linux__
#include <sched.h>
#endif

namespace {

using backstep::contest::Contest;

// Keeps the best time of each benchmark and prints only what sums up its repetitions.
class Best : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override {
        std::vector<Run> summary;
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration) {
                summary.push_back(run);
                continue;
            }
            const double time = run.GetAdjustedCPUTime();
            const auto [place, first] = best_.try_emplace(run.run_name.function_name, time);
            place->second = std::min(place->second, time);
        }
        ConsoleReporter::ReportRuns(summary);
    }

    /// Nothing if it was not run.
    std::optional<double> of(const std::string& name) const {
        const auto found = best_.find(name);
        return found == best_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<std::string, double> best_;
};

// Moving to another processor would cost one of the two its caches.
void stay_on_this_processor() {
#ifdef __linux__
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET(sched_getcpu(), &only);
    sched_setaffinity(0, sizeof only, &only);
#endif
}

bool same_results(const std::vector<Contest>& contests) {
    bool same = true;
    for (const Contest& contest : contests) {
        const double difference = contest.difference();
        std::printf("%s: largest difference from the %s after %d steps: %.1e\n", contest.name.c_str(),
                    contest.rival.c_str(), backstep::contest::steps_compared, difference);
        same = same && difference < 1e-12;
    }
    return same;
}

constexpr int steps_at_once = 20;

void add(const std::string& name, const std::function<void(int)>& steps) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [steps](benchmark::State& state) {
                                     for (auto _ : state) steps(steps_at_once);
                                 })
        ->Repetitions(60)
        ->MinTime(0.02);
}

} // namespace

int main(int argc, char** argv) {
    stay_on_this_processor();
    const std::vector<Contest> contests{backstep::contest::online_step(), backstep::contest::batch_step()};
    if (!same_results(contests)) return 1;
    if (argc > 1 && std::string_view(argv[1]) == "--check") return 0;

    std::string interleaved = "--benchmark_enable_random_interleaving=true";
    std::vector<char*> arguments(argv, argv + argc);
    arguments.push_back(interleaved.data());
    auto count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    for (const Contest& contest : contests) {
        add(contest.name + ": Backstep", contest.ours);
        add(contest.name + ": " + contest.rival, contest.theirs);
    }
    Best best;
    benchmark::RunSpecifiedBenchmarks(&best);
    for (const Contest& contest : contests) {
        const std::optional<double> ours = best.of(contest.name + ": Backstep");
        const std::optional<double> theirs = best.of(contest.name + ": " + contest.rival);
        if (!ours || !theirs) continue;
        std::printf("%s: %.1f ns, %s %.1f ns, ratio %.2f (wanted: %.1f)\n", contest.name.c_str(),
                    *ours / steps_at_once, contest.rival.c_str(), *theirs / steps_at_once, *theirs / *ours,
                    contest.target);
    }
}
