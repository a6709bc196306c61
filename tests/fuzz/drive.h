// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_FUZZ_DRIVE_H_
#define SAFECONDUCT_TESTS_FUZZ_DRIVE_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/access.h"
#include "ask/examples/pack_check.h"
#include "chart/chart.h"
#include "pack/pack.h"
#include "safeconduct/asker.h"
#include "safeconduct/json.h"
#include "text/utf8.h"

// What the fuzzers share: everything that the program does with what it has
// read, and what must hold of it. A promise that is broken aborts.
namespace safeconduct::fuzz {

// Small, so that one input takes little time and the budget is met often.
inline constexpr size_t kNodeBudget = 20'000;

inline void Promise(bool kept) {
  if (!kept) std::abort();
}

inline std::string_view TextOf(const std::uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What is printed fits a terminal.
inline void PrintAll(std::string_view printed) {
  for (std::string_view rest = printed; !rest.empty();) {
    const size_t length = text::CharacterLength(rest);
    Promise(length > 0);
    Promise(rest[0] == '\n' || rest[0] == '\t' ||
            !text::IsControl(rest.substr(0, length)));
    rest.remove_prefix(length);
  }
}

// Prints diagnostics, which are there when there are faults.
inline void PrintAll(const text::Diagnostics& diagnostics) {
  const std::string printed = diagnostics.Render();
  Promise(printed.empty() == diagnostics.empty());
  PrintAll(printed);
}

// An error says what is wrong, and of faults where each stands.
inline void PrintAll(const Error& error) {
  Promise(!error.text.empty());
  Promise((error.kind == Error::Kind::kFaults) == !error.diagnostics.empty());
  PrintAll(error.text);
}

inline std::vector<law::RouteId> AllRoutes(const law::Law& law) {
  std::vector<law::RouteId> routes;
  for (size_t i = 0; i < law.routes.size(); ++i) routes.emplace_back(i);
  return routes;
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
  text::Diagnostics oddities;
  ask::WarnOfPack(*api::Access::ChartOf(*chart), oddities);
  // Examples are compiled without a budget of their own; a pack that keeps to
  // the small one is small enough in each of their scenarios.
  const auto run =
      ask::CheckExamples(api::Access::ContentsOf(*pack).pack, oddities);
  Promise(run || !run.error().text.empty());
  PrintAll(oddities);
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
