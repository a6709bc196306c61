// SPDX-License-Identifier: Apache-2.0
#include "pack/scenario.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/nearest_name.h"
#include "case/case.h"
#include "law/expr_parser.h"
#include "law/values.h"
#include "text/lexer.h"

namespace safeconduct::chart {
namespace {

std::unexpected<Error> AtFault(const text::Diagnostics& diagnostics) {
  return std::unexpected(text::ErrorOf(Error::Kind::kQuestion, diagnostics));
}

std::expected<record::ViewpointId, Error> ReadViewpoint(
    const record::Record& record, const std::string& name) {
  if (const auto viewpoint = record.FindViewpoint(name)) return *viewpoint;
  return std::unexpected(
      Error{Error::Kind::kUnknownName,
            fmt::format("--viewpoint: unknown viewpoint `{}`{}", name,
                        SuggestName(name, NamesOf(record.viewpoints)))});
}

std::expected<std::vector<record::Supposition>, Error> ReadSuppositions(
    const Pack& pack, const std::vector<std::string>& written,
    std::optional<Date> known_on) {
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
    if (cursor.failed()) continue;
    const auto resolved = record::ResolveSupposition(
        parsed, pack.law, pack.record, known_on, diagnostics);
    if (resolved) suppositions.push_back(*resolved);
  }
  if (diagnostics.has_errors()) return AtFault(diagnostics);
  return suppositions;
}

}  // namespace

std::expected<Date, Error> ReadOneDay(const std::string& option,
                                      const std::string& written) {
  const text::SourceText source(option, written);
  text::Diagnostics diagnostics;
  const auto size = static_cast<uint32_t>(written.size());
  const auto days = ReadDays({&source, 0, size}, diagnostics);
  if (!days) return AtFault(diagnostics);
  if (days->first == days->last) return days->first;
  return std::unexpected(
      Error{Error::Kind::kQuestion,
            fmt::format(
                "{}: takes one day, not the range `{}` (give one of its days)",
                option, written)});
}

std::expected<record::Scenario, Error> ReadScenario(
    const Pack& pack, const safeconduct::Scenario& written) {
  record::Scenario scenario;
  if (!written.known_on.empty()) {
    const auto day = ReadOneDay("--known-on", written.known_on);
    if (!day) return std::unexpected(day.error());
    scenario.known_on = *day;
  }
  if (!written.viewpoint.empty()) {
    const auto viewpoint = ReadViewpoint(pack.record, written.viewpoint);
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

}  // namespace safeconduct::chart
