#include "app/session/answer_sheet.h"
#include "tests/session/support.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

const Quantity z{Symbol::weighted_input, 1, 1, 0, 0}, a{Symbol::activation, 1, 1, 0, 0};
const Quantity dW{Symbol::weight_gradient, 2, 1, 2, 3};

void type(Session& session, const Quantity& quantity, const std::string& text) {
    session.apply(command::WriteAnswers{{{quantity, text}}});
}

} // namespace

TEST_CASE("typed answers are there again when the scenario is opened again") {
    const TemporaryFolder folder;
    {
        Session session(bundled("notes-3-4-2"), folder.folders());
        type(session, z, "0,1");
        type(session, dW, "not \"a\", number");
        session.apply(command::OpenBundled{"xor"});
        CHECK(session.answers().empty());
        type(session, a, "3/8");
    }
    Session session(bundled("notes-3-4-2"), folder.folders());
    CHECK(session.answers().size() == 2);
    CHECK(session.answers().at(z) == "0,1");
    CHECK(session.answers().at(dW) == "not \"a\", number");
    session.apply(command::OpenBundled{"xor"});
    CHECK(session.answers().at(a) == "3/8");
}

TEST_CASE("another notation is no other scenario, an edited weight takes the answers along") {
    const TemporaryFolder folder;
    {
        Session session(bundled("notes-3-4-2"), folder.folders());
        type(session, z, "0.1");
        session.apply(command::SetNotation{"neal"});
        CHECK(session.answers().at(z) == "0.1");
    }
    Scenario scenario = bundled("notes-3-4-2");
    {
        Session session(scenario, folder.folders());
        CHECK(session.answers().at(z) == "0.1");
        session.apply(command::SetValue{weight(1, 1, 1), 0.9});
        CHECK(session.answers().at(z) == "0.1");
        scenario = session.scenario();
    }
    const Session session(scenario, folder.folders());
    CHECK(session.answers().at(z) == "0.1");
}

TEST_CASE("answers are on the disk a second after they were typed") {
    const TemporaryFolder folder;
    Session session(bundled("notes-3-4-2"), folder.folders());
    type(session, z, "0.1");
    REQUIRE(session.tick(10.0));
    session.tick(11.5);
    const Session other(bundled("notes-3-4-2"), folder.folders()); // as after a crash of the first
    CHECK(other.answers().at(z) == "0.1");
}

TEST_CASE("a number typed letter by letter is one step of undo") {
    Session session(bundled("notes-3-4-2"));
    for (const char* text : {"0", "0.", "0.1", "0.1"}) type(session, z, text);
    for (const char* text : {"5", "5.2"}) type(session, a, text);
    session.apply(command::UndoAnswers{});
    CHECK(session.answers() == std::map<Quantity, std::string>{{z, "0.1"}});
    type(session, z, "0.2");
    CHECK_FALSE(session.can_redo_answers());
    session.apply(command::UndoAnswers{});
    CHECK(session.answers().at(z) == "0.1");
    session.apply(command::UndoAnswers{});
    CHECK(session.answers().empty());
    CHECK_FALSE(session.can_undo_answers());
    session.apply(command::RedoAnswers{});
    CHECK(session.answers().at(z) == "0.1");
    type(session, z, "");
    CHECK(session.answers().empty());
}

TEST_CASE("a file of answers that is broken loses only its broken lines") {
    const AnswerSheet::Answers answers = parse_answers("quantity,value\n\"z1[1]\",\"0.1\"\nrubbish\n"
                                                       "\"q9\",\"4\"\n\"z1\",\"2\"\n\"a1[1]\",\"0.525\"\n");
    CHECK(answers == AnswerSheet::Answers{{z, "0.1"}, {a, "0.525"}});
    CHECK(parse_answers(answers_text(answers)) == answers);
}
