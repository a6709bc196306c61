// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_H_
#define SAFECONDUCT_CHART_H_

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/date.h"
#include "safeconduct/error.h"
#include "safeconduct/pack.h"

#pragma GCC visibility push(default)

namespace safeconduct {

namespace chart {
class Chart;
}

// Which sources are listened to, and what is supposed beyond the record; as
// the options of the same names take it. What is empty is left out.
struct Scenario {
  std::string known_on;   // a day, YYYY-MM-DD
  std::string viewpoint;  // the name of a viewpoint
  // `MATTER becomes VALUE on DAY`, `EVENT happened`, `EVENT did not happen`.
  std::vector<std::string> suppositions;
  friend bool operator==(const Scenario&, const Scenario&) = default;
};

// Reads days, `2023-08-14` or `2023-08-01..2023-08-14`; `name` says in faults
// where they were given. Fails with what is wrong with them.
std::expected<Days, Error> ReadDays(std::string name, std::string text);
// Reads one day in the same way.
std::expected<Date, Error> ReadDay(const std::string& name,
                                   const std::string& text);

// Returns days as they are written: open, as in `..2025-08-05`, at the ends of
// the days reasoned about.
std::string FormatDays(const Days& days);
// Returns days in words: "14 August 2023", "some day from ... to ...".
std::string DescribeDays(const Days& days);
// Returns what is taken for granted in a scenario, in the words of the law and
// the record: "the record as known on 14 August 2023". Empty where the scenario
// does not go with the pack.
std::string DescribeScenario(const Pack& pack, const Scenario& scenario);

// One way in which a matter may have come by its value.
struct Setting {
  std::string value;
  std::optional<Date> since;     // absent where it is so at first
  const Event* event = nullptr;  // that moved it; null: at first, or supposed
  bool supposed = false;
  bool disputed = false;  // the event is denied, in this scenario
};

// What became of a matter by a day: the settings that it may have, the latest
// first; one where nothing is disputed or in a window.
struct MatterState {
  const Matter* matter = nullptr;
  std::vector<Setting> settings;
};

// What became of a matter from a day on.
struct MatterSince {
  std::optional<Date> first;  // absent: from the first day reasoned about
  std::vector<Setting> settings;
};

// A disputed event, and whether the scenario settles what became of it.
struct DisputedEvent {
  const Event* event = nullptr;
  bool settled = false;
};

// A pack compiled for one scenario, ready to be asked. Immutable; copies share
// what was compiled; safe to share between threads. Keeps its pack alive.
class Chart {
 public:
  // The most nodes that the diagrams of a pack may have.
  static constexpr size_t kDefaultNodeBudget = 4'000'000;

  // Fails where the scenario has a fault, and where the diagrams outgrow the
  // budget.
  static std::expected<Chart, Error> Compile(
      const Pack& pack, const Scenario& scenario = {},
      size_t node_budget = kDefaultNodeBudget);

  const Pack& pack() const { return pack_; }
  // Returns the scenario as it was understood, in one way of writing.
  Scenario scenario() const;

  // Returns what became of each of the matters named, or of all where none is,
  // by a day. Fails where the pack has no matter of a name, and where the day
  // is none that is reasoned about.
  std::expected<std::vector<MatterState>, Error> MattersOn(
      Date day, const std::vector<std::string>& names = {}) const;
  // Returns what became of a matter when, by day. Fails as MattersOn does.
  std::expected<std::vector<MatterSince>, Error> HistoryOf(
      const std::string& matter) const;

  // Returns the events that some source denies and that the scenario listens
  // to, those that are disputed together in a row.
  std::vector<DisputedEvent> Disputed() const;

  // Returns the values of a fact that are among any of `values`, as the law
  // calls them: countries by the sets that it names, else as FormatValues does.
  // Nothing is said of a fact of another pack.
  std::string DescribeValues(const Fact& fact,
                             const std::vector<Values>& values) const;

  // Returns how many nodes the diagrams have, over how many variables.
  size_t node_count() const;
  size_t var_count() const;

 private:
  friend struct api::Access;
  Chart(Pack pack, std::shared_ptr<const chart::Chart> chart)
      : pack_(std::move(pack)), chart_(std::move(chart)) {}

  Pack pack_;
  std::shared_ptr<const chart::Chart> chart_;
};

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_CHART_H_
