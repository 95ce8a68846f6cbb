#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

/// JSON as this folder uses it; nobody else needs to include it.
namespace backstep {

using Json = nlohmann::ordered_json; ///< keys stay in the order of the file

/// Reads a JSON text. Throws InputError for broken syntax (line and column, and what was expected there),
/// text that is not UTF-8, a key given twice, nesting deeper than 64 levels, a number too large for a double.
/// `name` is how messages call the text.
Json parse_json(std::string_view text, std::string_view name);

/// `/layers/0` and `a/b` give `/layers/0/a~1b`.
std::string child_pointer(std::string_view pointer, std::string_view key);

/// What the reader had just met where the syntax broke.
enum class JsonContext { nothing, whole_text, in_list, in_object, after_key };

struct BrokenSyntax {
    enum class Kind {
        unexpected,  ///< a good token in the wrong place, or the end of the text
        malformed,   ///< not a token of JSON
        in_quotes,   ///< text in quotes with a mistake in it
        out_of_range ///< a number that no double can hold
    };
    std::string_view text; ///< all of it
    std::size_t end;       ///< behind the last character read; one past the size at the end of the text
    JsonContext context;
    Kind kind;
};

/// One sentence: `line 3, column 7: found ], but a value was expected`.
std::string syntax_problem(const BrokenSyntax& broken);

/// Where the text stops being UTF-8, or nothing, as one sentence.
std::string encoding_problem(std::string_view text);

} // namespace backstep
