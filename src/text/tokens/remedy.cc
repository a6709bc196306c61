// SPDX-License-Identifier: Apache-2.0
//
// What to write in place of what other languages, and other sentences, have. A
// remedy is told by what stands at the fault and around it, so that each is one
// line of a table; where none fits, a keyword that is spelt nearly so is named.
#include "text/tokens/remedy.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "base/fold_name.h"
#include "base/nearest_name.h"

namespace safeconduct::text {
namespace {

// A word that no law has at this place, and what to write in place of it.
struct ForeignWord {
  std::string_view word;
  std::string_view remedy;
};

constexpr ForeignWord kForeignWords[] = {
    {"needs", "clauses stand in a route or a group of them"},
    {"barred", "clauses stand in a route or a group of them"},
    {"note", "notes stand in a route or a group of clauses"},
    {"event", "events stand in a `record` block"},
    {"source", "sources stand in a `record` block"},
    {"viewpoint", "viewpoints stand in a `record` block"},
    {"if", "conditions stand behind `when` or `unless`"},
    {"where", "conditions stand behind `when` or `unless`"},
    {"between", "a range is written `in 5..10`"},
    {"at", "write `>=` for at least, `<=` for at most"},
    {"more", "write `>` for more than"},
    {"less", "write `<` for less than"},
    {"over", "write `>` for more than"},
    {"under", "write `<` for less than"},
    {"before", "write `<` for before"},
    {"after", "write `>` for after"},
    {"implies", "write `not a or b` where b follows from a"},
    {"within",
     "declare a `day`, such as `day due \"Last day\" is asked plus 14 days`, "
     "and compare with it"},
    {"plus",
     "declare a `day`, such as `day due \"Last day\" is asked plus 14 days`, "
     "and compare with it"},
    {"minus",
     "declare a `day`, such as `day first \"First day\" is heard minus 14 "
     "days`, and compare with it"},
    {"from",
     "declare a `measure`, such as `measure days_taken \"Days taken\" counts "
     "days from asked to answered`"},
};

constexpr std::string_view kUnits[] = {"day",    "days",   "week", "weeks",
                                       "month",  "months", "year", "years",
                                       "people", "euros"};

// What stands around a fault.
struct Around {
  const Block& block;
  size_t at;

  TokenKind kind(size_t index) const {
    return index < block.tokens.size() ? block.tokens[index].kind
                                       : TokenKind::kEnd;
  }
  TokenKind here() const { return kind(at); }
  TokenKind next() const { return kind(at + 1); }
  // Of the first token there is none before; the end stands for it.
  TokenKind before() const { return at == 0 ? TokenKind::kEnd : kind(at - 1); }
  std::string_view text() const { return block.TextOf(block.tokens[at]); }
  std::string_view text_before() const {
    return at == 0 ? "" : block.TextOf(block.tokens[at - 1]);
  }
};

bool IsOneOf(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

bool IsComparison(TokenKind kind) {
  return TokenKind::kLess <= kind && kind <= TokenKind::kNotEqual;
}

// Signs that other languages write with two of ours.
std::string_view ForSigns(const Around& around) {
  const TokenKind before = around.before();
  const TokenKind here = around.here();
  if (before == TokenKind::kEqual && here == TokenKind::kEqual) {
    return "equal is one `=`, or `is`";
  }
  if (before == TokenKind::kLess && here == TokenKind::kGreater) {
    return "not equal is `!=`";
  }
  if (before == TokenKind::kEqual && here == TokenKind::kLess) {
    return "at most is `<=`";
  }
  if (before == TokenKind::kEqual && here == TokenKind::kGreater) {
    return "at least is `>=`";
  }
  return "";
}

// Where a condition was expected.
std::string_view ForCondition(const Around& around) {
  if (IsComparison(around.here())) {
    return "name what is compared again, as in `n > 5 and n < 10`, or write a "
           "range, `n in 6..9`";
  }
  switch (around.here()) {
    case TokenKind::kNumber:
    case TokenKind::kDate:
    case TokenKind::kCountry:
      return around.text_before() == "or"
                 ? "several values are a list behind `in`, as in `n in 18, 19`"
                 : "the name stands first, as in `n > 5`";
    default:
      return "";
  }
}

// Where the condition goes on or ends.
std::string_view BehindCondition(const Around& around) {
  if (around.before() == TokenKind::kCountry) {
    if (around.text() == "or") return "countries of a set have commas between";
    if (around.at > 1 && around.here() == TokenKind::kComma &&
        around.block.TextOf(around.block.tokens[around.at - 2]) == "to") {
      return "a route leads to one country, or to that of a `country` fact";
    }
  }
  const bool value_before = around.before() == TokenKind::kNumber ||
                            around.before() == TokenKind::kName ||
                            around.before() == TokenKind::kCountry ||
                            around.before() == TokenKind::kDate;
  if (around.here() == TokenKind::kComma && value_before) {
    return around.before() == TokenKind::kNumber &&
                   around.next() == TokenKind::kNumber
               ? "numbers are written without commas, and several values are a "
                 "list behind `in`"
               : "several values are a list behind `in`, as in `claim in "
                 "refused, withdrawn`";
  }
  if (around.before() == TokenKind::kNumber && IsOneOf(kUnits, around.text())) {
    return "a number is compared without its unit";
  }
  if (around.text() == "not") {
    return "`not` stands before the name, as in `not claim in refused, "
           "withdrawn`";
  }
  return "";
}

std::string_view ForDate(const Around& around) {
  switch (around.here()) {
    case TokenKind::kString:
      return "dates stand without quotes";
    case TokenKind::kNumber:
    case TokenKind::kWord:
      return "dates are written as 2023-06-29";
    default:
      return "";
  }
}

std::string_view ForValue(const Around& around) {
  if (around.here() == TokenKind::kWord) {
    return "countries are codes of two capital letters, such as `FR`, and "
           "other values are in small letters";
  }
  if (around.text() == "in") return "write `in` without `is`";
  if (around.text() == "is") return "the value stands alone behind the name";
  return "";
}

std::string_view RemedyByPlace(const Around& around, std::string_view wanted) {
  if (const auto remedy = ForSigns(around); !remedy.empty()) return remedy;
  if (wanted == "a condition") return ForCondition(around);
  if (wanted == "a value") return ForValue(around);
  if (wanted == KindInWords(TokenKind::kDate)) return ForDate(around);
  if (!Has(wanted, "`and`") && !Has(wanted, "behind `") &&
      !Has(wanted, "a declaration") && !Has(wanted, "`when`")) {
    return "";
  }
  if (const auto remedy = BehindCondition(around); !remedy.empty()) {
    return remedy;
  }
  const auto* const foreign =
      std::ranges::find(kForeignWords, around.text(), &ForeignWord::word);
  return foreign == std::end(kForeignWords) ? "" : foreign->remedy;
}

// Returns the words in backticks of what was expected, `needs` or the like.
std::vector<std::string> WordsIn(std::string_view wanted) {
  std::vector<std::string> words;
  while (true) {
    const size_t begin = wanted.find('`');
    if (begin == wanted.npos) return words;
    wanted.remove_prefix(begin + 1);
    const size_t end = std::min(wanted.find('`'), wanted.size());
    words.emplace_back(wanted.substr(0, end));
    wanted.remove_prefix(std::min(end + 1, wanted.size()));
  }
}

bool IsKeyword(std::string_view word) {
  constexpr std::string_view kKeywords[] = {
      "and", "or", "not", "is", "in", "when", "unless", "cite", "needs"};
  return IsOneOf(kKeywords, word);
}

}  // namespace

std::string RemedyOf(const Block& block, size_t at, std::string_view wanted) {
  const Around around{block, at};
  const std::string_view found = around.text();
  const std::string lower = InSmallLetters(found);
  if (lower != found && IsKeyword(lower)) {
    return fmt::format("; keywords are in small letters: `{}`", lower);
  }
  const std::string_view remedy = RemedyByPlace(around, wanted);
  if (!remedy.empty()) return fmt::format("; {}", remedy);
  std::vector<std::string> words = WordsIn(wanted);
  if (Has(wanted, "a clause") || Has(wanted, "a declaration")) {
    words.insert(words.end(), {"needs", "barred", "note"});
  }
  return DidYouMean(found, words);
}

}  // namespace safeconduct::text
