// SPDX-License-Identifier: Apache-2.0
//
// Bytes as arguments of the command line, one a line: `on ` before days, `set `
// before a setting, and `suppose `, `known-on ` and `viewpoint ` before parts
// of a scenario. A line that begins with none of them is read as days, as a
// setting and as a supposition.

#include <algorithm>

#include "tests/fuzz/drive.h"

namespace safeconduct::fuzz {
namespace {

// What the arguments say, as far as they have no fault.
struct Arguments {
  explicit Arguments(const Pack& pack) : person(pack) {}

  Case person;
  Days days{Date{19583}, Date{19583}};  // 2023-08-14
  Scenario scenario;
};

void ReadOn(std::string_view line, Arguments& read) {
  const auto days = ReadDays("--on", std::string(line));
  if (!days) {
    Promise(!days.error().diagnostics.empty());
    return PrintText(days.error());
  }
  Promise(kFirstDay <= days->first && days->first <= days->last &&
          days->last <= kLastDay);
  read.days = *days;
}

void ReadSet(std::string_view line, Arguments& read) {
  if (const auto set = read.person.Set(line); !set) PrintAll(set.error());
}

void ReadLine(std::string_view line, Arguments& read) {
  const auto is = [&](std::string_view option) {
    if (!line.starts_with(option)) return false;
    line.remove_prefix(option.size());
    return true;
  };
  Scenario& scenario = read.scenario;
  if (is("on ")) return ReadOn(line, read);
  if (is("set ")) return ReadSet(line, read);
  if (is("known-on ")) return void(scenario.known_on = line);
  if (is("viewpoint ")) return void(scenario.viewpoint = line);
  const bool supposes = is("suppose ");
  scenario.suppositions.emplace_back(line);
  if (supposes) return;
  ReadOn(line, read);
  ReadSet(line, read);
}

void Run(std::string_view lines) {
  static const auto kPack = SmallPack();
  Arguments read(kPack);
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    ReadLine(lines.substr(0, end), read);
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  const auto chart = Chart::Compile(kPack, read.scenario, kNodeBudget);
  if (!chart) return PrintText(chart.error());
  Ask(*chart, read.person, read.days);
}

}  // namespace
}  // namespace safeconduct::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  safeconduct::fuzz::Run(safeconduct::fuzz::TextOf(data, size));
  return 0;
}
