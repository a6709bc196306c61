// SPDX-License-Identifier: Apache-2.0
//
// What two packs do not both speak of. It is told before any route, since it
// bounds what a comparison can say: a fact that only one knows makes no
// difference to the other, and values that only one has are compared in
// neither.
#include "prove/diff/word_differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "base/countries.h"
#include "base/nearest_name.h"
#include "base/overloaded.h"
#include "law/print.h"
#include "law/values.h"
#include "query/vocabulary.h"

namespace safeconduct::prove {

using law::Type;

namespace {

using What = WordDifference::What;

std::string TextOf(const Type& type, const IntervalSet& values) {
  return values.empty() ? "" : law::FormatValues(type, values);
}

// Adds how the values of what both packs know differ.
void CompareTypes(WordDifference difference, const Type& a, const Type& b,
                  std::vector<WordDifference>& differences) {
  const query::Correspondence values(a, b);
  // With no value in common they are two that happen to share a name.
  if (values.common().empty()) {
    difference.what = What::kType;
    difference.a = law::DescribeType(a);
    difference.b = law::DescribeType(b);
  } else {
    difference.what = What::kValues;
    // What B alone has, in B's own numbers.
    const query::Correspondence back(b, a);
    difference.a = TextOf(a, a.Universe().Minus(values.common()));
    difference.b = TextOf(b, b.Universe().Minus(back.common()));
    if (difference.a.empty() && difference.b.empty()) return;
  }
  differences.push_back(std::move(difference));
}

template <typename Declarations>
void CompareWords(const char* kind, const Declarations& a,
                  const Declarations& b,
                  std::vector<WordDifference>& differences) {
  for (const auto& each : a) {
    const auto other = PositionOf(b, each.name);
    if (other) {
      CompareTypes({kind, each.name, What::kValues, "", ""}, each.type,
                   b[*other].type, differences);
    } else {
      differences.push_back({kind, each.name, What::kOnlyInA, "", ""});
    }
  }
  for (const auto& each : b) {
    if (PositionOf(a, each.name)) continue;
    differences.push_back({kind, each.name, What::kOnlyInB, "", ""});
  }
}

// Returns where a route leads; empty where to no country.
std::string Destination(const law::Law& law, const law::Route& route) {
  return std::visit(
      Overloaded{
          [](Value country) { return std::string(CountryCode(country)); },
          [&](law::FactId fact) { return law.fact(fact).name; },
          [](law::Nowhere) { return std::string(); },
      },
      route.to);
}

void CompareRoutes(const law::Law& a, const law::Law& b,
                   std::vector<WordDifference>& differences) {
  constexpr const char* kRoute = "route";
  for (const law::Route& route : a.routes) {
    const auto other = b.FindRoute(route.name);
    if (!other) {
      differences.push_back({kRoute, route.name, What::kOnlyInA, "", ""});
      continue;
    }
    const std::string to_a = Destination(a, route);
    const std::string to_b = Destination(b, b.route(*other));
    if (to_a == to_b) continue;
    differences.push_back({kRoute, route.name, What::kDestination, to_a, to_b});
  }
  for (const law::Route& route : b.routes) {
    if (a.FindRoute(route.name)) continue;
    differences.push_back({kRoute, route.name, What::kOnlyInB, "", ""});
  }
}

// An assumption bounds what is compared: of what it rules out in one pack
// nothing is said.
void CompareAssumptions(const law::Law& a, const law::Law& b,
                        std::vector<WordDifference>& differences) {
  constexpr const char* kAssumption = "assumption";
  const auto text_of = [](const law::Law& law, const law::Assumption& each) {
    return fmt::format("{} {}", each.always ? "always" : "never",
                       law::ToString(law, each.condition));
  };
  for (const law::Assumption& each : a.assumptions) {
    const auto other = PositionOf(b.assumptions, each.name);
    if (!other) {
      differences.push_back({kAssumption, each.name, What::kOnlyInA, "", ""});
      continue;
    }
    const std::string of_a = text_of(a, each);
    const std::string of_b = text_of(b, b.assumptions[*other]);
    if (of_a == of_b) continue;
    differences.push_back(
        {kAssumption, each.name, What::kCondition, of_a, of_b});
  }
  for (const law::Assumption& each : b.assumptions) {
    if (PositionOf(a.assumptions, each.name)) continue;
    differences.push_back({kAssumption, each.name, What::kOnlyInB, "", ""});
  }
}

// Returns what a note tells and of whom, as the pack writes it.
std::string InWords(const law::Note& note) {
  return fmt::format("\"{}\" when {}", note.text, note.written);
}

void CompareNotes(const std::vector<law::Note>& a,
                  const std::vector<law::Note>& b,
                  std::vector<WordDifference>& differences) {
  constexpr const char* kNote = "note";
  const auto find = [](const std::vector<law::Note>& notes,
                       const law::Note& note) {
    return std::ranges::find(notes, note.address, &law::Note::address);
  };
  for (const law::Note& note : a) {
    const auto other = find(b, note);
    if (other == b.end()) {
      differences.push_back({kNote, note.address, What::kOnlyInA, "", ""});
    } else if (InWords(note) != InWords(*other)) {
      differences.push_back({kNote, note.address, What::kRewritten,
                             InWords(note), InWords(*other)});
    }
  }
  for (const law::Note& note : b) {
    if (find(a, note) != a.end()) continue;
    differences.push_back({kNote, note.address, What::kOnlyInB, "", ""});
  }
}

}  // namespace

std::vector<WordDifference> FindWordDifferences(const law::Law& a,
                                                const law::Law& b) {
  std::vector<WordDifference> differences;
  CompareWords("fact", a.facts, b.facts, differences);
  CompareWords("matter", a.DeclaredMatters(), b.DeclaredMatters(), differences);
  CompareRoutes(a, b, differences);
  CompareAssumptions(a, b, differences);
  CompareNotes(a.notes, b.notes, differences);
  return differences;
}

}  // namespace safeconduct::prove
