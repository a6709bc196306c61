// SPDX-License-Identifier: Apache-2.0
//
// Bytes as a case written as JSON; a case without a fault is asked about.

#include "tests/fuzz/drive.h"

namespace safeconduct::fuzz {
namespace {

void Run(std::string_view json) {
  static const auto kChart = SmallChart();
  const auto person =
      Case::ReadJson(kChart.pack(), "case.json", std::string(json));
  if (!person) return PrintAll(person.error());
  const Date day{19583};  // 2023-08-14
  Ask(kChart, *person, {day, day});
}

}  // namespace
}  // namespace safeconduct::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  safeconduct::fuzz::Run(safeconduct::fuzz::TextOf(data, size));
  return 0;
}
