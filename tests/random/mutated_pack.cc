// SPDX-License-Identifier: Apache-2.0
#include "tests/random/mutated_pack.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "safeconduct/date.h"

namespace safeconduct::random {
namespace {

// Returns where `what` occurs in a text.
std::vector<size_t> Find(const std::string& text, std::string_view what) {
  std::vector<size_t> found;
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) {
    found.push_back(at);
  }
  return found;
}

void ReplaceOne(Dice& dice, std::string& text, std::string_view what,
                const std::function<std::string()>& with) {
  const auto found = Find(text, what);
  if (found.empty()) return;
  text.replace(dice.OneOf(found), what.size(), with());
}

// Returns the end of a clause that begins at `begin`: behind its last line of
// more than two blanks.
size_t ClauseEnd(const std::string& text, size_t begin) {
  size_t end = text.find('\n', begin) + 1;
  while (text.compare(end, 4, "    ") == 0) end = text.find('\n', end) + 1;
  return end;
}

void DeleteClause(Dice& dice, std::string& law) {
  std::vector<size_t> clauses = Find(law, "\n  needs ");
  for (const size_t bar : Find(law, "\n  barred by ")) clauses.push_back(bar);
  if (clauses.empty()) return;
  const size_t begin = dice.OneOf(clauses) + 1;
  law.erase(begin, ClauseEnd(law, begin) - begin);
}

void NegateClause(Dice& dice, std::string& law) {
  const auto found = Find(law, "    when ");
  if (found.empty()) return;
  const size_t begin = dice.OneOf(found) + 9;
  law.insert(law.find('\n', begin), ")");
  law.insert(begin, "not (");
}

void ReverseChoices(Dice& dice, std::string& law) {
  const auto found = Find(law, "one of ");
  if (found.empty()) return;
  const size_t begin = dice.OneOf(found) + 7;
  const size_t end = law.find_first_of(";\n", begin);
  std::string reversed;
  std::string left = law.substr(begin, end - begin);
  std::string tail;
  if (const size_t fixed = left.find(", fixed"); fixed != std::string::npos) {
    tail = left.substr(fixed);
    left.resize(fixed);
  }
  while (!left.empty()) {
    const size_t comma = left.rfind(", ");
    const size_t from = comma == std::string::npos ? 0 : comma + 2;
    reversed += (reversed.empty() ? "" : ", ") + left.substr(from);
    left.resize(comma == std::string::npos ? 0 : comma);
  }
  law.replace(begin, end - begin, reversed + tail);
}

// Moves a date that is written out.
void MoveDate(Dice& dice, std::string& text, std::string_view before) {
  std::vector<size_t> dates;
  for (const size_t at : Find(text, before)) {
    if (ParseDate(text.substr(at + before.size(), 10))) dates.push_back(at);
  }
  if (dates.empty()) return;
  const size_t begin = dice.OneOf(dates) + before.size();
  const Date date = *ParseDate(text.substr(begin, 10));
  const Date moved{std::clamp(date.days + dice.Between(-40, 40), kFirstDay.days,
                              kLastDay.days)};
  text.replace(begin, 10, FormatDate(moved));
}

void DropDenial(Dice& dice, std::string& record) {
  const auto found = Find(record, "denied by ");
  if (found.empty()) return;
  const size_t begin = dice.OneOf(found);
  record.erase(begin, record.find('\n', begin) - begin);
}

void MutateLaw(Dice& dice, std::string& law) {
  switch (dice.Between(1, 6)) {
    case 1:
      return DeleteClause(dice, law);
    case 2:
      return NegateClause(dice, law);
    case 3:
      return ReverseChoices(dice, law);
    case 4:
      return MoveDate(dice, law, " ");
    case 5:
      return ReplaceOne(dice, law, "\n  needs ",
                        [] { return "\n  barred by "; });
    default:
      return ReplaceOne(dice, law, " <= ", [] { return " < "; });
  }
}

}  // namespace

std::vector<PackFile> MutatePack(Dice& dice, std::vector<PackFile> files) {
  do {
    if (dice.Chance(60)) {
      MutateLaw(dice, files[0].text);
    } else if (dice.Chance(50)) {
      MoveDate(dice, files[1].text, dice.Chance(50) ? " on " : " and ");
    } else {
      DropDenial(dice, files[1].text);
    }
  } while (dice.Chance(30));
  return files;
}

}  // namespace safeconduct::random
