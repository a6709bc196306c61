// SPDX-License-Identifier: Apache-2.0
//
// How a fault is shown: where it stands, the line of the source, and a caret
// under what is meant. Sources are written by hand in any script and may be
// hostile, so that columns are counted as a terminal shows them, a very long
// line is cut around the place, and no control character gets through.
//
// Faults are kept as places, and lines and columns are worked out where they
// are shown, which is seldom. They are added in the order in which passes come
// upon them; a reader works through a file from the top, so they are sorted by
// place, and one that was found twice is shown once.
#include "text/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

#include "text/utf8.h"

namespace safeconduct::text {
namespace {

// Both tables are made from one list, so that neither can miss a kind.
constexpr std::array kNames = {
#define X(enumerator, name, severity) std::string_view(name),
#include "text/diagnostic_kinds.def"
#undef X
};

constexpr std::array kSeverities = {
#define X(enumerator, name, severity) Severity::severity,
#include "text/diagnostic_kinds.def"
#undef X
};

// What a line shows of the source, in bytes on either side of the place.
constexpr size_t kShownBefore = 60;
constexpr size_t kShownAfter = 100;

// Returns a blank line as wide as `text`, so that a caret put behind it stands
// under the character after `text`. A tab stays a tab: how wide it is the
// terminal decides, and alike on both lines.
std::string Blank(std::string_view text) {
  std::string blank;
  for (const char c : text) {
    if (!ContinuesCharacter(c)) blank += c == '\t' ? '\t' : ' ';
  }
  return blank;
}

size_t Width(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return !ContinuesCharacter(c); }));
}

// Appends the line of `place`, and under it a caret and tildes. Of a very long
// line the part around the place is shown.
void RenderLine(const Place& place, uint32_t line_number, std::string& out) {
  const std::string_view line = place.source->Line(line_number);
  const size_t start = place.source->LineStart(line_number);
  const size_t begin = std::min(place.begin - start, line.size());
  // A place may reach over several lines; what is underlined ends with the
  // first.
  const size_t end = std::clamp(size_t{place.end} - start, begin, line.size());
  size_t first = begin > kShownBefore ? begin - kShownBefore : 0;
  // Neither cut may part a character.
  while (first > 0 && ContinuesCharacter(line[first])) --first;
  size_t last = std::min(line.size(), begin + kShownAfter);
  while (last < line.size() && ContinuesCharacter(line[last])) ++last;
  const size_t marked = std::min(end, last);

  const std::string head = first > 0 ? "..." : "";
  const std::string tail = last < line.size() ? "..." : "";
  // Made printable before it is measured: what stands in place of a control
  // character has a width that is known.
  const std::string before =
      head + Printable(line.substr(first, begin - first));
  const std::string under = Printable(line.substr(begin, marked - begin));
  const std::string shown =
      under + Printable(line.substr(marked, last - marked)) + tail;
  const size_t width = Width(under);
  const std::string underline(width > 1 ? width - 1 : 0, '~');
  fmt::format_to(std::back_inserter(out), "{:5} | {}{}\n", line_number, before,
                 shown);
  fmt::format_to(std::back_inserter(out), "      | {}^{}\n", Blank(before),
                 underline);
}

// One place with what is said of it: an error, a warning or a note.
void RenderAt(const Place& place, std::string_view label,
              std::string_view message, std::string& out) {
  const auto position = place.source->PositionOf(place.begin);
  fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: {}\n",
                 Printable(place.source->path()), position.line,
                 position.column, label, Printable(message));
  RenderLine(place, position.line, out);
}

// Within a place the order of adding is kept.
auto SortKey(const Diagnostic& diagnostic) {
  return std::tuple(std::string_view(diagnostic.place.source->path()),
                    diagnostic.place.begin, diagnostic.place.end);
}

// Returns whether an equal diagnostic is among those at the end of a sorted
// list that share its place.
bool StandsAmongLast(const std::vector<Diagnostic>& sorted,
                     const Diagnostic& wanted) {
  for (auto each = sorted.rbegin();
       each != sorted.rend() && SortKey(*each) == SortKey(wanted); ++each) {
    if (each->kind == wanted.kind && each->text == wanted.text) return true;
  }
  return false;
}

size_t Hidden(size_t count) { return count - std::min(count, kMaxKept); }

Location LocationOf(const Place& place) {
  const auto begin = place.source->PositionOf(place.begin);
  const auto end = place.source->PositionOf(place.end);
  return {place.source->path(), begin.line, begin.column, end.line, end.column};
}

safeconduct::Diagnostic AsValue(const Diagnostic& diagnostic) {
  using Public = safeconduct::Diagnostic;
  Public value;
  value.severity = KindSeverity(diagnostic.kind) == Severity::kError
                       ? Public::Severity::kError
                       : Public::Severity::kWarning;
  value.kind = KindName(diagnostic.kind);
  value.location = LocationOf(diagnostic.place);
  value.text = diagnostic.text;
  for (const Note& note : diagnostic.notes) {
    value.notes.push_back({LocationOf(note.place), note.text});
  }
  value.shown = Render(diagnostic);
  return value;
}

// Whether a diagnostic of this kind says that a name is declared nowhere.
// Leans on the order of diagnostic_kinds.def, where these kinds follow each
// other.
bool IsUnknownName(DiagnosticKind kind) {
  return kind >= DiagnosticKind::kUnknownName &&
         kind <= DiagnosticKind::kUnknownViewpoint;
}

}  // namespace

std::string_view KindName(DiagnosticKind kind) {
  return kNames[static_cast<size_t>(kind)];
}

Severity KindSeverity(DiagnosticKind kind) {
  return kSeverities[static_cast<size_t>(kind)];
}

void Diagnostics::Add(DiagnosticKind kind, Place place, std::string text,
                      std::vector<Note> notes) {
  // Where the declaration of `x` could not be read, each use of `x` would be
  // reported as unknown, which hides the one fault that there is.
  if (IsUnknownName(kind) && poisoned_.contains(place.text())) return;
  const bool error = KindSeverity(kind) == Severity::kError;
  if (++(error ? error_count_ : warning_count_) > kMaxKept) return;
  all_.push_back({kind, place, std::move(text), std::move(notes)});
}

bool Diagnostics::HasErrorWithin(const Place& place) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Diagnostic& each) {
    return KindSeverity(each.kind) == Severity::kError &&
           each.place.source == place.source &&
           each.place.begin >= place.begin && each.place.end <= place.end;
  });
}

std::vector<Diagnostic> Diagnostics::Sorted() const {
  std::vector<Diagnostic> sorted = all_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return SortKey(a) < SortKey(b);
                   });
  // Others may stand between two that are equal; few share a place.
  std::vector<Diagnostic> once;
  for (Diagnostic& each : sorted) {
    if (!StandsAmongLast(once, each)) once.push_back(std::move(each));
  }
  return once;
}

std::string Diagnostics::Render() const {
  std::string out;
  for (const Diagnostic& diagnostic : Sorted()) {
    out += text::Render(diagnostic);
  }
  if (error_count_ > kMaxKept || warning_count_ > kMaxKept) {
    fmt::format_to(std::back_inserter(out),
                   "{} more errors and {} more warnings are not shown (mend "
                   "these first)\n",
                   Hidden(error_count_), Hidden(warning_count_));
  }
  return out;
}

std::string Render(const Diagnostic& diagnostic) {
  std::string out;
  const bool error = KindSeverity(diagnostic.kind) == Severity::kError;
  RenderAt(diagnostic.place, error ? "error" : "warning",
           fmt::format("{} [{}]", diagnostic.text, KindName(diagnostic.kind)),
           out);
  const auto& notes = diagnostic.notes;
  for (size_t i = 0; i < std::min(notes.size(), kMaxNotes); ++i) {
    RenderAt(notes[i].place, "note", notes[i].text, out);
  }
  if (notes.size() > kMaxNotes) {
    fmt::format_to(std::back_inserter(out), "{} more notes are not shown\n",
                   notes.size() - kMaxNotes);
  }
  return out;
}

std::vector<safeconduct::Diagnostic> AsValues(const Diagnostics& diagnostics) {
  std::vector<safeconduct::Diagnostic> values;
  for (const Diagnostic& each : diagnostics.Sorted()) {
    values.push_back(AsValue(each));
  }
  return values;
}

Error ErrorOf(Error::Kind kind, const Diagnostics& diagnostics) {
  Error error{kind, diagnostics.Render(), AsValues(diagnostics)};
  if (error.text.ends_with('\n')) error.text.pop_back();
  return error;
}

}  // namespace safeconduct::text
