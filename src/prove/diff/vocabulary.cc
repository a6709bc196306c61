// SPDX-License-Identifier: Apache-2.0
#include "prove/diff/vocabulary.h"

#include <algorithm>
#include <variant>

#include "base/countries.h"
#include "law/values.h"

namespace safeconduct::prove {

using law::FactId;
using law::MatterId;
using law::Type;
using law::TypeForm;

namespace {

using Kind = WordDifference::Kind;
using What = WordDifference::What;

bool CanBeTheSame(const Type& a, const Type& b) {
  if (a.is_date() && b.is_date()) return true;
  return a.form == b.form && a.unit == b.unit;
}

// Returns the position of the declaration named so.
template <typename Declaration>
std::optional<size_t> Find(const std::vector<Declaration>& all,
                           std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(),
                   [&](const Declaration& each) { return each.name == name; });
  if (found == all.end()) return std::nullopt;
  return static_cast<size_t>(found - all.begin());
}

template <typename Declaration>
std::vector<std::optional<Correspondence>> Match(
    const std::vector<Declaration>& a, const std::vector<Declaration>& b) {
  std::vector<std::optional<Correspondence>> matched;
  for (const Declaration& each : a) {
    auto& match = matched.emplace_back();
    const auto other = Find(b, each.name);
    if (!other) continue;
    Correspondence values(each.type, b[*other].type);
    if (!values.common().empty()) match = std::move(values);
  }
  return matched;
}

std::string TextOf(const Type& type, const IntervalSet& values) {
  return values.empty() ? "" : law::FormatValues(type, values);
}

// Adds how the values of what both packs know differ.
void CompareTypes(WordDifference difference, const Type& a, const Type& b,
                  std::vector<WordDifference>& differences) {
  const Correspondence values(a, b);
  if (values.common().empty()) {
    difference.what = What::kType;
    difference.a = law::DescribeType(a);
    difference.b = law::DescribeType(b);
  } else {
    difference.what = What::kValues;
    const Correspondence back(b, a);
    difference.a = TextOf(a, a.Universe().Minus(values.common()));
    difference.b = TextOf(b, b.Universe().Minus(back.common()));
    if (difference.a.empty() && difference.b.empty()) return;
  }
  differences.push_back(std::move(difference));
}

template <typename Declaration>
void CompareWords(Kind kind, const std::vector<Declaration>& a,
                  const std::vector<Declaration>& b,
                  std::vector<WordDifference>& differences) {
  for (const Declaration& each : a) {
    const auto other = Find(b, each.name);
    if (other) {
      CompareTypes({kind, What::kValues, each.name, "", ""}, each.type,
                   b[*other].type, differences);
    } else {
      differences.push_back({kind, What::kOnlyInA, each.name, "", ""});
    }
  }
  for (const Declaration& each : b) {
    if (Find(a, each.name)) continue;
    differences.push_back({kind, What::kOnlyInB, each.name, "", ""});
  }
}

std::string Destination(const law::Law& law, const law::Route& route) {
  if (const auto* country = std::get_if<Value>(&route.to)) {
    return std::string(CountryCode(*country));
  }
  return law.fact(std::get<FactId>(route.to)).name;
}

void CompareRoutes(const law::Law& a, const law::Law& b,
                   std::vector<WordDifference>& differences) {
  for (const law::Route& route : a.routes) {
    const auto other = b.FindRoute(route.name);
    if (!other) {
      differences.push_back({Kind::kRoute, What::kOnlyInA, route.name, "", ""});
      continue;
    }
    const std::string to_a = Destination(a, route);
    const std::string to_b = Destination(b, b.route(*other));
    if (to_a == to_b) continue;
    differences.push_back(
        {Kind::kRoute, What::kDestination, route.name, to_a, to_b});
  }
  for (const law::Route& route : b.routes) {
    if (a.FindRoute(route.name)) continue;
    differences.push_back({Kind::kRoute, What::kOnlyInB, route.name, "", ""});
  }
}

}  // namespace

Correspondence::Correspondence(const Type& a, const Type& b) {
  if (!CanBeTheSame(a, b)) return;
  if (a.form != TypeForm::kChoice) {
    common_ = a.Universe().Intersect(b.Universe());
    return;
  }
  for (size_t i = 0; i < a.choices.size(); ++i) {
    const auto other = Find(b.choices, a.choices[i].name);
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

std::string_view KindName(WordDifference::Kind kind) {
  switch (kind) {
    case Kind::kFact:
      return "fact";
    case Kind::kMatter:
      return "matter";
    case Kind::kRoute:
      break;
  }
  return "route";
}

Vocabulary::Vocabulary(const law::Law& a, const law::Law& b)
    : a_(a),
      b_(b),
      facts_(Match(a.facts, b.facts)),
      matters_(Match(a.matters, b.matters)) {}

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

std::optional<law::MeasureId> Vocabulary::InB(law::MeasureId of_a) const {
  const law::Measure& measure = a_.measure(of_a);
  const auto same = [&](const law::DateRef& a, const law::DateRef& b) {
    return a && b ? InB(*a) == b : !a && !b;
  };
  for (size_t i = 0; i < b_.measures.size(); ++i) {
    const law::Measure& other = b_.measures[i];
    if (other.unit == measure.unit && same(measure.from, other.from) &&
        same(measure.to, other.to)) {
      return law::MeasureId(i);
    }
  }
  return std::nullopt;
}

std::vector<WordDifference> Vocabulary::Differences() const {
  std::vector<WordDifference> differences;
  CompareWords(Kind::kFact, a_.facts, b_.facts, differences);
  CompareWords(Kind::kMatter, a_.matters, b_.matters, differences);
  CompareRoutes(a_, b_, differences);
  return differences;
}

}  // namespace safeconduct::prove
