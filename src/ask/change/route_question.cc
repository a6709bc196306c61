// SPDX-License-Identifier: Apache-2.0
#include "ask/change/route_question.h"

#include <algorithm>

namespace safeconduct::ask {

IntervalSet RouteQuestion::ValuesOf(const Item& item, size_t kind) const {
  const diagram::VarId var = diagram.vars()[item.vars.front()].id;
  const auto& kind_of = diagram.vars()[item.vars.front()].kind_of;
  const diagram::Domain& domain = chart.domain(var);
  std::vector<Interval> values;
  for (size_t c = 0; c < domain.class_count(); ++c) {
    if (kind_of[c] != kind) continue;
    const auto& of_class = domain.values(c).intervals();
    values.insert(values.end(), of_class.begin(), of_class.end());
  }
  IntervalSet all(std::move(values));
  return item.kind == Item::Kind::kFact ? all.Intersect(item.allowed) : all;
}

Way RouteQuestion::WayOf(const std::vector<size_t>& items,
                         const DateSetting& setting) {
  Way way;
  for (size_t i = 0; i < items.size(); ++i) {
    way.push_back({items[i], 0, setting.values[i], setting.one_of_several});
  }
  return way;
}

void RouteQuestion::Put(const RouteDiagram& diagram, const DateSetting& setting,
                        std::vector<Cost>& costs) {
  for (const DateSetting::Looking& looking : setting.looking) {
    const size_t first = diagram.vars()[looking.var].first;
    for (size_t k = 0; k < looking.kinds.size(); ++k) {
      costs[first + k] = looking.kinds[k] != 0 ? 0 : kNever;
    }
  }
}

void ForEachSubset(
    const std::vector<size_t>& from, size_t max_size,
    const std::function<bool(const std::vector<size_t>&)>& take) {
  std::vector<size_t> positions;
  std::vector<size_t> chosen;
  for (size_t size = 0; size <= std::min(max_size, from.size()); ++size) {
    positions.resize(size);
    for (size_t i = 0; i < size; ++i) positions[i] = i;
    while (true) {
      chosen.clear();
      for (const size_t i : positions) chosen.push_back(from[i]);
      if (!take(chosen)) return;
      // The last position that can still rise does, those behind it follow.
      size_t at = size;
      while (at > 0 && positions[at - 1] == from.size() - (size - at) - 1) {
        --at;
      }
      if (at == 0) break;
      ++positions[at - 1];
      for (size_t i = at; i < size; ++i) positions[i] = positions[i - 1] + 1;
    }
  }
}

}  // namespace safeconduct::ask
