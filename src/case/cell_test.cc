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
               MakeFact("left", TypeForm::kDateOrNone),
               MakeFact("balance", TypeForm::kNumber),
               MakeFact("stage", TypeForm::kChoice)};
  law.facts[1].type.choices = {{"none", "No claim"},
                               {"pending", "Pending at first instance"},
                               {"in_appeal", "In appeal, or pending there"},
                               {"refused", "Refused"}};
  law.facts[2].type.choices = {
      {"good", "Well"}, {"better", "well!"}, {"unknown", ""}};
  law.facts[4].type.low = 0;
  law.facts[4].type.high = 120;
  law.facts[4].type.unit = "years";
  law.facts[7].type.low = -50000;
  law.facts[7].type.high = 50000;
  law.facts[7].type.unit = "euros";
  law.facts[8].type.choices = {{"first", ""}, {"lost", "Unknown"}};
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

TEST(ReadCell, ReadsWhatHasOneMeaning) {
  const Row rows[] = {
      {"minor", "TRUE", "yes"},
      {"minor", "Yes", "yes"},
      {"minor", "y", "yes"},
      {"minor", "F", "no"},
      {"minor", "y|No", ""},
      {"age", "30.0", "30"},
      {"age", "30.00", "30"},
      {"age", "30.000", "30"},  // thirty thousand is no age
      {"age", "0.000", "0"},
      {"age", "+5", "5"},
      {"age", "007", "7"},
      {"age", "16-19", "16..19"},
      {"age", "16 – 19", "16..19"},
      {"age", "16.0-19.0|30", "16..19|30"},
      {"age", "\xC2\xA0 17 \xC2\xA0", "17"},
      {"age", "UNKNOWN", ""},
      {"balance", "-30.0", "-30"},
      {"country", "ir", "IR"},
      {"country", "IRN", "IR"},
      {"country", "Iran", "IR"},
      {"country", "Iran, Islamic Republic of", "IR"},
      {"country", "UK", "GB"},
      {"country", "uk|Cote d'Ivoire", "CI|GB"},
      {"claim", "Pending", "pending"},
      {"claim", "pending at FIRST instance", "pending"},
      {"claim", "In Appeal", "in_appeal"},
      {"claim", "in appeal or pending there", "in_appeal"},
      {"claim", "none|REFUSED", "none|refused"},
      {"mood", "Unknown", "unknown"},
      {"stage", "Unknown", ""},
      {"stage", "lost", "lost"},
      {"born", "15/08/2025", "2025-08-15"},
      {"born", "15.08.2025", "2025-08-15"},
      {"born", "15-8-2025", "2025-08-15"},
      {"born", "08/15/2025", "2025-08-15"},
      {"born", "05/05/2025", "2025-05-05"},
      {"born", "2025/8/5", "2025-08-05"},
      {"born", "2025-08-15 00:00:00", "2025-08-15"},
      {"born", "2025-08-15T00:00:00.000", "2025-08-15"},
      {"born", "15/08/2025 00:00", "2025-08-15"},
      {"born", "15.08.2025..20.08.2025", "2025-08-15..2025-08-20"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Read(row), row.result) << row.fact << '=' << row.cell;
  }
}

TEST(ReadCell, RefusesWhatHasSeveral) {
  const Row rows[] = {
      {"minor", "1", "type-mismatch@0-1"},
      {"minor", "0", "type-mismatch@0-1"},
      {"age", "16,19", "type-mismatch@0-5"},
      {"age", "16;19", "wrong-form@0-5"},
      {"age", "1/2", "type-mismatch@0-3"},
      {"balance", "30.000", "wrong-form@0-6"},
      {"balance", "-30.000", "wrong-form@0-7"},
      {"balance", "16-19", "type-mismatch@0-5"},
      {"country", "FR,BE", "wrong-form@0-5"},
      {"country", "FR; Belgium", "wrong-form@0-11"},
      {"country", "FR/BE", "wrong-form@0-5"},
      {"country", "Congo", "wrong-form@0-5"},
      {"country", "Korea|FR", "wrong-form@0-5"},
      {"country", "no", "unknown-country@0-2"},
      {"country", "n/a", "unknown-country@0-3"},
      {"country", "stateless", "unknown-country@0-9"},
      {"claim", "pending,refused", "wrong-form@0-15"},
      {"mood", "well", "wrong-form@0-4"},
      {"born", "03/04/2025", "wrong-form@0-10"},
      {"born", "03.04.2025", "wrong-form@0-10"},
      {"born", "15/08/25", "type-mismatch@0-8"},
      {"born", "2025-08-15 13:45:00", "type-mismatch@0-19"},
      {"born", "2025-08-15T00:00:00Z", "type-mismatch@0-20"},
      {"born", "2025-08-01,2025-08-02", "wrong-form@0-21"},
      {"born", "31/02/2025", "no-such-date@0-10"},
      {"born", "2025-15-08", "no-such-date@0-10"},
      {"left", "n/a", "type-mismatch@0-3"},
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
      {"country", "Frnce", "unknown-country@0-5"},
      {"country", "BE..FR", "type-mismatch@0-6"},
      {"claim", "pendng", "unknown-value@0-6"},
      {"minor", "maybe", "type-mismatch@0-5"},
      {"age", "19..16", "empty-range@0-6"},
      {"age", "121", "value-outside-type@0-3"},
      {"age", "-1", "value-outside-type@0-2"},
      {"age", "99999999999999999999", "value-outside-type@0-20"},
      {"age", "-", "type-mismatch@0-1"},
      {"age", "+-5", "type-mismatch@0-3"},
      {"age", "30.", "type-mismatch@0-3"},
      {"age", "19-16", "empty-range@0-5"},
      {"age", "16--19", "type-mismatch@0-6"},
      {"age", "17.5", "type-mismatch@0-4"},
      {"age", "abc|17| 130", "type-mismatch@0-3 value-outside-type@8-11"},
      {"age", "x..y", "type-mismatch@0-1 type-mismatch@3-4"},
      {"born", "2023-02-29", "no-such-date@0-10"},
      {"born", "2023-2-29", "no-such-date@0-9"},
      {"born", "2023-2/9", "type-mismatch@0-8"},
      {"born", "none", "type-mismatch@0-4"},
      {"born", "1899-12-31", "value-outside-type@0-10"},
      {"left", "none..2022-01-01", "type-mismatch@0-4"},
      {"left", "None", "type-mismatch@0-4"},
      {"left", "2022-01-01|NONE", "type-mismatch@11-15"},
      {"claim", "None", "unknown-value@0-4"},
      {"claim", "NONE|refused", "unknown-value@0-4"},
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
  EXPECT_EQ(ReadAsDays("14/08/2023"), "2023-08-14 2023-08-14");
  EXPECT_EQ(ReadAsDays("04/08/2023"), "wrong-form@0-10");
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
  EXPECT_EQ(ReadAsSetting("age=16-19"), "age=16..19");
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
      {"minor=1",
       "`1` cannot be a value of fact `minor`, which is yes or no; write `yes` "
       "or `no`, as tables use `1` and `0` in several ways [type-mismatch]"},
      {"age=16,19",
       "`16,19` cannot be a value of fact `age`, which is 0..120 years; whole "
       "numbers are written in digits alone, ranges as `0..120` "
       "[type-mismatch]"},
      {"age=n/a", "; what is not known is left empty, or is `unknown`"},
      {"born=03/04/2025",
       "`03/04/2025` may be `2025-03-04` or `2025-04-03`; write the one that "
       "is meant [wrong-form]"},
      {"born=2025-08-15 13:45", "; a date has no time of day [type-mismatch]"},
      {"country=FR,BE",
       "`FR,BE` may be all of these or one of them; where it is one, and which "
       "is not known, write `FR|BE` [wrong-form]"},
      {"country=Irann", "; did you mean `IR` (Iran)? [unknown-country]"},
      {"country=Congo",
       "`Congo` may be `CD` (Democratic Republic of the Congo) or `CG` "
       "(Congo); write the one that is meant [wrong-form]"},
      {"mood=WELL", "`WELL` may be `good` or `better`; write the one"},
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
