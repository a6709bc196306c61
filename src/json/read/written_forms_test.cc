// SPDX-License-Identifier: Apache-2.0
// Values are written here in every form that language.md accepts, by code that
// shares none with the readers, and read back as cells, as settings and as
// strings of JSON; forms that have two meanings are refused by all of them.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "case/case.h"
#include "case/case_testing.h"
#include "json/read/case_json.h"

namespace safeconduct::json {
namespace {

using law::TypeForm;

const law::Law& TestLaw() {
  static const law::Law kLaw = [] {
    law::Law law;
    law.facts = {chart::MakeFact("minor", TypeForm::kYesNo),
                 chart::MakeFact("claim", TypeForm::kChoice),
                 chart::MakeFact("country", TypeForm::kCountry),
                 chart::MakeFact("age", TypeForm::kNumber),
                 chart::MakeFact("balance", TypeForm::kNumber),
                 chart::MakeFact("born", TypeForm::kDate),
                 chart::MakeFact("left", TypeForm::kDateOrNone)};
    law.facts[1].type.choices = {{"none", "No claim"},
                                 {"in_appeal", "Before a court"},
                                 {"refused", "Refused for good"}};
    law.facts[3].type.high = 120;
    law.facts[4].type.low = -1'000'000;
    law.facts[4].type.high = 1'000'000;
    return law;
  }();
  return kLaw;
}

using Values = std::optional<IntervalSet>;

Values AsCell(const std::string& fact, const std::string& text) {
  const text::SourceText source("cell", text);
  text::Diagnostics diagnostics;
  const law::Law& law = TestLaw();
  return chart::ReadCell(law.fact(*law.FindFact(fact)),
                         {&source, 0, static_cast<uint32_t>(text.size())},
                         diagnostics);
}

Values AsSetting(const std::string& fact, const std::string& text) {
  const text::SourceText source("--set", fact + "=" + text);
  text::Diagnostics diagnostics;
  chart::Case person(TestLaw());
  if (!chart::ReadSetting(TestLaw(), source, person, diagnostics))
    return std::nullopt;
  return person.values(*TestLaw().FindFact(fact));
}

// Reads what JSON writes as `value`.
Values AsJson(const std::string& fact, const std::string& value) {
  const text::SourceText source("case.json",
                                "{\"" + fact + "\": " + value + "}");
  text::Diagnostics diagnostics;
  const auto person = ReadCaseJson(TestLaw(), source, diagnostics);
  if (!person) return std::nullopt;
  return person->values(*TestLaw().FindFact(fact));
}

// Returns a string of JSON, with letters written as escapes here and there.
std::string JsonString(const std::string& text) {
  std::string written = "\"";
  for (const char c : text) {
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
    if (is_ascii && *rc::gen::weightedElement<bool>({{9, false}, {1, true}})) {
      written += fmt::format("\\u{:04x}", c);
    } else {
      written += c;
    }
  }
  return written + '"';
}

// Asserts that a text means `values` wherever it may stand.
void AssertMeans(const std::string& fact, const std::string& text,
                 const Values& values) {
  RC_LOG() << fact << '=' << text << '\n';
  RC_ASSERT(AsCell(fact, text) == values);
  RC_ASSERT(AsCell(fact, " " + text + "\t\xC2\xA0") == values);
  RC_ASSERT(AsSetting(fact, text) == values);
  RC_ASSERT(AsJson(fact, JsonString(text)) == values);
  if (values) {
    RC_ASSERT(AsJson(fact, "[" + JsonString(text) + "]") == values);
  }
}

void AssertRefused(const std::string& fact, const std::string& text) {
  AssertMeans(fact, text, std::nullopt);
  RC_ASSERT(AsJson(fact, "[" + JsonString(text) + "]") == std::nullopt);
}

// Returns the text with the case of each ASCII letter chosen at random.
std::string AnyCase(std::string text) {
  for (char& c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter && *rc::gen::arbitrary<bool>()) {
      c = static_cast<char>(c ^ 0x20);
    }
  }
  return text;
}

std::string Printed(const char* form, int a, int b, int c) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), form, a, b, c);
  return text.data();
}

struct CalendarDay {
  int year;
  int month;
  int day;
  Value value;  // by another calendar than the program's own
};

CalendarDay AnyDay() {
  using std::chrono::sys_days;
  const int days = *rc::gen::inRange(-25567, 47847);
  const std::chrono::year_month_day date{sys_days{std::chrono::days{days}}};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())), days};
}

RC_GTEST_PROP(WrittenForms, YearFirstIsReadBack, ()) {
  const auto [year, month, day, value] = AnyDay();
  const char* form =
      *rc::gen::element("%04d-%02d-%02d", "%04d/%02d/%02d", "%04d.%02d.%02d",
                        "%04d-%d-%d", "%04d/%d/%d", "%04d.%d.%d");
  const std::string time = *rc::gen::element("", " 00:00", " 00:00:00",
                                             "T00:00:00", " 00:00:00.000");
  AssertMeans("born", Printed(form, year, month, day) + time,
              IntervalSet::Single(value));
}

RC_GTEST_PROP(WrittenForms, YearLastIsReadBackWhereOneDayFits, ()) {
  const auto [year, month, day, value] = AnyDay();
  const bool month_first = *rc::gen::arbitrary<bool>();
  const char* form =
      *rc::gen::element("%02d/%02d/%04d", "%02d.%02d.%04d", "%02d-%02d-%04d",
                        "%d/%d/%04d", "%d.%d.%04d", "%d-%d-%04d");
  const std::string text =
      Printed(form, month_first ? month : day, month_first ? day : month, year);
  if (day > 12 || day == month) {
    AssertMeans("born", text, IntervalSet::Single(value));
  } else {
    AssertRefused("born", text);
  }
}

RC_GTEST_PROP(WrittenForms, NumbersAreReadBack, ()) {
  const int value = *rc::gen::inRange(0, 121);
  const std::string digits = std::to_string(value);
  const std::string form = *rc::gen::element("", ".0", ".00", ".0000");
  const std::string sign = *rc::gen::element("", "+", "0");
  AssertMeans("age", sign + digits + form, IntervalSet::Single(value));
  const std::string zeros = *rc::gen::element("", ".0", ".000");
  RC_ASSERT(AsJson("age", digits + zeros) == IntervalSet::Single(value));
  const std::string fraction = *rc::gen::element(".5", ",5", ".01", ",0");
  AssertRefused("age", digits + fraction);
}

RC_GTEST_PROP(WrittenForms, ThousandsAreRefusedWhereBothFit, ()) {
  const int value = *rc::gen::inRange(-1'000'000, 1'000'001);
  const std::string text = std::to_string(value) + ".000";
  if (value == 0 || value < -1000 || value > 1000) {
    AssertMeans("balance", text, IntervalSet::Single(value));
  } else {
    AssertRefused("balance", text);
  }
}

RC_GTEST_PROP(WrittenForms, RangesAreReadBack, ()) {
  const int low = *rc::gen::inRange(0, 121);
  const int high = *rc::gen::inRange(low, 121);
  const std::string sign =
      *rc::gen::element("..", " .. ", "-", " - ", "–", " – ");
  const std::string text = std::to_string(low) + sign + std::to_string(high);
  AssertMeans("age", text, IntervalSet::Range(low, high));
  // A dash may be the minus of a number.
  if (sign.find('.') == std::string::npos) AssertRefused("balance", text);
}

RC_GTEST_PROP(WrittenForms, WordsAreReadBackInAnyCase, ()) {
  const auto [fact, word, value] = *rc::gen::elementOf(
      std::vector<std::tuple<std::string, std::string, Value>>{
          {"minor", "yes", 1},
          {"minor", "true", 1},
          {"minor", "y", 1},
          {"minor", "t", 1},
          {"minor", "no", 0},
          {"minor", "false", 0},
          {"minor", "n", 0},
          {"minor", "f", 0},
          {"claim", "No claim", 0},
          {"claim", "in_appeal", 1},
          {"claim", "in appeal", 1},
          {"claim", "In-appeal", 1},
          {"claim", "Before a court", 1},
          {"claim", "refused", 2},
          {"claim", "refused for good", 2}});
  AssertMeans(fact, AnyCase(word), IntervalSet::Single(value));
}

// With capitals it is what programs write for what is missing.
RC_GTEST_PROP(WrittenForms, NoneIsReadInSmallLettersAlone, ()) {
  AssertMeans("claim", "none", IntervalSet::Single(0));
  AssertMeans("left", "none", IntervalSet::Single(kNone));
  const std::string word = AnyCase("none");
  if (word == "none") return;
  for (const law::Fact& fact : TestLaw().facts) AssertRefused(fact.name, word);
}

RC_GTEST_PROP(WrittenForms, UnknownIsReadInAnyCase, ()) {
  for (const law::Fact& fact : TestLaw().facts) {
    const std::string word = AnyCase("unknown");
    const Values all = fact.type.Universe();
    RC_ASSERT(AsCell(fact.name, word) == all);
    RC_ASSERT(AsSetting(fact.name, word) == all);
    RC_ASSERT(AsJson(fact.name, JsonString(word)) == all);
    RC_ASSERT(AsJson(fact.name, "[" + JsonString(word) + "]") == std::nullopt);
  }
}

// Two values by a sign that may mean both are refused, whatever the type.
RC_GTEST_PROP(WrittenForms, ListsByAnotherSignAreRefused, ()) {
  const auto [fact, a, b] = *rc::gen::elementOf(
      std::vector<std::tuple<std::string, std::string, std::string>>{
          {"minor", "yes", "no"},
          {"claim", "none", "refused"},
          {"country", "FR", "BE"},
          {"country", "Iran", "Iraq"},
          {"age", "16", "19"},
          {"born", "2025-08-01", "2025-08-02"}});
  const std::string sign = *rc::gen::element(",", ", ", ";", "/", " & ", "+");
  AssertRefused(fact, a + sign + b);
  AssertMeans(fact, a + "|" + b, AsCell(fact, b + " | " + a));
}

}  // namespace
}  // namespace safeconduct::json
