// SPDX-License-Identifier: Apache-2.0
#include "tests/random/random_pack.h"

#include <fmt/format.h>

#include <utility>

#include "tests/random/random_record.h"
#include "tests/random/vocabulary.h"

namespace safeconduct::random {
namespace {

std::string ClauseText(Dice& dice, const Vocabulary& words, bool needs,
                       int index) {
  std::string text = fmt::format("  {} clause_{} \"A clause\"\n    when {}\n",
                                 needs ? "needs" : "barred by", index,
                                 Condition(dice, words, 2));
  if (dice.Chance(30)) {
    text += fmt::format("    unless {}\n", Condition(dice, words, 1));
  }
  if (dice.Chance(50)) text += "    cite source_0 \"art 1\"\n";
  return text;
}

void DeclareTerms(Dice& dice, Vocabulary& words, std::string& text) {
  const int count = dice.Between(0, 2);
  for (int i = 0; i < count; ++i) {
    const std::string name = fmt::format("term_{}", i);
    text += fmt::format("term {} \"A term\" when {}\n", name,
                        Condition(dice, words, 1));
    words.terms.push_back(name);
  }
}

std::vector<std::string> DeclareGroups(Dice& dice, const Vocabulary& words,
                                       std::string& text) {
  std::vector<std::string> groups;
  const int count = dice.Between(0, 2);
  for (int i = 0; i < count; ++i) {
    groups.push_back(fmt::format("group_{}", i));
    text += fmt::format("safeguards {} \"A group\"\n", groups.back());
    const int clauses = dice.Between(1, 2);
    for (int j = 0; j < clauses; ++j) text += ClauseText(dice, words, false, j);
  }
  return groups;
}

std::string RouteText(Dice& dice, const Vocabulary& words,
                      const std::vector<std::string>& groups, int index) {
  std::string text =
      fmt::format("route route_{} \"A route\" to {}", index, Country(dice));
  std::string joint = " under";
  for (const std::string& group : groups) {
    if (!dice.Chance(40)) continue;
    text += fmt::format("{} {}", joint, group);
    joint = ",";
  }
  text += "\n";
  const int clauses = dice.Between(1, 3);
  for (int i = 0; i < clauses; ++i) {
    text += ClauseText(dice, words, dice.Chance(50), i);
  }
  return text;
}

std::string LawText(Dice& dice, const Shape& shape, Vocabulary& words) {
  std::string text;
  words = DeclareWords(dice, shape, text);
  DeclareTerms(dice, words, text);
  const auto groups = DeclareGroups(dice, words, text);
  const int routes = dice.Between(1, 3);
  for (int i = 0; i < routes; ++i) {
    text += RouteText(dice, words, groups, i);
  }
  if (dice.Chance(20)) {
    text += fmt::format(
        "guarantee guarantee_0 \"A guarantee\"\n"
        "  never route_0 is open and ({})\n",
        Condition(dice, words, 1));
  }
  return text;
}

}  // namespace

std::vector<chart::PackFile> RandomPack(Dice& dice, const Shape& shape) {
  Vocabulary words;
  std::string law = LawText(dice, shape, words);
  std::string record = RandomRecord(dice, shape, words.matters);
  return {{"random.law.md", fmt::format("```law\n{}```\n", law)},
          {"random.record.md", fmt::format("```record\n{}```\n", record)}};
}

std::string TextOf(const std::vector<chart::PackFile>& files) {
  std::string text;
  for (const chart::PackFile& file : files) text += file.text;
  return text;
}

}  // namespace safeconduct::random
