// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_DIAGNOSTIC_H_
#define SAFECONDUCT_TEXT_DIAGNOSTIC_H_

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/error.h"
#include "text/source_text.h"

namespace safeconduct::text {

// An error makes what was read unusable, and the exit code 1; a warning
// neither.
enum class Severity { kError, kWarning };

enum class DiagnosticKind {
#define X(enumerator, name, severity) k##enumerator,
#include "text/diagnostic_kinds.def"
#undef X
};

// Returns the name of a kind, such as "unknown-fact".
std::string_view KindName(DiagnosticKind kind);
Severity KindSeverity(DiagnosticKind kind);

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

// How many errors of a run are kept and shown, and how many warnings. More are
// only counted: a file of another kind has a fault in every line.
inline constexpr size_t kMaxKept = 200;
// How many notes of one fault are shown.
inline constexpr size_t kMaxNotes = 20;

// The faults of a run, collected. Not safe to share between threads.
class Diagnostics {
 public:
  void Add(DiagnosticKind kind, Place place, std::string text,
           std::vector<Note> notes = {});
  // Keeps silent from now on where `name` is unknown: what declares it could
  // not be read, and that is reported already.
  void Poison(std::string_view name) { poisoned_.emplace(name); }

  bool has_errors() const { return error_count_ > 0; }
  size_t error_count() const { return error_count_; }
  size_t warning_count() const { return warning_count_; }
  bool empty() const { return all_.empty(); }
  // Returns whether a further error would only be counted, so that what is
  // costly to say of it can be left out.
  bool full() const { return error_count_ >= kMaxKept; }
  // Returns whether an error lies within `place`: what follows from it there
  // would be an echo. O(n); for use where there is a fault to report.
  bool HasErrorWithin(const Place& place) const;

  // Returns the diagnostics that are kept by path and place, each once.
  std::vector<Diagnostic> Sorted() const;

  // Returns the same as text for a reader, each as
  // `path:line:col: error: text [kind]` with its line and a caret, and then how
  // many more there are.
  std::string Render() const;

 private:
  std::vector<Diagnostic> all_;
  std::set<std::string, std::less<>> poisoned_;
  size_t error_count_ = 0;
  size_t warning_count_ = 0;
};

// Returns the diagnostics as the library hands them out, in the order of
// Sorted(); they outlive what was read.
std::vector<safeconduct::Diagnostic> AsValues(const Diagnostics& diagnostics);

// Returns the diagnostics as an error, whose text has no last line end.
Error ErrorOf(Error::Kind kind, const Diagnostics& diagnostics);

// Returns the text of one diagnostic, its last line ended.
std::string Render(const Diagnostic& diagnostic);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_DIAGNOSTIC_H_
