// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_MEASURE_TABLE_H_
#define SAFECONDUCT_LAW_CHECK_MEASURE_TABLE_H_

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "law/check/name_table.h"
#include "law/law.h"

namespace safeconduct::law {

// The measures of a law, each unit and pair of dates once. Appends to
// Law::measures, which nothing else may change meanwhile.
class MeasureTable {
 public:
  explicit MeasureTable(std::vector<Measure>& measures) : measures_(measures) {}

  // Adds what a `measure` declares, or nothing where it is faulty. Declarations
  // are added in their order.
  void AddDeclared(std::optional<Measure> measure) {
    if (!measure) return declared_.push_back(std::nullopt);
    declared_.push_back(FindOrAdd(*measure));
  }

  // Returns the measure of a declaration; nothing where it was faulty.
  std::optional<MeasureId> Declared(MeasureDeclId id) const {
    return declared_[id.index()];
  }

  std::optional<MeasureId> Find(Unit unit, DateRef from, DateRef to) const {
    const auto found = ids_.find({unit, from, to});
    if (found == ids_.end()) return std::nullopt;
    return found->second;
  }

  // Returns the measure that counts the same as `measure`, which is added
  // where there is none.
  MeasureId FindOrAdd(const Measure& measure) {
    const auto [found, added] =
        ids_.emplace(Key{measure.unit, measure.from, measure.to},
                     MeasureId(measures_.size()));
    if (added) measures_.push_back(measure);
    return found->second;
  }

 private:
  using Key = std::tuple<Unit, DateRef, DateRef>;

  std::vector<Measure>& measures_;
  // By MeasureDeclId.
  std::vector<std::optional<MeasureId>> declared_;
  std::map<Key, MeasureId> ids_;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_MEASURE_TABLE_H_
