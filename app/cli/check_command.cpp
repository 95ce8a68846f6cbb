#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/first_update.h"
#include "app/cli/output.h"
#include "app/cli/shared_options.h"
#include "core/check/report.h"
#include "core/files/file_io.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

namespace backstep {
namespace {

enum class Format { table, csv, json, html };
constexpr std::array all_formats{Format::table, Format::csv, Format::json, Format::html};

std::string_view name(Format format) {
    constexpr std::array<std::string_view, all_formats.size()> names{"table", "csv", "json", "html"};
    return names[static_cast<std::size_t>(format)];
}

constexpr double most_points = 1e6;

struct Options : FormulaOptions {
    std::vector<std::string> answers;
    Format report_format = Format::table;
    Points points = default_points;
    std::optional<std::string> output;
};

// `exact=2,rounded=1`: the others keep theirs.
Points points_of(const std::string& text) {
    Points points = default_points;
    for (const std::string& part : split(text, ',')) {
        const std::size_t sign = part.find('=');
        const Verdict verdict = choice("--points", std::string_view(part).substr(0, sign), all_verdicts);
        const std::string value = sign == std::string::npos ? "" : part.substr(sign + 1);
        points[static_cast<std::size_t>(verdict)] =
            number(fmt::format("--points {}", name(verdict)), value, -most_points, most_points);
    }
    return points;
}

bool is_answer_file(const std::filesystem::directory_entry& entry) {
    const std::string extension = entry.path().extension().string();
    return entry.is_regular_file() && (extension == ".csv" || extension == ".tsv" || extension == ".txt");
}

// The files that an argument stands for: itself, or those of a folder by name.
std::vector<std::filesystem::path> files_of(const std::string& argument) {
    std::error_code unknown;
    if (!std::filesystem::is_directory(argument, unknown)) return {argument};
    std::vector<std::filesystem::path> files;
    try {
        for (const auto& entry : std::filesystem::directory_iterator(argument))
            if (is_answer_file(entry)) files.push_back(entry.path());
    } catch (const std::filesystem::filesystem_error& error) {
        throw InputError(fmt::format("{}: cannot be read: {}", argument, error.code().message()));
    }
    std::sort(files.begin(), files.end());
    if (files.empty())
        throw InputError(
            fmt::format("{}: there is no file of answers in it; .csv, .tsv or .txt was expected", argument));
    return files;
}

struct Checked {
    std::vector<CheckedSubmission> submissions;
    bool any_wrong = false, any_broken = false;
};

void check_file(const std::filesystem::path& file, AnswerReader& reader, Checker& checker, Checked& checked) {
    for (Submission& submission : reader.read(read_file(file), file.stem().string())) {
        for (const LineNote& note : submission.notes) {
            complain(fmt::format("{}, line {}: {}", path_text(file), note.line, note.sentence));
            checked.any_broken = checked.any_broken || note.broken;
        }
        if (submission.answers.empty() && submission.blank.empty() && submission.notes.empty()) {
            complain(path_text(file) + ": there are no answers in it; lines of quantity,value were expected");
            checked.any_broken = true;
        }
        std::vector<Finding> findings = checker.check(submission.answers);
        for (const Finding& each : findings)
            checked.any_wrong = checked.any_wrong || each.verdict == Verdict::wrong;
        checked.submissions.push_back({std::move(submission.name), std::move(findings),
                                       std::move(submission.blank), std::move(submission.notes)});
    }
}

std::string text(const Report& report, Format format) {
    switch (format) {
    case Format::table: return report_table(report);
    case Format::csv: return report_csv(report);
    case Format::json: return report_json(report);
    case Format::html: return report_html(report);
    }
    return {};
}

int check(const Options& options) {
    const FirstUpdate update(options.scenario);
    const Notation& notation = notation_of(options, update.scenario);
    AnswerReader reader(update.scenario, notation, update.examples);
    Checker checker(update.scenario, update.scenario.network, update.trace);
    Checked checked;
    for (const std::string& argument : options.answers)
        for (const auto& file : files_of(argument)) check_file(file, reader, checker, checked);
    write_document(
        text({update.scenario, notation, checked.submissions, options.points}, options.report_format),
        options.output);
    if (checked.any_wrong) return 1;
    return checked.any_broken ? 2 : 0;
}

} // namespace

void add_check_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command = program.subcommand(
        "check", "Check hand calculations: a verdict for each number, and what went wrong; exit 1 if one is");
    command.arguments("ANSWERS", "Files of quantity,value lines, or folders of them", options->answers);
    add_scenario_option(command, options->scenario);
    command.option("--format", "WORD", "table, csv, json, or html to print (default: table)",
                   as_choice("--format", all_formats, options->report_format));
    add_notation_option(command, options->notation, "Whose names in the report (default: the scenario's)");
    command.option(
        "--points", "LIST",
        "Points for each verdict (default: exact=1,rounded=1,last_digit=1,carried_forward=1,wrong=0)",
        [&points = options->points](const std::string& text) { points = points_of(text); });
    add_output_option(command, options->output);
    command.footer(
        "Answers are lines such as z1[2],0.35 or dE/dw48 = 3/8; names of any notation; # starts a comment.\n"
        "A column titled student keeps several apart. Whole vectors and matrices: W1' = [[1, 2], [3, 4]].\n"
        "The verdicts: exact, rounded, last_digit (one unit off), carried_forward (right for the "
        "submission's\n"
        "own earlier numbers), wrong.\n"
        "\n"
        "Examples:\n"
        "  backstep check answers.csv\n"
        "  backstep check --scenario homework.json submissions/ --format html -o report.html\n"
        "  backstep check --scenario xor class.csv --points exact=2,rounded=2,last_digit=1\n");
    command.run([options] { return check(*options); });
}

} // namespace backstep
