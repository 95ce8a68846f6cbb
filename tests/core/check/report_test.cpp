#include "core/check/report.h"

#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace backstep;

namespace {

struct Class {
    Scenario scenario = test::network_of_the_notes();
    std::vector<CheckedSubmission> submissions;

    Class() {
        const std::vector<int> examples{0};
        Trace trace;
        compute(scenario.network, scenario, examples, trace);
        AnswerReader reader(scenario, notation(), examples);
        Checker checker(scenario, scenario.network, trace);
        for (Submission& each : reader.read("student,quantity,value\n\"<Ann, \"\"A\"\">\",n9,0.5038\n"
                                            "\"<Ann, \"\"A\"\">\",E,0.2086\nbob,n9,0.4962\nbob,E,\n",
                                            "file"))
            submissions.push_back({each.name, checker.check(each.answers), each.blank, each.notes});
    }
    const Notation& notation() const { return *notation_named("suresh-sardana"); }
    Report report() const { return {scenario, notation(), submissions, {2, 2, 1, 1.5, 0}}; }
};

} // namespace

TEST_CASE("marks by verdict, out of what was asked") {
    const Class all;
    const Marks ann = marks(all.submissions[0], all.report().points);
    CHECK(ann.points == 1.5);
    CHECK(ann.most == 4.0);
    CHECK(marks(all.submissions[1], default_points).most == 2.0);
}

TEST_CASE("the JSON report is a list of findings") {
    const auto json = nlohmann::json::parse(report_json(Class().report()));
    REQUIRE(json.size() == 3);
    CHECK(json[0]["submission"] == "<Ann, \"A\">");
    CHECK(json[0]["quantity"] == "a2[2]");
    CHECK(json[0]["given"] == 0.5038);
    CHECK(json[0]["exact"].get<double>() == doctest::Approx(0.49625).epsilon(1e-4));
    CHECK(json[0]["verdict"] == "wrong");
    CHECK(json[0]["mistakes"][0] == "exponent_sign");
    CHECK(json[0]["from"].is_null());
    CHECK(json[1]["verdict"] == "carried_forward");
    CHECK(json[1]["from"] == "a2[2]");
    CHECK(json[1]["mistakes"].empty());
    CHECK_FALSE(json[2]["explanation"].get<std::string>().empty());
    CHECK(json[0].size() == 8);
}

TEST_CASE("the CSV report quotes what needs it") {
    const std::string csv = report_csv(Class().report());
    CHECK(csv.starts_with("submission,quantity,given,exact,verdict,mistakes,from,explanation\n"));
    CHECK(csv.find("\"<Ann, \"\"A\"\">\",a2[2],0.5038,") != std::string::npos);
}

TEST_CASE("the table sums up submissions and quantities") {
    const std::string table = report_table(Class().report());
    for (const std::string_view part : {"<Ann, \"A\">: 1.5 of 4", "bob: 2 of 4", "carried forward  from n₉",
                                        "Most go wrong at n₉: 1 of 2."})
        CHECK_MESSAGE(table.find(part) != std::string::npos, table);
}

TEST_CASE("the page needs nothing from elsewhere and shows names as they are") {
    const std::string page = report_html(Class().report());
    CHECK(page.find("&lt;Ann") != std::string::npos);
    CHECK(page.find("<Ann") == std::string::npos);
    for (const std::string_view never : {"http:", "https:", "<script", "src=", "@import", "url("})
        CHECK(page.find(never) == std::string::npos);
    CHECK(page.find("carried forward") != std::string::npos);
}
