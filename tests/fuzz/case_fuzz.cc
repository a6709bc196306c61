// SPDX-License-Identifier: Apache-2.0
//
// Bytes as a case written as JSON; a case without a fault is asked about.

#include "tests/fuzz/drive.h"

namespace safeconduct::fuzz {
namespace {

void Run(std::string_view json) {
  static const auto kChart = SmallChart();
  const text::SourceText source("case.json", std::string(json));
  text::Diagnostics diagnostics;
  const auto person = chart::ReadCaseJson(kChart->law(), source, diagnostics);
  PrintAll(diagnostics);
  Promise(person.has_value() == diagnostics.empty());
  const Date day{19583};  // 2023-08-14
  if (person) Ask(kChart, *person, {day, day});
}

}  // namespace
}  // namespace safeconduct::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  safeconduct::fuzz::Run(safeconduct::fuzz::TextOf(data, size));
  return 0;
}
