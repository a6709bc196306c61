// SPDX-License-Identifier: Apache-2.0
//
// Scenarios come in as texts, from options and from callers of the library, and
// go out as words. What is written is lexed and parsed as law is, so that a
// supposition on the command line has the grammar of one in an example, and its
// fault a caret too.
//
// Dates and ranges of days are read as cells of a table are, and stand here as
// the scenario is what needs them.
#include "pack/scenario.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/find_name.h"
#include "case/case.h"
#include "law/expr_parser.h"
#include "law/values.h"
#include "text/tokens/lexer.h"

namespace safeconduct::chart {
namespace {

std::unexpected<Error> AtFault(const text::Diagnostics& diagnostics) {
  return std::unexpected(text::ErrorOf(Error::Kind::kQuestion, diagnostics));
}

std::expected<std::vector<record::Supposition>, Error> ReadSuppositions(
    const Pack& pack, const std::vector<std::string>& written,
    std::optional<Date> known_on) {
  // Kept until all are read: diagnostics point into them.
  std::vector<std::unique_ptr<const text::SourceText>> sources;
  std::vector<record::Supposition> suppositions;
  text::Diagnostics diagnostics;
  for (const std::string& each : written) {
    sources.push_back(
        std::make_unique<const text::SourceText>("--suppose", each));
    const text::Block block =
        text::LexText(*sources.back(), text::BlockKind::kLaw, diagnostics);
    text::TokenCursor cursor(block, diagnostics);
    const auto parsed = law::ParseSupposition(cursor);
    if (!cursor.failed() && !cursor.at_end()) {
      cursor.FailExpected("the end of the supposition");
    }
    // The others are looked at all the same, so that all faults are shown
    // together.
    if (cursor.failed()) continue;
    const auto resolved = record::ResolveSupposition(
        parsed, pack.law, pack.record, known_on, diagnostics);
    if (resolved) suppositions.push_back(*resolved);
  }
  if (diagnostics.has_errors()) return AtFault(diagnostics);
  return suppositions;
}

}  // namespace

std::expected<record::Scenario, Error> ReadScenario(
    const Pack& pack, const safeconduct::Scenario& written) {
  record::Scenario scenario;
  if (!written.known_on.empty()) {
    const auto day = ReadDay("--known-on", written.known_on);
    if (!day) return std::unexpected(day.error());
    scenario.known_on = *day;
  }
  if (!written.viewpoint.empty()) {
    const auto viewpoint = FindAsked<record::ViewpointId>(
        pack.record.viewpoints, {"--viewpoint", "viewpoint"},
        written.viewpoint);
    if (!viewpoint) return std::unexpected(viewpoint.error());
    scenario.viewpoint = *viewpoint;
  }
  auto suppositions =
      ReadSuppositions(pack, written.suppositions, scenario.known_on);
  if (!suppositions) return std::unexpected(suppositions.error());
  scenario.suppositions = *std::move(suppositions);
  return scenario;
}

std::string DescribeSupposition(const Pack& pack,
                                const record::Supposition& supposition) {
  if (const auto* becomes = std::get_if<record::Becomes>(&supposition)) {
    const law::Matter& matter = pack.law.matter(becomes->matter);
    return fmt::format("{} becomes {} on {}", matter.name,
                       law::FormatValue(matter.type, becomes->value),
                       FormatDate(becomes->day));
  }
  const auto& settles = std::get<record::Settles>(supposition);
  return fmt::format("{} {}", pack.record.event(settles.event).name,
                     settles.happened ? "happened" : "did not happen");
}

namespace {

// The label that the law gives a value, where it has one: a reader of an answer
// need not know the names of the pack.
std::string ValueInWords(const law::Type& type, Value value) {
  if (type.form == law::TypeForm::kChoice) {
    const std::string& label = type.choices[static_cast<size_t>(value)].label;
    if (!label.empty()) return label;
  }
  return law::FormatValue(type, value);
}

// Returns a supposition in the words of the law and the record.
std::string SuppositionInWords(const Pack& pack,
                               const record::Supposition& supposition) {
  if (const auto* becomes = std::get_if<record::Becomes>(&supposition)) {
    const law::Matter& matter = pack.law.matter(becomes->matter);
    return fmt::format("\u201c{}\u201d to be \u201c{}\u201d from {}",
                       matter.label, ValueInWords(matter.type, becomes->value),
                       FormatDateInWords(becomes->day));
  }
  const auto& settles = std::get<record::Settles>(supposition);
  const record::Event& event = pack.record.event(settles.event);
  std::string text = fmt::format(
      "\u201c{}\u201d {}", event.label,
      settles.happened ? "to have happened" : "not to have happened");
  // A window that nobody denies ends with its event, whatever is supposed.
  if (!settles.happened && event.is_window() && event.denied_by.empty()) {
    text += " before " + FormatDateInWords(event.last);
  }
  return text;
}

}  // namespace

std::string ScenarioInWords(const Pack& pack,
                            const record::Scenario& scenario) {
  std::string text = "the record";
  if (scenario.known_on) {
    text += " as known on " + FormatDateInWords(*scenario.known_on);
  }
  if (scenario.viewpoint) {
    text +=
        fmt::format(" ({})", pack.record.viewpoint(*scenario.viewpoint).label);
  }
  for (const record::Supposition& supposition : scenario.suppositions) {
    text += ", supposing " + SuppositionInWords(pack, supposition);
  }
  return text == "the record" ? "the record as it stands" : text;
}

}  // namespace safeconduct::chart

namespace safeconduct {

// `name` is that of the option, or of the argument, and stands in faults as a
// path does.
std::expected<Days, Error> ReadDays(std::string name, std::string text) {
  const auto size = static_cast<uint32_t>(text.size());
  const text::SourceText source(std::move(name), std::move(text));
  text::Diagnostics diagnostics;
  const auto days = chart::ReadDays({&source, 0, size}, diagnostics);
  if (days) return *days;
  return std::unexpected(text::ErrorOf(Error::Kind::kQuestion, diagnostics));
}

std::expected<Date, Error> ReadDay(const std::string& name,
                                   const std::string& text) {
  const auto days = ReadDays(name, text);
  if (!days) return std::unexpected(days.error());
  if (days->first == days->last) return days->first;
  return std::unexpected(
      Error{Error::Kind::kQuestion,
            fmt::format(
                "{}: takes one day, not the range `{}` (give one of its days)",
                name, text)});
}

std::string FormatDays(const Days& days) {
  if (days.first == days.last) return FormatDate(days.first);
  return law::FormatRun(FormatDate(days.first), FormatDate(days.last),
                        days.first == kFirstDay, days.last == kLastDay);
}

std::string DescribeDays(const Days& days) {
  if (days.first == days.last) return FormatDateInWords(days.first);
  return fmt::format("some day from {} to {}", FormatDateInWords(days.first),
                     FormatDateInWords(days.last));
}

}  // namespace safeconduct
