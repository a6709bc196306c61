// SPDX-License-Identifier: Apache-2.0
//
// Packs are compared by names, as that is what their authors share: an id, or
// the position of a choice, means nothing in another pack. A thing counts as
// the same where its values can be: a number in the same unit, a choice with
// some name in common. Labels and questions may differ, as they are words for
// readers.
#include "query/vocabulary.h"

#include <utility>
#include <variant>

#include "base/nearest_name.h"
#include "base/overloaded.h"

namespace safeconduct::query {

using law::FactId;
using law::MatterId;
using law::Type;
using law::TypeForm;

namespace {

// Whether two types may share values at all. Ranges and lists of choices are
// looked at later.
bool CanBeTheSame(const Type& a, const Type& b) {
  // With none or without: the dates themselves are the same.
  if (a.is_date() && b.is_date()) return true;
  return a.form == b.form && a.unit == b.unit;
}

// Pairs declarations by name, each of A with one of B at most, as names are
// unique in a pack.
template <typename Declaration>
std::vector<std::optional<Correspondence>> Match(
    const std::vector<Declaration>& a, const std::vector<Declaration>& b) {
  std::vector<std::optional<Correspondence>> matched;
  for (const Declaration& each : a) {
    auto& match = matched.emplace_back();
    const auto other = PositionOf(b, each.name);
    if (!other) continue;
    Correspondence values(each.type, b[*other].type);
    // Without a common value there is no case of which both could be asked.
    if (!values.common().empty()) match = std::move(values);
  }
  return matched;
}

}  // namespace

Correspondence::Correspondence(const Type& a, const Type& b) {
  if (!CanBeTheSame(a, b)) return;
  if (a.form != TypeForm::kChoice) {
    // Numbers, days and countries are the same numbers in every pack.
    common_ = a.Universe().Intersect(b.Universe());
    return;
  }
  for (size_t i = 0; i < a.choices.size(); ++i) {
    const auto other = PositionOf(b.choices, a.choices[i].name);
    auto& in_b = in_b_.emplace_back();
    if (!other) continue;
    in_b = static_cast<Value>(*other);
    common_ = common_.Union(IntervalSet::Single(static_cast<Value>(i)));
  }
}

Value Correspondence::InB(Value of_a) const {
  return in_b_.empty() ? of_a : *in_b_[static_cast<size_t>(of_a)];
}

IntervalSet Correspondence::InA(const IntervalSet& of_b) const {
  if (in_b_.empty()) return of_b.Intersect(common_);
  IntervalSet in_a;
  for (size_t i = 0; i < in_b_.size(); ++i) {
    if (!in_b_[i] || !of_b.Contains(*in_b_[i])) continue;
    in_a = in_a.Union(IntervalSet::Single(static_cast<Value>(i)));
  }
  return in_a;
}

Vocabulary::Vocabulary(const law::Law& a, const law::Law& b)
    : a_(a),
      b_(b),
      facts_(Match(a.facts, b.facts)),
      matters_(Match(a.matters, b.matters)) {
  for (const MatterId id : a.MatterIds()) {
    const auto in_b = b.FindMatter(a.matter(id).name);
    // Calendars of one name may have other days.
    if (in_b && !AreSame(a.DayOf(id), b.DayOf(*in_b))) {
      matters_[id.index()].reset();
    }
  }
}

bool Vocabulary::AreSame(const law::Chain& of_a, const law::Chain& of_b) const {
  // `today` is the same in both.
  const bool same_root = of_a.root && of_b.root ? InB(*of_a.root) == of_b.root
                                                : !of_a.root && !of_b.root;
  return same_root && calendar::LeadAlike(of_a.steps, of_b.steps);
}

std::optional<FactId> Vocabulary::InB(FactId of_a) const {
  if (!facts_[of_a.index()]) return std::nullopt;
  return b_.FindFact(a_.fact(of_a).name);
}

std::optional<FactId> Vocabulary::InA(FactId of_b) const {
  const auto in_a = a_.FindFact(b_.fact(of_b).name);
  return in_a && facts_[in_a->index()] ? in_a : std::nullopt;
}

std::optional<MatterId> Vocabulary::InB(MatterId of_a) const {
  if (!matters_[of_a.index()]) return std::nullopt;
  return b_.FindMatter(a_.matter(of_a).name);
}

std::optional<MatterId> Vocabulary::InA(MatterId of_b) const {
  const auto in_a = a_.FindMatter(b_.matter(of_b).name);
  return in_a && matters_[in_a->index()] ? in_a : std::nullopt;
}

bool Vocabulary::AreSame(const law::Subject& of_a,
                         const law::Subject& of_b) const {
  using Found = std::optional<law::Subject>;
  const Found in_b =
      std::visit(Overloaded{
                     [](law::Today today) { return Found(today); },
                     [this](auto id) { return Found(InB(id)); },
                 },
                 of_a);
  return in_b == of_b;
}

std::optional<law::MeasureId> Vocabulary::InB(law::MeasureId of_a) const {
  const law::Measure& measure = a_.measure(of_a);
  for (const law::MeasureId id : b_.MeasureIds()) {
    const law::Measure& other = b_.measure(id);
    if (other.unit == measure.unit &&
        AreSame(law::Chain{measure.from, measure.from_steps},
                law::Chain{other.from, other.from_steps}) &&
        AreSame(law::Chain{measure.to, measure.to_steps},
                law::Chain{other.to, other.to_steps})) {
      return id;
    }
  }
  return std::nullopt;
}

}  // namespace safeconduct::query
