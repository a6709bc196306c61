// SPDX-License-Identifier: Apache-2.0
// Cells of tables and settings of the command line: pieces between `|`, each a
// value or a range. Every piece is a place of its own, so that several faults
// of a cell are each shown where they stand.
#include <algorithm>

#include "case/case.h"
#include "case/fact_values.h"
#include "text/quote.h"

namespace safeconduct::chart {
namespace {

using text::DiagnosticKind;
using text::Diagnostics;
using text::Place;
using text::Quote;

constexpr std::string_view kBlanks = " \t\r\n";

Place Part(Place place, size_t begin, size_t end) {
  return {place.source, place.begin + static_cast<uint32_t>(begin),
          place.begin + static_cast<uint32_t>(end)};
}

Place Trim(Place place) {
  const std::string_view text = place.text();
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return Part(place, 0, 0);
  return Part(place, begin, text.find_last_not_of(kBlanks) + 1);
}

void ReportForm(Place place, std::string text, Diagnostics& diagnostics) {
  diagnostics.Add(DiagnosticKind::kWrongForm, place, std::move(text));
}

// Reads `A..B`, whose dots stand at `dots`; an end may be left open.
std::optional<IntervalSet> ReadRangePiece(const Slot& slot, Place piece,
                                          size_t dots,
                                          Diagnostics& diagnostics) {
  if (!TakesRanges(slot.type)) {
    ReportMismatch(slot, "range " + Quote(piece.text()), piece, diagnostics);
    return std::nullopt;
  }
  const Place from = Trim(Part(piece, 0, dots));
  const Place to = Trim(Part(piece, dots + 2, piece.text().size()));
  if (from.text().empty() && to.text().empty()) {
    ReportForm(piece, "range has no end; write at least one", diagnostics);
    return std::nullopt;
  }
  const size_t faults = diagnostics.error_count();
  const auto read = [&](Place end) {
    return end.text().empty() ? std::nullopt
                              : ReadEnd(slot, end.text(), end, diagnostics);
  };
  const std::optional<Value> low = read(from);
  const std::optional<Value> high = read(to);
  if (diagnostics.error_count() > faults) return std::nullopt;
  return ReadRange(slot, low, high, piece, diagnostics);
}

std::optional<IntervalSet> ReadPiece(const Slot& slot, Place piece,
                                     Diagnostics& diagnostics) {
  const std::string_view text = piece.text();
  if (text.empty()) {
    ReportForm(piece, "expected a value on each side of `|`, found none",
               diagnostics);
    return std::nullopt;
  }
  if (ReadsUnknown(slot.type, text)) {
    ReportForm(piece, "`unknown` cannot stand in a list; it stands by itself",
               diagnostics);
    return std::nullopt;
  }
  const size_t dots = text.find("..");
  if (dots != std::string_view::npos) {
    return ReadRangePiece(slot, piece, dots, diagnostics);
  }
  const std::optional<Value> value = ReadValue(slot, text, piece, diagnostics);
  if (!value) return std::nullopt;
  return IntervalSet::Single(*value);
}

std::optional<IntervalSet> ReadPieces(const Slot& slot, Place cell,
                                      Diagnostics& diagnostics) {
  const std::string_view text = cell.text();
  std::vector<Interval> values;
  bool good = true;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('|', begin), text.size());
    const std::optional<IntervalSet> piece =
        ReadPiece(slot, Trim(Part(cell, begin, end)), diagnostics);
    good = good && piece;
    if (piece) {
      values.insert(values.end(), piece->intervals().begin(),
                    piece->intervals().end());
    }
    begin = end + 1;
  }
  if (!good) return std::nullopt;
  return IntervalSet(std::move(values));
}

}  // namespace

std::optional<IntervalSet> ReadCell(const law::Fact& fact, Place place,
                                    Diagnostics& diagnostics) {
  const Place cell = Trim(place);
  if (cell.text().empty() || ReadsUnknown(fact.type, cell.text())) {
    return fact.type.Universe();
  }
  return ReadPieces(SlotOf(fact), cell, diagnostics);
}

std::optional<Days> ReadDays(Place place, Diagnostics& diagnostics) {
  const law::Type type{.form = law::TypeForm::kDate,
                       .choices = {},
                       .low = 0,
                       .high = 0,
                       .unit = ""};
  const Slot slot{type, "the day asked about", "the day asked about"};
  const Place days = Trim(place);
  if (days.text().empty() || days.text().find('|') != std::string_view::npos) {
    ReportForm(days,
               "expected a day or a range of days, found " +
                   (days.text().empty() ? "nothing" : Quote(days.text())),
               diagnostics);
    return std::nullopt;
  }
  if (days.text() == "unknown") {
    ReportMismatch(slot, "`unknown`", days, diagnostics);
    return std::nullopt;
  }
  const std::optional<IntervalSet> read = ReadPiece(slot, days, diagnostics);
  if (!read) return std::nullopt;
  return Days{Date{read->min()}, Date{read->max()}};
}

bool ReadSetting(const law::Law& law, const text::SourceText& source,
                 Case& person, Diagnostics& diagnostics) {
  const std::string_view content = source.content();
  const Place whole{&source, 0, static_cast<uint32_t>(content.size())};
  const size_t equal = content.find('=');
  const Place name = Trim(Part(whole, 0, std::min(equal, content.size())));
  if (equal == std::string_view::npos || name.text().empty()) {
    ReportForm(whole,
               "expected `FACT=VALUE`, found " +
                   (content.empty() ? "nothing" : Quote(content)),
               diagnostics);
    return false;
  }
  const std::optional<law::FactId> fact = law.FindFact(name.text());
  if (!fact) {
    ReportUnknownFact(law, name.text(), name, diagnostics);
    return false;
  }
  std::optional<IntervalSet> values = ReadCell(
      law.fact(*fact), Part(whole, equal + 1, content.size()), diagnostics);
  if (!values) return false;
  person.Set(*fact, *std::move(values));
  return true;
}

}  // namespace safeconduct::chart
