#include "core/files/json.h"

#include "core/model/input_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace backstep {
namespace {

constexpr std::size_t deepest_nesting = 64;

BrokenSyntax::Kind kind_of(const nlohmann::detail::exception& problem) {
    constexpr int number_overflow = 406;
    if (problem.id == number_overflow) return BrokenSyntax::Kind::out_of_range;
    // "… syntax error while parsing value - invalid string: …", or "- unexpected …".
    const std::string_view what = problem.what();
    const std::string_view mistake = what.substr(std::min(what.size(), what.find(" - ")));
    if (mistake.starts_with(" - invalid string")) return BrokenSyntax::Kind::in_quotes;
    if (mistake.starts_with(" - invalid")) return BrokenSyntax::Kind::malformed;
    return BrokenSyntax::Kind::unexpected;
}

/// Builds the tree from the parser's events: unlike the library's own builder it notices keys given twice,
/// and it stops at a depth that is safe to walk recursively.
class TreeBuilder : public nlohmann::json_sax<Json> {
public:
    TreeBuilder(std::string_view text, std::string_view name) : text_(text), name_(name) {}

    Json take() { return std::move(root_); }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    // The parser calls this for negative integers only, so a zero is the text `-0`.
    bool number_integer(number_integer_t value) override { return value == 0 ? add(-0.0) : add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }

    bool key(string_t& value) override {
        if (!levels_.back().keys.insert(value).second)
            fail(fmt::format("{}: the key \"{}\" is given twice", pointer(), excerpt(value)));
        levels_.back().key = std::move(value);
        levels_.back().after_key = true;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& problem) override {
        fail(syntax_problem({text_, position, context(), kind_of(problem)}));
    }

private:
    struct Level {
        Json* node;
        std::string key = {};
        bool after_key = false;
        std::unordered_set<std::string> keys = {};
    };
    std::string_view text_, name_;
    Json root_;
    bool done_ = false;
    std::vector<Level> levels_; ///< the objects and lists that are open

    [[noreturn]] void fail(const std::string& problem) const {
        throw InputError(fmt::format("{}: {}", name_, problem));
    }

    Json* place(Json&& value) {
        if (levels_.empty()) {
            root_ = std::move(value);
            done_ = true;
            return &root_;
        }
        Level& level = levels_.back();
        if (level.node->is_array()) return &level.node->emplace_back(std::move(value));
        level.after_key = false;
        // Its own emplace looks through all keys first, which `keys` has done already.
        auto& members = level.node->get_ref<Json::object_t&>();
        return &members.emplace_back(level.key, std::move(value)).second;
    }

    bool add(Json&& value) {
        place(std::move(value));
        return true;
    }

    bool open(Json&& value) {
        if (levels_.size() == deepest_nesting)
            fail(fmt::format("{}…: nested more than {} levels deep", pointer().substr(0, 40),
                             deepest_nesting));
        levels_.push_back(Level{place(std::move(value))});
        return true;
    }

    bool close() {
        levels_.pop_back();
        return true;
    }

    JsonContext context() const {
        if (levels_.empty()) return done_ ? JsonContext::whole_text : JsonContext::nothing;
        const Level& level = levels_.back();
        if (level.node->is_array()) return JsonContext::in_list;
        return level.after_key ? JsonContext::after_key : JsonContext::in_object;
    }

    std::string pointer() const {
        std::string result;
        for (std::size_t i = 0; i + 1 < levels_.size(); ++i)
            result = child_pointer(result, levels_[i].node->is_array()
                                               ? std::to_string(levels_[i].node->size() - 1)
                                               : levels_[i].key);
        return result.empty() ? "/" : result;
    }
};

} // namespace

Json parse_json(std::string_view text, std::string_view name) {
    if (const std::string problem = encoding_problem(text); !problem.empty())
        throw InputError(fmt::format("{}: {}", name, problem));
    TreeBuilder builder(text, name);
    Json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

std::string child_pointer(std::string_view pointer, std::string_view key) {
    std::string result(pointer);
    result += '/';
    for (const char c : key) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

} // namespace backstep
