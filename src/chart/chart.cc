// SPDX-License-Identifier: Apache-2.0
#include "chart/chart.h"

#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "pack/pack.h"
#include "record/timeline.h"

namespace safeconduct::chart {

using diagram::VarId;

Chart::Chart(std::shared_ptr<const Pack> pack, record::Timeline timeline,
             std::vector<uint32_t> class_counts, size_t node_budget)
    : pack_(std::move(pack)),
      law_(&pack_->law),
      record_(&pack_->record),
      timeline_(std::make_shared<const record::Timeline>(std::move(timeline))),
      store_(std::move(class_counts), node_budget) {}

std::optional<VarId> Chart::VarOf(const law::Subject& subject) const {
  using Found = std::optional<VarId>;
  return std::visit(
      Overloaded{
          [this](law::Today) { return Found(today()); },
          [this](law::FactId fact) { return VarOf(fact); },
          [this](law::MeasureId measure) { return VarOf(measure); },
          [this](law::MatterId matter) { return VarOf(matter); },
      },
      subject);
}

}  // namespace safeconduct::chart
