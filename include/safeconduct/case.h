// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_H_
#define SAFECONDUCT_CASE_H_

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/error.h"
#include "safeconduct/pack.h"

#pragma GCC visibility push(default)

namespace safeconduct {

namespace api {
struct GivenPlaces;
}
namespace chart {
class Case;
}

// A fact, and the values that it may have.
struct FactValues {
  const Fact* fact = nullptr;
  Values values;
};

struct Step;

// What a case tells of a step of a procedure.
struct KnownStep {
  const Step* step = nullptr;
  std::optional<Values> day;          // absent where none is on record
  std::vector<std::string> evidence;  // what supports it
};

// What is known of a person: for each fact of a pack the values that it may
// have. What is not known may have every value of its type. A value: a copy is
// independent. Safe to read from several threads, not to set. Keeps its pack
// alive.
class Case {
 public:
  // Makes the case of which nothing is known.
  explicit Case(const Pack& pack);
  Case(const Case& other);
  Case(Case&& other) noexcept;
  Case& operator=(const Case& other);
  Case& operator=(Case&& other) noexcept;
  ~Case();

  // Reads a case written as JSON; `path` names it in faults. Fails with every
  // fault found.
  static std::expected<Case, Error> ReadJson(const Pack& pack, std::string path,
                                             std::string text);

  // Sets a fact as `--set` does: `age=16..19`, `came_from=FR|BE`,
  // `home_risk=unknown`; or the day of a step, `steps.notice=2025-09-10`. Fails
  // with what is wrong, and then changes nothing.
  std::expected<void, Error> Set(std::string_view setting);
  // Sets several facts, each once. Fails with every fault found, and then
  // changes nothing.
  std::expected<void, Error> SetAll(const std::vector<std::string>& settings);

  const Pack& pack() const { return pack_; }
  // Returns the facts that may have fewer values than their types, in order of
  // declaration.
  std::vector<FactValues> Known() const;
  // Returns the steps of which it tells a day, or what supports them.
  std::vector<KnownStep> KnownSteps() const;

 private:
  friend struct api::Access;

  Pack pack_;
  std::unique_ptr<chart::Case> case_;
  std::shared_ptr<const api::GivenPlaces> given_;  // null: nowhere
};

// Returns what is known of a person: "Known: age 30, claim pending." or
// "Nothing is known of the person."
std::string DescribeKnown(const Case& person);

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_CASE_H_
