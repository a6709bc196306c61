// SPDX-License-Identifier: Apache-2.0
#include "survey/table/cell_values.h"

#include <cstdint>
#include <utility>

#include "case/case.h"
#include "case/cell.h"
#include "text/diagnostic.h"
#include "text/source_text.h"

namespace safeconduct::survey {
namespace {

template <typename Value, typename Read>
std::expected<Value, std::string> ReadAlone(const std::string& text,
                                            const Read& read) {
  const text::SourceText source("", text);
  text::Diagnostics diagnostics;
  const text::Place whole{&source, 0, static_cast<uint32_t>(text.size())};
  auto value = read(whole, diagnostics);
  if (!value) return std::unexpected(diagnostics.Sorted().front().text);
  return *std::move(value);
}

}  // namespace

std::expected<IntervalSet, std::string> ValuesInCell(const law::Fact& fact,
                                                     const std::string& text) {
  const auto read = [&](text::Place place, text::Diagnostics& diagnostics) {
    return chart::ReadCell(fact, place, diagnostics);
  };
  return ReadAlone<IntervalSet>(text, read);
}

std::expected<Days, std::string> DaysInCell(const std::string& text) {
  return ReadAlone<Days>(text, chart::ReadDays);
}

}  // namespace safeconduct::survey
