// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_REASON_SEARCH_H_
#define SAFECONDUCT_ASK_REASON_SEARCH_H_

#include <functional>
#include <vector>

#include "ask/answer.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// Finds a sufficient reason of a settled outcome: see reason_search.cc.
class ReasonSearch {
 public:
  // `settled` tells whether the outcome is still settled as it was, for what
  // `question` holds. The question is filled for `person` and `days`, and is
  // again when Run returns.
  ReasonSearch(const chart::Chart& chart, chart::Question& question,
               const chart::Case& person, const chart::Days& days,
               std::function<bool()> settled);

  // `facts` and `disputes` say which of them the outcome looks at.
  Reason Run(const std::vector<bool>& facts, const std::vector<bool>& disputes);

 private:
  struct Item {
    bool is_fact;
    uint32_t index;
  };

  void Drop(const Item& item);
  void Restore(const Item& item);
  void DropAmong(size_t first, size_t last);
  std::optional<chart::Days> WidenDays();
  bool SettledOn(const chart::Days& days);

  const chart::Chart& chart_;
  chart::Question& question_;
  const chart::Case& person_;
  const chart::Days& days_;
  std::function<bool()> settled_;
  chart::Case relaxed_;
  std::vector<Item> items_;
  std::vector<bool> kept_;  // by item
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_REASON_SEARCH_H_
