// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_EXAMPLE_H_
#define SAFECONDUCT_LAW_EXAMPLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/interval_set.h"
#include "law/ids.h"
#include "safeconduct/date.h"
#include "text/source_text.h"

namespace safeconduct::text {
enum class TokenKind : uint8_t;
}

namespace safeconduct::law {

using text::Name;

// A value as written: a name (an enum value, `yes`, `none`), a country, a
// number or a date.
struct Operand {
  text::TokenKind kind{};  // kName, kCountry, kNumber or kDate
  Name name;
  int32_t value = 0;
};

// `MATTER becomes VALUE on DATE`, `EVENT happened`, `EVENT did not happen`.
struct Supposition {
  enum class Kind : uint8_t { kBecomes, kHappened, kDidNotHappen };
  Kind kind = Kind::kBecomes;
  // A matter where it becomes something, else an event.
  Name subject;
  Operand value;
  // Of kBecomes: days since 1 January 1970. It has no meaning in the other
  // kinds, and neither has `value`.
  int32_t day = 0;
  Place place;
};

// What a route is to a person, and what an example expects it to be; what one
// means is defined in docs/language.md, "What an answer means".
enum class Outcome : uint8_t { kOpen, kClosed, kUndetermined };
inline constexpr std::array kOutcomes = {Outcome::kOpen, Outcome::kClosed,
                                         Outcome::kUndetermined};
// As law, tables and answers write it: `open`.
constexpr std::string_view OutcomeName(Outcome outcome) {
  constexpr std::array<std::string_view, kOutcomes.size()> kNames = {
      "open", "closed", "undetermined"};
  return kNames[static_cast<size_t>(outcome)];
}

// Whether a note is told beside an answer.
enum class Telling : uint8_t { kTold, kNotTold, kPerhapsTold };
// What stands before `noting` to say so.
constexpr std::string_view TellingWord(Telling telling) {
  constexpr std::array<std::string_view, 3> kWords = {"", "not ", "perhaps "};
  return kWords[static_cast<size_t>(telling)];
}

// What an example says of a fact: any of these values.
struct Given {
  FactId fact;
  IntervalSet values;
};

// What an example expects of a note of its route.
struct NoteExpectation {
  NoteId note;
  Telling telling = Telling::kTold;
};

// What an example expects of a route.
struct Expectation {
  RouteId route;
  Outcome outcome = Outcome::kOpen;
  // Clauses that must be among those that close the route.
  std::vector<ClauseId> because;
  std::vector<NoteExpectation> notes;
  // Whether it names a clause or a note that the route does not have: a reason
  // to fail, but none to refuse a pack that lacks it.
  bool names_missing_clause = false;
  bool names_missing_note = false;
  // The names of facts and events, or `today`; resolved with the record.
  std::optional<std::vector<Name>> turns_on;
  Place place;
};

// A case with the outcomes that the pack must give for it, on one day or on any
// of several, in a scenario.
struct Example {
  std::string label;
  // The days asked about, both included; one day where they are the same.
  Date first_day;
  Date last_day;
  std::optional<Date> known_on;
  std::optional<Name> viewpoint;          // resolved with the record
  std::vector<Supposition> suppositions;  // resolved with the record
  std::vector<Given> givens;
  std::vector<Expectation> expectations;
  Place place;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_EXAMPLE_H_
