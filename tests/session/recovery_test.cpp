#include "tests/session/support.h"

#include "app/session/recovery.h"

#include <doctest/doctest.h>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace backstep;
using namespace backstep::test;

namespace {

namespace fs = std::filesystem;

void change(Session& session, double value) {
    session.apply(command::SetValue{weight(1, 1, 1), value});
}

// Another program that works and is then killed without warning.
template<typename Work>
void in_killed_program(const TemporaryFolder& folder, const Work& work) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        Session session(bundled("xor"), folder.folders());
        work(session);
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    REQUIRE(WTERMSIG(status) == SIGKILL);
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST_CASE("work of a killed program is offered and recovered") {
    const TemporaryFolder folder;
    in_killed_program(folder, [](Session& session) {
        session.apply(command::OpenBundled{"mazur-2-2-2"});
        change(session, 1.0 / 3.0);
        session.tick(100.0);
        session.tick(103.0);
    });
    Session session(bundled("notes-3-4-2"), folder.folders());
    REQUIRE(session.recoverable());
    CHECK(session.recoverable()->starts_with("Unsaved work on “mazur-2-2-2” of "));

    SUBCASE("recovered, it is open, unsaved, and kept for this program") {
        session.apply(command::RecoverWork{true});
        CHECK(session.scenario().network.layer(1).W(0, 0) == 1.0 / 3.0);
        CHECK(session.document_name() == "mazur-2-2-2");
        CHECK(session.modified());
        CHECK_FALSE(session.recoverable());
        CHECK(files_in(folder / "state") == 2);
        session.apply(command::SaveAs{folder / "saved.json"});
        CHECK(files_in(folder / "state") == 1);
    }
    SUBCASE("refused, it is gone") {
        session.apply(command::RecoverWork{false});
        CHECK_FALSE(session.recoverable());
        CHECK(session.scenario().title == "The 3-4-2 network of the notes");
        CHECK_FALSE(Session(bundled("xor"), folder.folders()).recoverable());
    }
    SUBCASE("not answered, it is offered at the next start") {
        CHECK_FALSE(Session(bundled("xor"), folder.folders()).recoverable());
        session = Session(bundled("xor"));
        CHECK(Session(bundled("xor"), folder.folders()).recoverable());
    }
    SUBCASE("unsaved work here is asked about first") {
        change(session, 9.0);
        session.apply(command::RecoverWork{true});
        CHECK(session.question()->ends_with("before recovering “mazur-2-2-2”?"));
        session.apply(command::AnswerQuestion{command::Answer::cancel});
        CHECK(session.network().layer(1).W(0, 0) == 9.0);
        CHECK(session.recoverable());
        session.apply(command::RecoverWork{true});
        session.apply(command::AnswerQuestion{command::Answer::discard});
        CHECK(session.network().layer(1).W(0, 0) == 1.0 / 3.0);
    }
}

TEST_CASE("a recovered file goes on being that file") {
    const TemporaryFolder folder;
    in_killed_program(folder, [&](Session& session) {
        session.apply(command::SaveAs{folder / "homework.json"});
        change(session, 0.5);
        session.tick(0.0);
        session.tick(2.9);
    });
    Session session(bundled("notes-3-4-2"), folder.folders());
    session.apply(command::RecoverWork{true});
    CHECK(session.path() == folder / "homework.json");
    session.apply(command::Save{});
    session.apply(command::Open{folder / "homework.json"});
    CHECK(session.network().layer(1).W(0, 0) == 0.5);
}

TEST_CASE("work is kept within three seconds of a change, however many changes follow") {
    const TemporaryFolder folder;
    Session session(bundled("xor"), folder.folders());
    const fs::path state = folder / "state";
    CHECK_FALSE(session.tick(10.0));
    REQUIRE(files_in(state) == 1);
    double kept_at = 0.0;
    for (int n = 0; n < 40 && kept_at == 0.0; ++n) {
        const double now = 10.0 + 0.1 * n;
        change(session, n);
        CHECK((session.tick(now).has_value() || files_in(state) == 2));
        if (files_in(state) == 2) kept_at = now;
    }
    CHECK(kept_at > 10.0);
    CHECK(kept_at <= 13.0);

    SUBCASE("kept once, there is nothing more to do") {
        CHECK_FALSE(session.tick(20.0));
    }
    SUBCASE("undone to what is saved, it is gone") {
        while (session.undo_label()) session.apply(command::Undo{});
        session.tick(20.0);
        CHECK(files_in(state) == 1);
    }
    SUBCASE("closed properly, nothing is left") {
        session.apply(command::Quit{});
        session.apply(command::AnswerQuestion{command::Answer::discard});
        session = Session(bundled("xor"));
        CHECK(files_in(state) == 0);
    }
    SUBCASE("ended without an answer, it is kept as it was at the end") {
        change(session, 77.0);
        session = Session(bundled("notes-3-4-2"), folder.folders());
        session = Session(bundled("notes-3-4-2"), folder.folders());
        REQUIRE(session.recoverable());
        session.apply(command::RecoverWork{true});
        CHECK(session.network().layer(1).W(0, 0) == 77.0);
    }
}

TEST_CASE("a program that runs keeps its work to itself") {
    const TemporaryFolder folder;
    Session first(bundled("xor"), folder.folders());
    change(first, 5.0);
    first.tick(0.0);
    first.tick(3.0);
    Session second(bundled("xor"), folder.folders());
    CHECK_FALSE(second.recoverable());
    change(second, 6.0);
    second.tick(0.0);
    second.tick(3.0);
    CHECK(files_in(folder / "state") == 4);
}

TEST_CASE("of several killed programs the newest work is offered first, then the others") {
    const TemporaryFolder folder;
    for (const double value : {1.5, 2.5})
        in_killed_program(folder, [&](Session& session) {
            change(session, value);
            session.tick(0.0);
            session.tick(3.0);
        });
    {
        Session session(bundled("notes-3-4-2"), folder.folders());
        session.apply(command::RecoverWork{false});
        CHECK(session.recoverable());
    }
    Session session(bundled("notes-3-4-2"), folder.folders());
    session.apply(command::RecoverWork{true});
    CHECK_FALSE(session.recoverable());
    const double value = session.network().layer(1).W(0, 0);
    CHECK((value == 1.5 || value == 2.5));
}

TEST_CASE("a killed program without unsaved work leaves nothing to offer, and its lock goes") {
    const TemporaryFolder folder;
    in_killed_program(folder, [](Session& session) { session.tick(0.0); });
    CHECK(files_in(folder / "state") == 1);
    { CHECK_FALSE(Session(bundled("xor"), folder.folders()).recoverable()); }
    CHECK(files_in(folder / "state") == 0);
}

TEST_CASE("broken unsaved work is set aside and told") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "state");
    write_text(folder.path() / "state" / "unsaved-1-1.json", "{\"format\": ");
    Session session(bundled("xor"), folder.folders());
    CHECK_FALSE(session.recoverable());
    CHECK(message_text(session).find("unsaved-1-1.broken") != std::string::npos);
    CHECK(fs::exists(folder.path() / "state" / "unsaved-1-1.broken"));
    session.apply(command::DismissMessage{});
    CHECK_FALSE(session.message());
}

TEST_CASE("unsaved work is read as it was written") {
    const UnsavedWork work{bundled("classification-softmax"), "/home/ä b/c.json", "c", 1'700'000'000};
    const UnsavedWork read = parse_unsaved_work(unsaved_work_text(work), "test");
    CHECK(read.scenario == work.scenario);
    CHECK(read.document == work.document);
    CHECK(read.name == work.name);
    CHECK(read.time == work.time);
}

TEST_CASE("folders that cannot be used are told once each, and work goes on") {
    const TemporaryFolder folder;
    write_text(folder / "file", "");
    const Session::Folders unusable{folder / "file" / "settings", folder / "file" / "state"};
    Session session(bundled("xor"), unusable);
    REQUIRE(session.message());
    CHECK(session.message()->kind == Message::Kind::warning);
    CHECK(message_text(session).starts_with("Settings cannot be kept"));
    session.apply(command::DismissMessage{});
    CHECK(message_text(session).starts_with("Unsaved work cannot be kept in case of a crash"));
    session.apply(command::DismissMessage{});
    change(session, 4.0);
    session.apply(command::ChangeSettings{[](Settings& s) { s.pulse = false; }});
    for (double now = 0.0; now < 10.0; now += 1.0) session.tick(now);
    CHECK_FALSE(session.message());
    CHECK(session.network().layer(1).W(0, 0) == 4.0);
    CHECK_FALSE(session.settings().pulse);
}

TEST_CASE("a state folder that breaks later is told once") {
    const TemporaryFolder folder;
    Session session(bundled("xor"), folder.folders());
    fs::remove_all(folder / "state");
    change(session, 4.0);
    session.tick(0.0);
    session.tick(3.0);
    CHECK(message_text(session).starts_with("Unsaved work cannot be kept in case of a crash"));
    session.apply(command::DismissMessage{});
    change(session, 5.0);
    session.tick(4.0);
    session.tick(7.0);
    CHECK_FALSE(session.message());
    fs::create_directories(folder / "state");
    session.tick(9.0);
    session.tick(12.0);
    CHECK(files_in(folder / "state") == 1);
}
