// SPDX-License-Identifier: Apache-2.0
#include "law/law.h"

#include <algorithm>

#include "base/countries.h"
#include "base/find_name.h"

namespace safeconduct::law {

IntervalSet Type::Universe() const {
  switch (form) {
    case TypeForm::kYesNo:
      return IntervalSet::Range(0, 1);
    case TypeForm::kChoice:
      return IntervalSet::Range(0, static_cast<Value>(choices.size()) - 1);
    case TypeForm::kCountry:
      return IntervalSet::Range(0, static_cast<Value>(CountryCount()) - 1);
    case TypeForm::kNumber:
      return IntervalSet::Range(low, high);
    case TypeForm::kDate:
      return IntervalSet::Range(kFirstDay.days, kLastDay.days);
    case TypeForm::kDateOrNone:
      return IntervalSet{{kNone, kNone}, {kFirstDay.days, kLastDay.days}};
  }
  return {};
}

Interval Type::Limits() const {
  if (is_date()) return {kFirstDay.days, kLastDay.days};
  return {low, high};
}

std::optional<FactId> Law::FindFact(std::string_view name) const {
  return FindId<FactId>(facts, name);
}

std::span<const Matter> Law::DeclaredMatters() const {
  const auto end = std::ranges::find_if(
      matters, [](const Matter& matter) { return matter.as_of.has_value(); });
  return {matters.begin(), end};
}

std::optional<MatterId> Law::FindMatter(std::string_view name) const {
  return FindId<MatterId>(matters, name);
}

std::optional<RouteId> Law::FindRoute(std::string_view name) const {
  return FindId<RouteId>(routes, name);
}

bool Law::IsCounted(FactId id) const {
  if (fact(id).type.is_date()) return true;
  return std::ranges::any_of(measures, [id](const Measure& measure) {
    return measure.from == id || measure.to == id;
  });
}

std::vector<ClauseId> Law::ClausesOf(RouteId id) const {
  std::vector<ClauseId> all = route(id).own_clauses;
  for (const GroupId group_id : route(id).groups) {
    const auto& added = group(group_id).clauses;
    all.insert(all.end(), added.begin(), added.end());
  }
  return all;
}

std::vector<NoteId> Law::NotesOf(RouteId id) const {
  std::vector<NoteId> all = route(id).own_notes;
  for (const GroupId group_id : route(id).groups) {
    const auto& added = group(group_id).notes;
    all.insert(all.end(), added.begin(), added.end());
  }
  return all;
}

std::vector<ClauseId> Law::LeftForLater(StepId id) const {
  const ProcedureStep& of = step(id);
  if (of.takes_the_route) return {};
  std::vector<ClauseId> left = ClausesOf(procedure(of.procedure).route);
  std::erase_if(left, [&](ClauseId clause) {
    return std::ranges::find(of.once, clause) != of.once.end();
  });
  return left;
}

bool Compares(Value left, Comparison comparison, Value right) {
  switch (comparison) {
    case Comparison::kLess:
      return left < right;
    case Comparison::kLessEqual:
      return left <= right;
    case Comparison::kGreater:
      return left > right;
    case Comparison::kGreaterEqual:
      return left >= right;
    case Comparison::kEqual:
      return left == right;
    case Comparison::kNotEqual:
      return left != right;
  }
  return false;
}

IntervalSet ValuesThatCompare(Comparison comparison, Value right) {
  switch (comparison) {
    case Comparison::kLess:
      return IntervalSet::Range(kMinNumber, right - 1);
    case Comparison::kLessEqual:
      return IntervalSet::Range(kMinNumber, right);
    case Comparison::kGreater:
      return IntervalSet::Range(right + 1, kMaxNumber);
    case Comparison::kGreaterEqual:
      return IntervalSet::Range(right, kMaxNumber);
    case Comparison::kEqual:
      return IntervalSet::Single(right);
    case Comparison::kNotEqual:
      return IntervalSet::Range(kMinNumber, right - 1)
          .Union(IntervalSet::Range(right + 1, kMaxNumber));
  }
  return {};
}

}  // namespace safeconduct::law
