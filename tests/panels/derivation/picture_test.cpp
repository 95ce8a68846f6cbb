#include "app/panels/derivation/derivation_picture.h"

#include "app/panels/diagram/emphasis.h"
#include "tests/panels/matrices/scenarios.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

using namespace backstep;
using namespace backstep::test;

namespace {

Session session_at(const char* selected) {
    Session session(network_of_the_notes());
    session.apply(command::Select{parse_quantity(selected)});
    session.apply(command::GoToLast{});
    return session;
}

} // namespace

TEST_CASE("a picture of a derivation has all of its lines, and white around them") {
    const Session session = session_at("dE/dW2[1,1]");
    const DerivationContent content = derivation_content(session);
    const FontFaces faces;
    const FormulaPicture all = derivation_picture(content.lines(), faces);
    const FormulaPicture first = derivation_picture({content.lines().front()}, faces);
    CHECK(all.width >= first.width);
    CHECK(all.height > 5 * first.height);
    REQUIRE(all.rgba.size() == 4U * static_cast<unsigned>(all.width) * static_cast<unsigned>(all.height));
    const auto inked = [&](int from, int to) { // rows
        const auto begin = all.rgba.begin() + std::ptrdiff_t{4} * from * all.width;
        return std::any_of(begin, all.rgba.begin() + std::ptrdiff_t{4} * to * all.width,
                           [](std::uint8_t part) { return part < 128; });
    };
    CHECK_FALSE(inked(0, 16));
    CHECK(inked(0, all.height / 4));
    CHECK(inked(3 * all.height / 4, all.height));
    CHECK_FALSE(inked(all.height - 16, all.height));
}

TEST_CASE("a picture is named after what it shows") {
    CHECK(picture_name(derivation_content(session_at("dE/dW2[1,1]"))) == "dE-dW2-1-1.png");
    CHECK(picture_name(derivation_content(session_at("W1'[2,3]"))) == "W1n-2-3.png");
    CHECK(picture_name(derivation_content(Session(network_of_the_notes()))) == "derivation.png");
}

TEST_CASE("the session saves a picture, or says why it cannot") {
    Session session = session_at("dE/dW2[1,1]");
    const DerivationContent content = derivation_content(session);
    const auto file = std::filesystem::temp_directory_path() / "backstep-derivation-picture.png";
    session.apply(export_picture(content, file));
    REQUIRE(session.message());
    CHECK(session.message()->kind == Message::Kind::information);
    std::ifstream saved(file, std::ios::binary);
    char start[4]{};
    saved.read(start, 4);
    CHECK(std::string(start, 4) == "\x89PNG");
    std::filesystem::remove(file);
    session.apply(export_picture(content, "/nowhere/at/all/picture.png"));
    REQUIRE(session.message());
    CHECK(session.message()->kind == Message::Kind::error);
}

TEST_CASE("a path that is lit stands out from its weight to the error, and nothing else") {
    Session session = session_at("dE/dW1[2,3]");
    const auto all = diagram::emphasis_of(session);
    CHECK(all.path.has(2, 1, 2));
    CHECK(all.path.has(2, 2, 2));
    session.apply(command::LightPath{LitPath{parse_quantity("dE/dW1[2,3]"), {2, 1}}});
    const auto one = diagram::emphasis_of(session);
    CHECK(one.path.has(1, 2, 3));
    CHECK(one.path.has(2, 1, 2));
    CHECK_FALSE(one.path.has(2, 2, 2));
    CHECK(one.path.has_error(1));
    CHECK_FALSE(one.path.has_error(2));
    CHECK(one.ring(2, 1) == diagram::Tone::backward);
    CHECK(one.cost);
    session.apply(command::Select{parse_quantity("E")});
    CHECK_FALSE(session.lit_path());
}
