// SPDX-License-Identifier: Apache-2.0
#include "chart/chart.h"

#include <utility>

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
  switch (subject.kind) {
    case law::Subject::Kind::kToday:
      break;
    case law::Subject::Kind::kMatter:
      return VarOf(law::MatterId(subject.index));
    case law::Subject::Kind::kFact:
      return VarOf(law::FactId(subject.index));
    case law::Subject::Kind::kMeasure:
      return VarOf(law::MeasureId(subject.index));
  }
  return today();
}

}  // namespace safeconduct::chart
