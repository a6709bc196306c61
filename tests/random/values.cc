// SPDX-License-Identifier: Apache-2.0
#include "tests/random/values.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "safeconduct/date.h"

namespace safeconduct::random {
namespace {

const std::vector<Values::Run>& Countries() {
  static const auto kCountries = [] {
    std::vector<Values::Run> runs;
    for (char a = 'A'; a <= 'Z'; ++a) {
      for (char b = 'A'; b <= 'Z'; ++b) {
        const std::string code{a, b};
        if (!CountryName(code).empty()) runs.push_back({code, code});
      }
    }
    return runs;
  }();
  return kCountries;
}

// What two runs of one type have in common.
std::optional<Values::Run> CommonOf(Type::Form form, const Values::Run& a,
                                    const Values::Run& b) {
  const bool is_name =
      !IsOrdered(form) || a.first == "none" || b.first == "none";
  if (is_name) return a == b ? std::optional(a) : std::nullopt;
  const int32_t first =
      std::max(NumberOf(form, a.first), NumberOf(form, b.first));
  const int32_t last = std::min(NumberOf(form, a.last), NumberOf(form, b.last));
  if (first > last) return std::nullopt;
  return Values::Run{WrittenOf(form, first), WrittenOf(form, last)};
}

}  // namespace

bool IsDate(Type::Form form) {
  return form == Type::Form::kDate || form == Type::Form::kDateOrNone;
}

bool IsOrdered(Type::Form form) {
  return form == Type::Form::kNumber || IsDate(form);
}

int32_t NumberOf(Type::Form form, std::string_view text) {
  if (IsDate(form)) return ParseDate(text).value().days;
  return static_cast<int32_t>(std::atol(std::string(text).c_str()));
}

std::string WrittenOf(Type::Form form, int32_t number) {
  return IsDate(form) ? FormatDate(Date{number}) : std::to_string(number);
}

Values ValuesOf(const Type& type) {
  Values all;
  all.form = type.form;
  all.all = true;
  switch (type.form) {
    case Type::Form::kYesNo:
      all.runs = {{"no", "no"}, {"yes", "yes"}};
      break;
    case Type::Form::kChoice:
      for (const Type::Choice& choice : type.choices) {
        all.runs.push_back({choice.name, choice.name});
      }
      break;
    case Type::Form::kCountry:
      all.runs = Countries();
      break;
    case Type::Form::kNumber:
      all.runs = {{std::to_string(type.low), std::to_string(type.high)}};
      break;
    case Type::Form::kDateOrNone:
      all.runs.push_back({"none", "none"});
      [[fallthrough]];
    case Type::Form::kDate:
      all.runs.push_back({FormatDate(kFirstDay), FormatDate(kLastDay)});
      break;
  }
  return all;
}

std::vector<Values> ValuesOf(const Case& person) {
  std::vector<Values> values;
  std::vector<FactValues> known = person.Known();
  auto next = known.begin();
  for (const Fact& fact : person.pack().facts()) {
    const bool is_known = next != known.end() && next->fact == &fact;
    values.push_back(is_known ? std::move((next++)->values)
                              : ValuesOf(fact.type));
  }
  return values;
}

uint64_t CountOf(const Values& values) {
  if (!IsOrdered(values.form)) return values.runs.size();
  uint64_t count = 0;
  for (const Values::Run& run : values.runs) {
    ++count;
    if (run.first == run.last) continue;
    count += static_cast<uint64_t>(NumberOf(values.form, run.last) -
                                   NumberOf(values.form, run.first));
  }
  return count;
}

std::vector<std::string> EachOf(const Values& values) {
  std::vector<std::string> each;
  for (const Values::Run& run : values.runs) {
    each.push_back(run.first);
    if (run.first == run.last) continue;
    const int32_t last = NumberOf(values.form, run.last);
    for (int32_t number = NumberOf(values.form, run.first) + 1; number <= last;
         ++number) {
      each.push_back(WrittenOf(values.form, number));
    }
  }
  return each;
}

Values CommonOf(const Values& a, const Values& b) {
  Values common;
  common.form = a.form;
  for (const Values::Run& one : a.runs) {
    for (const Values::Run& other : b.runs) {
      const auto run = CommonOf(a.form, one, other);
      if (run) common.runs.push_back(*run);
    }
  }
  return common;
}

bool IsOne(const Values& values) {
  return values.runs.size() == 1 &&
         values.runs.front().first == values.runs.front().last;
}

std::string CellText(const Values& values) {
  if (values.all) return "";
  std::string text;
  for (const Values::Run& run : values.runs) {
    text += (text.empty() ? "" : "|") + run.first;
    if (run.first != run.last) text += ".." + run.last;
  }
  return text;
}

void Set(Case& person, const Fact& fact, const std::string& cell) {
  const auto done =
      person.Set(fact.name + "=" + (cell.empty() ? "unknown" : cell));
  EXPECT_TRUE(done) << done.error().text;
}

}  // namespace safeconduct::random
