// SPDX-License-Identifier: Apache-2.0
// Cells of tables, settings of the command line and strings of cases: pieces
// between `|`, each a value or a range. Every piece is a place of its own, so
// that several faults of a cell are each shown where they stand.
//
// `FR,BE` is no list, though every part of it is a value: who writes it may
// mean one of the two or both, and a case knows the first only.
//
// Blanks count nowhere around a value. Spreadsheets and people put them there,
// the no-break space among them, and nobody sees them.
#include "case/cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "case/case.h"
#include "case/meanings.h"
#include "case/step_names.h"
#include "law/values.h"
#include "text/blanks.h"
#include "text/quote.h"

namespace safeconduct::chart {
namespace {

using text::DiagnosticKind;
using text::Diagnostics;
using text::Place;
using text::Quote;

constexpr std::string_view kRangeSign = "..";
// The long one is what word processors make of the short.
constexpr std::array<std::string_view, 2> kDashes = {"–", "-"};

// Returns a stretch of what was written.
Written Part(const Written& written, size_t begin, size_t end) {
  Written part = written;
  part.text = written.text.substr(begin, end - begin);
  // The whole keeps its place, which may have quotes around the text.
  if (!written.letters || part.text.size() == written.text.size()) return part;
  part.letters = *written.letters + static_cast<uint32_t>(begin);
  part.place.begin = *part.letters;
  part.place.end = *written.letters + static_cast<uint32_t>(end);
  return part;
}

// What stands in a source is written letter by letter.
Written WrittenAt(Place place) { return {place.text(), place, place.begin}; }

void ReportForm(Place place, std::string text, Diagnostics& diagnostics) {
  diagnostics.Add(DiagnosticKind::kWrongForm, place, std::move(text));
}

// The sign of a range, where it stands and how long it is.
struct RangeSign {
  size_t at = 0;
  size_t size = 0;
};

// Returns the sign of a range in a text: `..` anywhere, or a dash between two
// numbers, where the type has no negative ones for it to be a minus of.
std::optional<RangeSign> FindRangeSign(const law::Type& type,
                                       std::string_view text) {
  // No number and no date holds `..`, while a dash may be a minus or stand in a
  // date.
  const size_t dots = text.find(kRangeSign);
  if (dots != std::string_view::npos) return RangeSign{dots, kRangeSign.size()};
  if (type.form != law::TypeForm::kNumber || type.low < 0) return std::nullopt;
  for (const std::string_view dash : kDashes) {
    const size_t at = text.find(dash);
    if (at == std::string_view::npos || at == 0) continue;
    const auto is_end = [](std::string_view end) {
      return !end.starts_with('-') && !WholeNumber(end).empty();
    };
    if (is_end(text::WithoutBlanks(text.substr(0, at))) &&
        is_end(text::WithoutBlanks(text.substr(at + dash.size())))) {
      return RangeSign{at, dash.size()};
    }
  }
  return std::nullopt;
}

// Reads `A..B`; an end may be left open.
std::optional<IntervalSet> ReadRangePiece(const Slot& slot,
                                          const Written& piece, RangeSign sign,
                                          Diagnostics& diagnostics) {
  if (!TakesRanges(slot.type)) {
    ReportMismatch(slot, "range " + Quote(piece.text), piece.place,
                   diagnostics);
    return std::nullopt;
  }
  const Written from = Trim(Part(piece, 0, sign.at));
  const Written to = Trim(Part(piece, sign.at + sign.size, piece.text.size()));
  if (from.text.empty() && to.text.empty()) {
    ReportForm(piece.place, "range has no end; write at least one",
               diagnostics);
    return std::nullopt;
  }
  // Nothing stands both for an end that is open and for one with a fault.
  const size_t faults = diagnostics.error_count();
  const auto read = [&](const Written& end) {
    return end.text.empty() ? std::nullopt : ReadEnd(slot, end, diagnostics);
  };
  const std::optional<Value> low = read(from);
  const std::optional<Value> high = read(to);
  if (diagnostics.error_count() > faults) return std::nullopt;
  return ReadRange(slot, low, high, piece.place, diagnostics);
}

// Returns the values that `sign` parts, with `|` in its place; nothing where a
// part is no value.
std::optional<std::string> ListBy(char sign, const law::Type& type,
                                  std::string_view text) {
  std::string list;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(sign, begin), text.size());
    const std::string_view part =
        text::WithoutBlanks(text.substr(begin, end - begin));
    if (MeaningsOf(type, part).size() != 1) return std::nullopt;
    list += (list.empty() ? "" : "|") + std::string(part);
    begin = end + 1;
  }
  return list;
}

// Reports a text that parts values by another sign than `|`. Returns false
// where it does not. Of numbers, most such signs are part of one. A date with
// slashes is not taken for a list, as its parts are no dates.
bool ReportList(const Slot& slot, const Written& piece,
                Diagnostics& diagnostics) {
  const bool is_number = slot.type.form == law::TypeForm::kNumber;
  for (const char sign : std::string_view(is_number ? ";" : ";,/+&")) {
    if (piece.text.find(sign) == std::string_view::npos) continue;
    const auto list = ListBy(sign, slot.type, piece.text);
    if (!list) continue;
    // The day asked about has no list: it is a day, or any day of a range.
    ReportForm(piece.place,
               slot.fact.empty()
                   ? Quote(piece.text) +
                         " are several days; write one of "
                         "them, or a range with `..`"
                   : Quote(piece.text) +
                         " may be all of these or one of them; where it is "
                         "one, and which is not known, write " +
                         Quote(*list),
               diagnostics);
    return true;
  }
  return false;
}

// Reports two days that another sign than `..` joins, as in an interval of ISO
// 8601. Returns false where that is not what stands there.
bool ReportTwoDays(const Slot& slot, const Written& piece,
                   Diagnostics& diagnostics) {
  if (!slot.type.is_date()) return false;
  const auto day_of = [&](std::string_view part) {
    const auto meanings = MeaningsOf(slot.type, text::WithoutBlanks(part));
    return meanings.size() == 1 && meanings.front() != kNone
               ? law::FormatValue(slot.type, meanings.front())
               : "";
  };
  for (const std::string_view sign : {"–", "-", "/", " to "}) {
    // Such a sign may stand in the dates too.
    for (size_t at = piece.text.find(sign); at != std::string_view::npos;
         at = piece.text.find(sign, at + 1)) {
      const std::string first = day_of(piece.text.substr(0, at));
      const std::string last = day_of(piece.text.substr(at + sign.size()));
      if (first.empty() || last.empty()) continue;
      ReportForm(
          piece.place,
          fmt::format("{} names two days; write `{}..{}` where it is any "
                      "from the one to the other{}",
                      Quote(piece.text), first, last,
                      // The day asked about has no list.
                      slot.fact.empty()
                          ? ""
                          : fmt::format(", `{}|{}` where it is one of the two",
                                        first, last)),
          diagnostics);
      return true;
    }
  }
  return false;
}

// Reads what stands between two `|`. What means nothing is looked at once more,
// as a list by another sign, before it is reported as no value.
std::optional<IntervalSet> ReadPiece(const Slot& slot, const Written& piece,
                                     Diagnostics& diagnostics) {
  if (piece.text.empty()) {
    ReportForm(piece.place, "expected a value on each side of `|`, found none",
               diagnostics);
    return std::nullopt;
  }
  if (ReadsUnknown(slot.type, piece.text)) {
    ReportForm(piece.place,
               "`unknown` cannot stand in a list; it stands by itself",
               diagnostics);
    return std::nullopt;
  }
  if (const auto sign = FindRangeSign(slot.type, piece.text)) {
    return ReadRangePiece(slot, piece, *sign, diagnostics);
  }
  const std::vector<Value> meanings = MeaningsOf(slot.type, piece.text);
  if (meanings.size() == 1) return IntervalSet::Single(meanings.front());
  if (meanings.empty() && (ReportTwoDays(slot, piece, diagnostics) ||
                           ReportList(slot, piece, diagnostics))) {
    return std::nullopt;
  }
  ReadValue(slot, piece, diagnostics);  // says what is wrong with it
  return std::nullopt;
}

std::optional<IntervalSet> ReadCellOf(const Slot& slot, Place place,
                                      Diagnostics& diagnostics) {
  const Written cell = Trim(WrittenAt(place));
  if (IsUnknown(slot.type, cell)) return slot.type.Universe();
  return ReadPieces(slot, cell, diagnostics);
}

// Sets the day of a step. Returns false where there is a fault.
bool SetStep(const law::Law& law, const Written& name, const Written& cell,
             Case& person, Diagnostics& diagnostics) {
  const auto step = FindStep(law, name.text, name.place, true, diagnostics);
  if (!step) return false;
  auto days = ReadCellOf(SlotOf(law.step(*step)), cell.place, diagnostics);
  if (!days) return false;
  person.SetDayOf(*step, *std::move(days));
  return true;
}

}  // namespace

Written Trim(const Written& written) {
  const std::string_view text = text::WithoutBlanks(written.text);
  if (text.empty()) return Part(written, 0, 0);
  const auto begin = static_cast<size_t>(text.data() - written.text.data());
  return Part(written, begin, begin + text.size());
}

bool IsUnknown(const law::Type& type, const Written& written) {
  return written.text.empty() || ReadsUnknown(type, written.text);
}

std::optional<IntervalSet> ReadPieces(const Slot& slot, const Written& written,
                                      Diagnostics& diagnostics) {
  std::vector<Interval> values;
  bool good = true;
  // Up to the end and with it: what ends with `|` has an empty piece behind,
  // which is a fault.
  for (size_t begin = 0; begin <= written.text.size();) {
    const size_t end =
        std::min(written.text.find('|', begin), written.text.size());
    const std::optional<IntervalSet> piece =
        ReadPiece(slot, Trim(Part(written, begin, end)), diagnostics);
    good = good && piece;
    if (piece) {
      values.insert(values.end(), piece->intervals().begin(),
                    piece->intervals().end());
    }
    begin = end + 1;
  }
  if (!good) return std::nullopt;
  return IntervalSet(values);
}

std::optional<IntervalSet> ReadCell(const law::Fact& fact, Place place,
                                    Diagnostics& diagnostics) {
  return ReadCellOf(SlotOf(fact), place, diagnostics);
}

std::optional<Days> ReadDays(Place place, Diagnostics& diagnostics) {
  // Days are read as the values of a fact that is a date, so that every way of
  // writing one that a table may have is one here.
  const law::Type type{.form = law::TypeForm::kDate,
                       .choices = {},
                       .low = 0,
                       .high = 0,
                       .unit = ""};
  const Slot slot{type, ""};
  const Written days = Trim(WrittenAt(place));
  if (days.text.empty() || days.text.find('|') != std::string_view::npos) {
    ReportForm(days.place,
               "expected a day or a range of days, found " +
                   (days.text.empty() ? "nothing" : Quote(days.text)),
               diagnostics);
    return std::nullopt;
  }
  if (ReadsUnknown(type, days.text)) {
    ReportMismatch(slot, Quote(days.text), days.place, diagnostics);
    return std::nullopt;
  }
  // One piece is one value or one range, and so is a single run.
  const std::optional<IntervalSet> read = ReadPiece(slot, days, diagnostics);
  if (!read) return std::nullopt;
  return Days{Date{read->min()}, Date{read->max()}};
}

bool ReadSetting(const law::Law& law, const text::SourceText& source,
                 Case& person, Diagnostics& diagnostics) {
  const std::string_view content = source.content();
  const Written whole =
      WrittenAt({&source, 0, static_cast<uint32_t>(content.size())});
  // The first: names hold none, labels of values may.
  const size_t equal = content.find('=');
  const Written name = Trim(Part(whole, 0, std::min(equal, content.size())));
  if (equal == std::string_view::npos || name.text.empty()) {
    ReportForm(whole.place,
               "expected `FACT=VALUE`, found " +
                   (content.empty() ? "nothing" : Quote(content)),
               diagnostics);
    return false;
  }
  const Written cell = Part(whole, equal + 1, content.size());
  if (name.text.starts_with(kStepsKey) &&
      name.text.substr(kStepsKey.size()).starts_with('.')) {
    return SetStep(law, Part(name, kStepsKey.size() + 1, name.text.size()),
                   cell, person, diagnostics);
  }
  const std::optional<law::FactId> fact = law.FindFact(name.text);
  if (!fact) {
    ReportUnknownFact(law, name.text, name.place, diagnostics);
    return false;
  }
  std::optional<IntervalSet> values =
      ReadCell(law.fact(*fact), cell.place, diagnostics);
  if (!values) return false;
  person.Set(*fact, *std::move(values));
  return true;
}

}  // namespace safeconduct::chart
