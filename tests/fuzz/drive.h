// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_FUZZ_DRIVE_H_
#define SAFECONDUCT_TESTS_FUZZ_DRIVE_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "safeconduct/asker.h"
#include "safeconduct/check.h"
#include "safeconduct/json.h"

// What the fuzzers share: everything that the program does with what it has
// read, and what must hold of it. A promise that is broken aborts.
namespace safeconduct::fuzz {

// Small, so that one input takes little time and the budget is met often.
inline constexpr size_t kNodeBudget = 20'000;
inline constexpr size_t kStepBudget = 1'000;

inline void Promise(bool kept) {
  if (!kept) std::abort();
}

inline std::string_view TextOf(const std::uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A character of UTF-8 at the front of a text, and how many bytes it takes: 0
// where none stands there. Source: Unicode 15, table 3-7.
struct Character {
  size_t length = 0;
  uint32_t code = 0;
};

inline Character CharacterOf(std::string_view text) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const uint32_t lead = byte(0);
  if (lead < 0x80) return {1, lead};
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  uint32_t code = lead & (0xFFU >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3FU);
  }
  const bool is_surrogate = 0xD800 <= code && code <= 0xDFFF;
  constexpr uint32_t kLeast[] = {0x80, 0x800, 0x10000};
  if (code < kLeast[length - 2] || is_surrogate || code > 0x10FFFF) return {};
  return {length, code};
}

// What is printed fits a terminal: no control character steers it.
inline void PrintAll(std::string_view printed) {
  while (!printed.empty()) {
    const auto [length, code] = CharacterOf(printed);
    Promise(length > 0);
    Promise(code == '\n' || code == '\t' ||
            (code >= 0x20 && !(0x7F <= code && code <= 0x9F)));
    printed.remove_prefix(length);
  }
}

// An error says what is wrong.
inline void PrintText(const Error& error) {
  Promise(!error.text.empty());
  PrintAll(error.text);
}

// An error of a pack or of a case says, of faults, where each stands.
inline void PrintAll(const Error& error) {
  Promise((error.kind == Error::Kind::kFaults) == !error.diagnostics.empty());
  PrintText(error);
}

// Asks all there is to ask of one person, and writes the answer.
inline void Ask(const Chart& chart, const Case& person, const Days& days) {
  AskOptions options;
  options.timeline = true;
  options.ask_first = true;
  const auto answer = Asker(chart).Explain(person, days, options);
  Promise(answer.has_value());
  const std::string json = FormatJson(*answer);
  Promise(json.starts_with('{') && json.ends_with('}'));
}

// Does with the files of a pack what `check` and `ask` do.
inline void ReadAndAsk(std::vector<PackFile> files) {
  const auto pack = Pack::Read(std::move(files));
  if (!pack) return PrintAll(pack.error());
  for (const Diagnostic& warning : pack->warnings()) PrintAll(warning.shown);
  const auto chart = Chart::Compile(*pack, {}, kNodeBudget);
  if (!chart) return PrintAll(chart.error());
  CheckOptions options;
  options.node_budget = kNodeBudget;
  options.step_budget = kStepBudget;
  if (const auto checked = Check(*pack, options)) {
    PrintAll(checked->shown);
    Promise(checked->shown.empty() == checked->diagnostics.empty());
  } else {
    PrintAll(checked.error());
  }
  const Date day{19583};  // 2023-08-14
  Ask(*chart, Case(*pack), {day, day});
}

// A law of every type of fact, with a dispute and a window on its record.
inline constexpr const char* kSmallLaw = R"(
```law
fact age "Age" : 0..120 years, fixed
fact nationality "Nationality" : country, fixed
fact came_from "State left before" : country
fact arrived "Day of arrival" : date, fixed
fact requested "Day of the request" : date or none
fact claim "Asylum claim" : one of none, pending, refused
fact risk "Real risk there" : yes or no
measure days_here "Days here" counts days from arrived to today
measure months_to_request "Months" counts months from arrived to requested
matter agreement "An agreement" : one of none, sought, in_force; at first none
matter safe "Is safe" : yes or no; at first yes
matter limit "Limit" : 0..90 days; at first 14
set eu_states "Member states" is FR, BE
term child "Under 18" when age < 18
safeguards all "What bars any removal"
  barred by pending "A claim is pending" when claim is pending cite act "s.1"
route france "Return to France" to FR under all
  needs agreement "Agreement" when agreement is in_force cite act
  needs transit "Came from France" when came_from is FR or came_from in eu_states
  needs in_time "In time" when days_here <= limit cite act
  barred by late "Late" when months_to_request > 3 unless child cite act
route home "Return home" to nationality under all
  barred by risk "Real risk there" when risk or not safe cite act
guarantee no_child "No child" never home is open and child
```
)";

inline constexpr const char* kSmallRecord = R"(
```record
source act "An Act" statute published 2020-01-01
source memo "A memo" official published 2023-02-01
source denial "A denial" statement seen in memo
event signed "Agreement" on 2023-01-10 agreement becomes in_force
  according to memo denied by denial
event unsafe "Unsafe" between 2023-03-01 and 2023-06-01 safe becomes no
  according to act
event shorter "The limit falls" on 2022-01-01 limit becomes 10 according to act
viewpoint teller "As the memo tells it" credits memo
```
)";

inline std::vector<PackFile> SmallPackFiles() {
  return {{"small.law.md", kSmallLaw}, {"small.record.md", kSmallRecord}};
}

// Returns the small law with its record, which have no fault.
inline Pack SmallPack() {
  auto pack = Pack::Read(SmallPackFiles());
  Promise(pack.has_value() && pack->warnings().empty());
  return *std::move(pack);
}

inline Chart SmallChart() {
  auto chart = Chart::Compile(SmallPack());
  Promise(chart.has_value());
  return *std::move(chart);
}

}  // namespace safeconduct::fuzz

#endif  // SAFECONDUCT_TESTS_FUZZ_DRIVE_H_
