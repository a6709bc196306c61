// SPDX-License-Identifier: Apache-2.0
#include "prove/diff/word_differences.h"

#include <utility>
#include <variant>

#include "base/countries.h"
#include "base/nearest_name.h"
#include "law/values.h"
#include "query/vocabulary.h"

namespace safeconduct::prove {

using law::Type;

namespace {

using Kind = WordDifference::Kind;
using What = WordDifference::What;

std::string TextOf(const Type& type, const IntervalSet& values) {
  return values.empty() ? "" : law::FormatValues(type, values);
}

// Adds how the values of what both packs know differ.
void CompareTypes(WordDifference difference, const Type& a, const Type& b,
                  std::vector<WordDifference>& differences) {
  const query::Correspondence values(a, b);
  if (values.common().empty()) {
    difference.what = What::kType;
    difference.a = law::DescribeType(a);
    difference.b = law::DescribeType(b);
  } else {
    difference.what = What::kValues;
    const query::Correspondence back(b, a);
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
    const auto other = PositionOf(b, each.name);
    if (other) {
      CompareTypes({kind, What::kValues, each.name, "", ""}, each.type,
                   b[*other].type, differences);
    } else {
      differences.push_back({kind, What::kOnlyInA, each.name, "", ""});
    }
  }
  for (const Declaration& each : b) {
    if (PositionOf(a, each.name)) continue;
    differences.push_back({kind, What::kOnlyInB, each.name, "", ""});
  }
}

std::string Destination(const law::Law& law, const law::Route& route) {
  if (const auto* country = std::get_if<Value>(&route.to)) {
    return std::string(CountryCode(*country));
  }
  return law.fact(std::get<law::FactId>(route.to)).name;
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

std::vector<WordDifference> FindWordDifferences(const law::Law& a,
                                                const law::Law& b) {
  std::vector<WordDifference> differences;
  CompareWords(Kind::kFact, a.facts, b.facts, differences);
  CompareWords(Kind::kMatter, a.matters, b.matters, differences);
  CompareRoutes(a, b, differences);
  return differences;
}

}  // namespace safeconduct::prove
