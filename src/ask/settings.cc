// SPDX-License-Identifier: Apache-2.0
#include "ask/settings.h"

#include <algorithm>
#include <utility>

namespace safeconduct::ask {

using law::Subject;

namespace {

// Finds the matters that conditions test.
class MatterFinder {
 public:
  explicit MatterFinder(const law::Law& law)
      : law_(law), seen_in_(law.exprs.size(), 0) {}

  // Returns the matters tested under any of `roots`, ascending.
  std::vector<law::MatterId> Find(std::vector<law::ExprId> roots) {
    ++round_;
    std::vector<law::MatterId> matters;
    while (!roots.empty()) {
      const law::ExprId id = roots.back();
      roots.pop_back();
      if (seen_in_[id.index()] == round_) continue;
      seen_in_[id.index()] = round_;
      AddTested(law_.expr(id), matters);
      AddChildren(law_.expr(id), roots);
    }
    std::sort(matters.begin(), matters.end());
    matters.erase(std::unique(matters.begin(), matters.end()), matters.end());
    return matters;
  }

 private:
  using Kind = law::Expr::Kind;

  static void AddTested(const law::Expr& expr,
                        std::vector<law::MatterId>& matters) {
    const bool tests = expr.kind == Kind::kIn || expr.kind == Kind::kCompare;
    if (tests && expr.subject.kind == Subject::Kind::kMatter) {
      matters.emplace_back(size_t{expr.subject.index});
    }
    if (expr.kind == Kind::kCompare) matters.push_back(expr.matter);
  }

  void AddChildren(const law::Expr& expr,
                   std::vector<law::ExprId>& pending) const {
    if (expr.kind == Kind::kTerm) {
      pending.push_back(law_.terms[expr.term.index()].condition);
    }
    pending.insert(pending.end(), expr.children.begin(), expr.children.end());
  }

  const law::Law& law_;
  std::vector<uint32_t> seen_in_;  // by ExprId: the last round that came by
  uint32_t round_ = 0;
};

}  // namespace

std::vector<std::vector<law::MatterId>> MattersOfClauses(const law::Law& law) {
  MatterFinder finder(law);
  std::vector<std::vector<law::MatterId>> matters;
  for (const law::Clause& clause : law.clauses) {
    std::vector<law::ExprId> roots = {clause.when};
    if (clause.unless) roots.push_back(*clause.unless);
    matters.push_back(finder.Find(std::move(roots)));
  }
  return matters;
}

}  // namespace safeconduct::ask
