// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_SYNTAX_H_
#define SAFECONDUCT_RECORD_SYNTAX_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "law/syntax.h"
#include "text/tokens/token_cursor.h"

// The record as it is written; names are not resolved.
namespace safeconduct::record::syntax {

using text::Name;

struct Source {
  Name name;
  Name title;
  Name kind;
  // Days since 1 January 1970. Either this or `seen_in` is there.
  std::optional<int32_t> published;
  std::optional<Name> seen_in;
};

struct Move {
  Name matter;
  law::Operand value;
};

struct Event {
  Name name;
  Name label;
  int32_t first = 0;
  int32_t last = 0;
  // Whether it says `between`; the days may then be faulty, as they are
  // written.
  bool between = false;
  text::Place days;
  std::vector<Move> moves;
  std::vector<Name> according_to;
  std::vector<Name> denied_by;
  std::optional<Name> replaces;
};

struct Viewpoint {
  Name name;
  Name label;
  std::vector<Name> credits;
};

struct Record {
  std::vector<Source> sources;
  std::vector<Event> events;
  std::vector<Viewpoint> viewpoints;
};

}  // namespace safeconduct::record::syntax

#endif  // SAFECONDUCT_RECORD_SYNTAX_H_
