// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_DIAGNOSTIC_H_
#define SAFECONDUCT_TEXT_DIAGNOSTIC_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_text.h"

namespace safeconduct::text {

enum class Severity { kError, kWarning };

enum class DiagnosticKind {
#define X(enumerator, name, severity) k##enumerator,
#include "text/diagnostic_kinds.def"
#undef X
};

// Returns the name of a kind, such as "unknown-fact".
std::string_view KindName(DiagnosticKind kind);
Severity KindSeverity(DiagnosticKind kind);
// Returns the names of all kinds.
std::span<const std::string_view> AllKindNames();

// The other place that a fault concerns.
struct Note {
  Place place;
  std::string text;
};

// One fault found in what was read. Its text says what was seen, then the rule
// or the remedy, with code in backticks.
struct Diagnostic {
  DiagnosticKind kind;
  Place place;
  std::string text;
  std::vector<Note> notes;
};

// The faults of a run, collected. Not safe to share between threads.
class Diagnostics {
 public:
  void Add(DiagnosticKind kind, Place place, std::string text,
           std::vector<Note> notes = {});

  bool has_errors() const { return error_count_ > 0; }
  size_t error_count() const { return error_count_; }
  size_t warning_count() const { return all_.size() - error_count_; }
  bool empty() const { return all_.empty(); }

  // Returns the diagnostics by path and place, each once.
  std::vector<Diagnostic> Sorted() const;

  // Returns all of them as text for a reader, each as
  // `path:line:col: error: text [kind]` with its line and a caret.
  std::string Render() const;

 private:
  std::vector<Diagnostic> all_;
  size_t error_count_ = 0;
};

// Returns the text of one diagnostic, its last line ended.
std::string Render(const Diagnostic& diagnostic);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_DIAGNOSTIC_H_
