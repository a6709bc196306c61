// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ERROR_H_
#define SAFECONDUCT_ERROR_H_

#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace safeconduct {

// A stretch of a text that was read. Lines and columns count from 1, columns in
// characters; the end is the character after the last.
struct Location {
  std::string path;  // of the file, or the name under which the text was given
  uint32_t line = 0;
  uint32_t column = 0;
  uint32_t end_line = 0;
  uint32_t end_column = 0;
};

// One fault found in what was read: what was seen, then the rule or the remedy.
struct Diagnostic {
  enum class Severity : uint8_t { kError, kWarning };
  // Another place that it concerns.
  struct Note {
    Location location;
    std::string text;
  };

  Severity severity = Severity::kError;
  std::string kind;  // such as "unknown-fact"
  Location location;
  std::string text;  // code in backticks
  std::vector<Note> notes;
  // All of it as the program shows it, with each line and a caret under the
  // place; its last line ended.
  std::string shown;
};

// Why an operation could not be done.
struct Error {
  enum class Kind : uint8_t {
    kFaults,       // what was read has faults: a pack, a case, a table
    kQuestion,     // what was asked has: a scenario, a day, an option
    kUnknownName,  // what was asked names a thing that the pack lacks
    kMismatch,     // what was put together is of different packs
    kLimit,        // a limit on work or size was reached
    kTool,         // a program that it needs is missing, or stopped
    kInputOutput,  // a stream or a file could not be read or written
    kCancelled,    // the caller told it to stop
  };
  Kind kind = Kind::kQuestion;
  // `<object>: <fact> (<what to change>)`; or what `diagnostics` show, a line
  // end between them, and how many more there are. No line end at the end.
  std::string text;
  // By path and place. GCC warns of fields left out of a list that have no
  // initialiser.
  std::vector<Diagnostic> diagnostics = {};
};

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_ERROR_H_
