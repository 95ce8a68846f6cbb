#include "tests/session/support.h"

#include "core/files/scenario_file.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

void change(Session& session, double value = 0.7) {
    session.apply(command::SetValue{weight(1, 1, 1), value});
}

} // namespace

TEST_CASE("the program carries its nine scenarios, the one of the notes first") {
    const auto& all = bundled_scenarios();
    REQUIRE(all.size() == 9);
    CHECK(all.front().name == "notes-3-4-2");
    CHECK(all.front().title == "The 3-4-2 network of the notes");
    Session session(bundled("notes-3-4-2"));
    for (const BundledScenario& each : all) {
        session.apply(command::OpenBundled{each.name});
        CHECK(session.document_name() == each.name);
        CHECK(session.scenario().title == each.title);
        CHECK_FALSE(session.message());
    }
    session.apply(command::OpenBundled{"none-such"});
    CHECK(message_text(session) == "There is no scenario “none-such” in the program.");
    CHECK(session.document_name() == all.back().name);
}

TEST_CASE("work is saved, and opened again to the bit") {
    const TemporaryFolder folder;
    Session session(bundled("xor"), folder.folders());
    change(session, 1.0 / 3.0);
    session.apply(command::Save{});
    CHECK(session.wants_path());
    session.apply(command::SaveAs{folder / "mine.json"});
    CHECK_FALSE(session.wants_path());
    CHECK_FALSE(session.modified());
    CHECK(session.path() == folder / "mine.json");
    CHECK(session.document_name() == "mine");
    REQUIRE(session.message());
    CHECK(session.message()->text == "Saved " + (folder / "mine.json").string() + ".");
    session.apply(command::DismissMessage{});
    const Scenario saved = session.scenario();

    change(session, 2.0 / 3.0);
    session.apply(command::Save{});
    CHECK_FALSE(session.modified());
    CHECK(load_scenario(folder / "mine.json").scenario.network.layer(1).W(0, 0) == 2.0 / 3.0);
    session.apply(command::Undo{});
    CHECK(session.modified());
    session.apply(command::Save{});

    Session other(bundled("notes-3-4-2"));
    other.apply(command::Open{folder / "mine.json"});
    CHECK(other.scenario() == saved);
    CHECK(bits(other.network()) == bits(saved.network));
    CHECK_FALSE(other.modified());
    CHECK_FALSE(other.undo_label());
}

TEST_CASE("walking and training are no unsaved work") {
    Session session(bundled("xor"));
    session.apply(command::StepForward{});
    session.apply(command::Train{5});
    run_until_idle(session);
    CHECK_FALSE(session.modified());
    session.apply(command::Quit{});
    CHECK_FALSE(session.question());
    CHECK(session.wants_quit());
}

TEST_CASE("closing asks about unsaved work") {
    const TemporaryFolder folder;
    Session session(bundled("notes-3-4-2"));
    session.apply(command::OpenBundled{"xor"});
    change(session);
    session.apply(command::Quit{});
    CHECK(session.question() == "Save changes to “xor” before closing?");
    CHECK_FALSE(session.wants_quit());

    SUBCASE("cancel stays") {
        session.apply(command::AnswerQuestion{command::Answer::cancel});
        CHECK_FALSE(session.question());
        CHECK_FALSE(session.wants_quit());
        CHECK(session.modified());
    }
    SUBCASE("discard closes") {
        session.apply(command::AnswerQuestion{command::Answer::discard});
        CHECK(session.wants_quit());
    }
    SUBCASE("save asks for a path first, then closes") {
        session.apply(command::AnswerQuestion{command::Answer::save});
        CHECK_FALSE(session.question());
        CHECK(session.wants_path());
        CHECK_FALSE(session.wants_quit());
        session.apply(command::SaveAs{folder / "kept.json"});
        CHECK(session.wants_quit());
        CHECK(load_scenario(folder / "kept.json").scenario == session.scenario());
    }
    SUBCASE("no path given stays") {
        session.apply(command::AnswerQuestion{command::Answer::save});
        session.apply(command::AnswerQuestion{command::Answer::cancel});
        CHECK_FALSE(session.wants_path());
        session.apply(command::SaveAs{folder / "kept.json"});
        CHECK_FALSE(session.wants_quit());
    }
    SUBCASE("what cannot be saved stays open and unsaved") {
        session.apply(command::AnswerQuestion{command::Answer::save});
        session.apply(command::SaveAs{folder / "no" / "such" / "kept.json"});
        CHECK_FALSE(session.wants_quit());
        CHECK_FALSE(session.question());
        CHECK(session.modified());
        REQUIRE(session.message());
        CHECK(session.message()->kind == Message::Kind::error);
        CHECK(session.message()->text.find("kept.json") != std::string::npos);
        CHECK(session.scenario().network.layer(1).W(0, 0) == 0.7);
    }
}

TEST_CASE("opening and starting anew ask, too") {
    const TemporaryFolder folder;
    save_scenario(bundled("mazur-2-2-2"), folder / "homework.json");
    Session session(bundled("xor"));
    change(session);
    session.apply(command::Open{folder / "homework.json"});
    CHECK(session.question() == "Save changes to “Exclusive or” before opening “homework”?");
    CHECK(session.scenario().title == "Exclusive or");
    session.apply(command::New{});
    CHECK(session.question() == "Save changes to “Exclusive or” before starting a new network?");
    session.apply(command::AnswerQuestion{command::Answer::discard});
    CHECK(session.document_name() == "untitled");
    CHECK(session.network().neurons(0) == 2);
    CHECK(session.network().neurons(1) == 2);
    CHECK(session.network().neurons(2) == 1);
    CHECK_FALSE(session.modified());
    session.apply(command::Open{folder / "homework.json"});
    CHECK(session.document_name() == "homework");
}

TEST_CASE("what is opened starts afresh") {
    Session session(bundled("two-hidden-layers"));
    session.apply(command::Train{3});
    run_until_idle(session);
    session.apply(command::SetLearningRate{0, 0.25});
    session.apply(command::Undo{});
    session.apply(command::Select{weight(3, 1, 1)});
    session.apply(command::GoToLast{});
    session.apply(command::OpenBundled{"mazur-2-2-2"});
    CHECK(session.update() == 0);
    CHECK(session.position() == 0);
    CHECK(session.ghosts().empty());
    CHECK_FALSE(session.selected());
    CHECK_FALSE(session.redo_label());
}

TEST_CASE("a broken file is one sentence; what was open stays, and nothing is asked") {
    const TemporaryFolder folder;
    write_text(folder / "broken.json", "{ \"format\": \"backstep-scenario/1\", ");
    Session session(bundled("xor"));
    change(session);
    const std::string before = state_bits(session);
    for (const char* name : {"broken.json", "missing.json", "."}) {
        session.apply(command::Open{folder / name});
        REQUIRE(session.message());
        CHECK(session.message()->kind == Message::Kind::error);
        CHECK(session.message()->text.find('\n') == std::string::npos);
        CHECK_FALSE(session.question());
        CHECK(state_bits(session) == before);
        CHECK(session.document_name() == "Exclusive or");
    }
}

TEST_CASE("keys that are not understood are told, and kept") {
    const TemporaryFolder folder;
    std::string text = scenario_text(bundled("xor"));
    text.insert(text.find('{') + 1, "\n  \"colour\": \"red\",");
    write_text(folder / "odd.json", text);
    Session session(bundled("notes-3-4-2"));
    session.apply(command::Open{folder / "odd.json"});
    REQUIRE(session.message());
    CHECK(session.message()->kind == Message::Kind::warning);
    CHECK(session.message()->text.find("colour") != std::string::npos);
    change(session);
    session.apply(command::Save{});
    CHECK(read_text(folder / "odd.json").find("\"colour\": \"red\"") != std::string::npos);
}

TEST_CASE("recent files: the newest first, ten at most, without those that are gone") {
    const TemporaryFolder folder;
    Session session(bundled("xor"));
    const auto recent = [&]() -> const auto& {
        return session.settings().recent_files;
    };
    for (int n = 0; n < 12; ++n) {
        change(session, n);
        session.apply(command::SaveAs{folder / std::to_string(n)});
    }
    REQUIRE(recent().size() == 10);
    CHECK(recent().front() == folder / "11");
    CHECK(recent().back() == folder / "2");
    session.apply(command::Open{folder / "5"});
    CHECK(recent().front() == folder / "5");
    CHECK(recent().size() == 10);
    std::filesystem::remove(folder / "7");
    session.apply(command::Open{folder / "7"});
    CHECK(recent().size() == 9);
    CHECK(std::find(recent().begin(), recent().end(), folder / "7") == recent().end());
}
