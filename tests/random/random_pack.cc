// SPDX-License-Identifier: Apache-2.0
#include "tests/random/random_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "tests/random/random_assumption.h"
#include "tests/random/random_guarantee.h"
#include "tests/random/random_record.h"
#include "tests/random/vocabulary.h"

namespace safeconduct::random {
namespace {

// Appends notes to a route or group.
void DeclareNotes(Dice& aside, const Vocabulary& words, std::string& text) {
  const int count = aside.Between(-1, 2);
  for (int i = 0; i < count; ++i) {
    text += fmt::format("  note note_{} \"A note\"\n    when {}\n", i,
                        Condition(aside, words, 2));
    if (aside.Chance(30)) text += "    cite source_0 \"art 2\"\n";
  }
}

// Appends a clause to a route or group that has drawn so many before.
void DeclareClause(Dice& dice, const Vocabulary& words, bool needs,
                   DrawnClauses& owner, std::string& text) {
  DrawnClause clause{needs, Condition(dice, words, 2), ""};
  text += fmt::format("  {} clause_{} \"A clause\"\n    when {}\n",
                      needs ? "needs" : "barred by", owner.clauses.size(),
                      clause.when);
  if (dice.Chance(30)) {
    clause.unless = Condition(dice, words, 1);
    text += fmt::format("    unless {}\n", clause.unless);
  }
  if (dice.Chance(50)) text += "    cite source_0 \"art 1\"\n";
  owner.clauses.push_back(std::move(clause));
}

// Whether a condition tests no matter, by itself or by a term or a day.
bool TestsNoMatter(const Vocabulary& words, const std::string& condition) {
  const auto names = [&](const std::string& name) {
    return condition.contains(name);
  };
  const auto names_of_matters = [&](const Word& day) {
    return day.of_matters && names(day.name);
  };
  return std::ranges::none_of(words.matters, names, &Word::name) &&
         std::ranges::none_of(words.days, names_of_matters) &&
         std::ranges::none_of(words.measures_of_days, names_of_matters) &&
         std::ranges::none_of(words.terms, [&](const std::string& term) {
           const auto& free = words.terms_of_facts;
           return names(term) && std::ranges::find(free, term) == free.end();
         });
}

void DeclareTerms(Dice& dice, Vocabulary& words, std::string& text) {
  const int count = dice.Between(0, 2);
  for (int i = 0; i < count; ++i) {
    const std::string name = fmt::format("term_{}", i);
    const std::string condition = Condition(dice, words, 1);
    text += fmt::format("term {} \"A term\" when {}\n", name, condition);
    if (TestsNoMatter(words, condition)) words.terms_of_facts.push_back(name);
    words.terms.push_back(name);
  }
}

void DeclareGroups(Dice& dice, Dice* aside, Vocabulary& words,
                   std::string& text) {
  const int count = dice.Between(0, 2);
  for (int i = 0; i < count; ++i) {
    DrawnClauses group{fmt::format("group_{}", i), {}};
    const bool needs = dice.Chance(35);
    text += fmt::format("{} {} \"A group\"\n",
                        needs ? "requirements" : "safeguards", group.name);
    const int clauses = dice.Between(1, 2);
    for (int j = 0; j < clauses; ++j) {
      DeclareClause(dice, words, needs, group, text);
    }
    if (aside != nullptr) DeclareNotes(*aside, words, text);
    words.groups.push_back(std::move(group));
  }
}

void DeclareRoute(Dice& dice, Dice* aside, Vocabulary& words, int index,
                  std::string& text) {
  DrawnClauses route{fmt::format("route_{}", index), {}};
  text += fmt::format("route {} \"A route\"", route.name);
  if (dice.Chance(70)) text += " to " + Country(dice);
  std::vector<DrawnClause> of_groups;
  std::string joint = " under";
  for (const DrawnClauses& group : words.groups) {
    if (!dice.Chance(40)) continue;
    text += fmt::format("{} {}", joint, group.name);
    joint = ",";
    of_groups.insert(of_groups.end(), group.clauses.begin(),
                     group.clauses.end());
  }
  text += "\n";
  const int clauses = dice.Between(1, 3);
  for (int i = 0; i < clauses; ++i) {
    const bool needs = dice.Chance(50);
    DeclareClause(dice, words, needs, route, text);
  }
  if (aside != nullptr) DeclareNotes(*aside, words, text);
  route.clauses.insert(route.clauses.end(), of_groups.begin(), of_groups.end());
  words.routes.push_back(std::move(route));
}

std::string LawText(Dice& dice, const Shape& shape, Vocabulary& words) {
  std::string text;
  // What it throws takes nothing from what the other dice will.
  Dice apart = dice;
  Dice drawn(apart.Next());
  Dice* const aside = shape.notes ? &drawn : nullptr;
  words = DeclareWords(dice, shape, text);
  DeclareTerms(dice, words, text);
  DeclareGroups(dice, aside, words, text);
  const int routes = dice.Between(1, 3);
  for (int i = 0; i < routes; ++i) {
    DeclareRoute(dice, aside, words, i, text);
  }
  if (dice.Chance(20)) {
    text += fmt::format(
        "guarantee guarantee_0 \"A guarantee\"\n"
        "  never route_0 is open and ({})\n",
        Condition(dice, words, 1));
  }
  return text;
}

std::vector<PackFile> DrawPack(Dice& dice, const Shape& shape) {
  Vocabulary words;
  std::string law = LawText(dice, shape, words);
  std::string record = RandomRecord(dice, shape, words.matters);
  law += RandomAssumptions(dice, shape, words);
  if (shape.guarantees) law += RandomGuarantees(dice, words);
  return {{"random.law.md", fmt::format("```law\n{}```\n", law)},
          {"random.record.md", fmt::format("```record\n{}```\n", record)}};
}

// Days that start from days may outgrow a limit of the language.
bool HasTooManyWays(const std::vector<PackFile>& files) {
  const auto pack = Pack::Read(files);
  return !pack &&
         std::ranges::any_of(pack.error().diagnostics,
                             [](const Diagnostic& diagnostic) {
                               return diagnostic.kind == "too-many-ways";
                             });
}

}  // namespace

std::vector<PackFile> RandomPack(Dice& dice, const Shape& shape) {
  std::vector<PackFile> files = DrawPack(dice, shape);
  while (shape.days && HasTooManyWays(files)) files = DrawPack(dice, shape);
  return files;
}

std::string TextOf(const std::vector<PackFile>& files) {
  std::string text;
  for (const PackFile& file : files) text += file.text;
  return text;
}

}  // namespace safeconduct::random
