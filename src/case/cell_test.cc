// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "case/case.h"
#include "case/case_testing.h"
#include "law/values.h"

namespace safeconduct::chart {
namespace {

using law::TypeForm;

law::Law MakeLaw() {
  law::Law law;
  law.facts = {MakeFact("minor", TypeForm::kYesNo),
               MakeFact("claim", TypeForm::kChoice),
               MakeFact("mood", TypeForm::kChoice),
               MakeFact("country", TypeForm::kCountry),
               MakeFact("age", TypeForm::kNumber),
               MakeFact("born", TypeForm::kDate),
               MakeFact("left", TypeForm::kDateOrNone)};
  law.facts[1].type.choices = {{"none", ""}, {"pending", ""}, {"refused", ""}};
  law.facts[2].type.choices = {{"good", ""}, {"unknown", ""}};
  law.facts[4].type.low = 0;
  law.facts[4].type.high = 120;
  law.facts[4].type.unit = "years";
  return law;
}

// Returns the faults as `kind@begin-end`, their offsets in the text read.
std::string Faults(const text::Diagnostics& diagnostics) {
  std::string shown;
  for (const text::Diagnostic& fault : diagnostics.Sorted()) {
    if (!shown.empty()) shown += ' ';
    shown += std::string(text::KindName(fault.kind)) + '@' +
             std::to_string(fault.place.begin) + '-' +
             std::to_string(fault.place.end);
  }
  return shown;
}

struct Row {
  const char* fact;
  const char* cell;
  const char* result;  // a cell, or the faults
};

std::string Read(const Row& row) {
  const law::Law law = MakeLaw();
  const law::Fact& fact = law.fact(*law.FindFact(row.fact));
  const text::SourceText source("cell", row.cell);
  text::Diagnostics diagnostics;
  const auto size = static_cast<uint32_t>(source.content().size());
  const auto values = ReadCell(fact, {&source, 0, size}, diagnostics);
  EXPECT_EQ(values.has_value(), diagnostics.empty());
  return values ? law::FormatCell(fact.type, *values) : Faults(diagnostics);
}

TEST(ReadCell, ReadsValuesAndRanges) {
  const Row rows[] = {
      {"age", "", ""},
      {"age", " \t ", ""},
      {"age", " unknown ", ""},
      {"age", "..", "wrong-form@0-2"},
      {"age", "0..", ""},
      {"age", " 16 .. 19 ", "16..19"},
      {"age", "..17", "0..17"},
      {"age", "18..", "18..120"},
      {"age", "5|3|4", "3..5"},
      {"minor", "yes", "yes"},
      {"minor", "false", "no"},
      {"claim", "none", "none"},
      {"claim", "refused | none", "none|refused"},
      {"mood", "unknown", "unknown"},
      {"country", "FR|BE", "BE|FR"},
      {"left", "none", "none"},
      {"left", "..1900-01-02", "..1900-01-02"},
      {"left", "none|2022-01-01..2022-03-31", "none|2022-01-01..2022-03-31"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Read(row), row.result) << row.fact << '=' << row.cell;
  }
}

TEST(ReadCell, PlacesEachFault) {
  const Row rows[] = {
      {"country", "FR||BE", "wrong-form@3-3"},
      {"country", "FR|", "wrong-form@3-3"},
      {"country", "|", "wrong-form@0-0 wrong-form@1-1"},
      {"country", "FR|unknown", "wrong-form@3-10"},
      {"country", "QQ", "unknown-country@0-2"},
      {"country", "fr", "type-mismatch@0-2"},
      {"country", "FRA", "type-mismatch@0-3"},
      {"country", "BE..FR", "type-mismatch@0-6"},
      {"claim", "pendng", "unknown-value@0-6"},
      {"minor", "maybe", "type-mismatch@0-5"},
      {"age", "19..16", "empty-range@0-6"},
      {"age", "121", "value-outside-type@0-3"},
      {"age", "-1", "value-outside-type@0-2"},
      {"age", "99999999999999999999", "value-outside-type@0-20"},
      {"age", "-", "type-mismatch@0-1"},
      {"age", "+5", "type-mismatch@0-2"},
      {"age", "17.5", "type-mismatch@0-4"},
      {"age", "abc|17| 130", "type-mismatch@0-3 value-outside-type@8-11"},
      {"age", "x..y", "type-mismatch@0-1 type-mismatch@3-4"},
      {"born", "2023-02-29", "no-such-date@0-10"},
      {"born", "2023-2-9", "type-mismatch@0-8"},
      {"born", "none", "type-mismatch@0-4"},
      {"born", "1899-12-31", "value-outside-type@0-10"},
      {"left", "none..2022-01-01", "type-mismatch@0-4"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Read(row), row.result) << row.fact << '=' << row.cell;
  }
}

std::string ReadAsDays(const char* cell) {
  const text::SourceText source("--on", cell);
  text::Diagnostics diagnostics;
  const auto size = static_cast<uint32_t>(source.content().size());
  const auto days = ReadDays({&source, 0, size}, diagnostics);
  if (!days) return Faults(diagnostics);
  return FormatDate(days->first) + ' ' + FormatDate(days->last);
}

TEST(ReadDays, ReadsOneDayOrOneRange) {
  EXPECT_EQ(ReadAsDays(" 2023-08-14 "), "2023-08-14 2023-08-14");
  EXPECT_EQ(ReadAsDays("2023-08-14..2023-08-20"), "2023-08-14 2023-08-20");
  EXPECT_EQ(ReadAsDays("..2023-08-14"), "1900-01-01 2023-08-14");
  EXPECT_EQ(ReadAsDays("2023-08-14.."), "2023-08-14 2100-12-31");
  EXPECT_EQ(ReadAsDays("none"), "type-mismatch@0-4");
  EXPECT_EQ(ReadAsDays("unknown"), "type-mismatch@0-7");
  EXPECT_EQ(ReadAsDays(""), "wrong-form@0-0");
  EXPECT_EQ(ReadAsDays("2023-08-14|2023-08-15"), "wrong-form@0-21");
  EXPECT_EQ(ReadAsDays("2023-08-14..2023-08-13"), "empty-range@0-22");
}

std::string ReadAsSetting(const char* setting) {
  const law::Law law = MakeLaw();
  const text::SourceText source("--fact", setting);
  text::Diagnostics diagnostics;
  Case person(law);
  if (!ReadSetting(law, source, person, diagnostics)) {
    return diagnostics.Render();
  }
  std::string known;
  for (uint32_t i = 0; i < law.facts.size(); ++i) {
    const law::FactId id(i);
    if (!person.IsKnown(id, law)) continue;
    known += law.fact(id).name + '=' +
             law::FormatCell(law.fact(id).type, person.values(id));
  }
  return known;
}

TEST(ReadSetting, SetsTheFact) {
  EXPECT_EQ(ReadAsSetting("age=16..19"), "age=16..19");
  EXPECT_EQ(ReadAsSetting(" claim = pending"), "claim=pending");
  EXPECT_EQ(ReadAsSetting("age="), "");
}

TEST(ReadSetting, SaysWhatIsWrong) {
  const struct {
    const char* setting;
    const char* said;
  } rows[] = {
      {"age", "expected `FACT=VALUE`, found `age` [wrong-form]"},
      {"=17", "expected `FACT=VALUE`, found `=17` [wrong-form]"},
      {"agee=17", "unknown fact `agee` [unknown-fact]"},
      {"agee=17", "note: closest declared fact is `age`"},
      {"claim=pendng", "; did you mean `pending`? [unknown-value]"},
      {"age=130",
       "number `130` lies outside fact `age`, which runs from 0 to 120 "
       "[value-outside-type]"},
      {"age=0123456789012345678901234567890123456789x",
       "`0123456789012345678901234567890123456789...` cannot be a value of"},
  };
  for (const auto& [setting, said] : rows) {
    EXPECT_NE(ReadAsSetting(setting).find(said), std::string::npos)
        << ReadAsSetting(setting);
  }
}

}  // namespace
}  // namespace safeconduct::chart
