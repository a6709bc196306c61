// SPDX-License-Identifier: Apache-2.0
#include "json/read/case_json.h"

#include <gtest/gtest.h>

#include "case/case.h"
#include "case/case_testing.h"

namespace safeconduct::json {
namespace {

using law::TypeForm;

law::Law MakeLaw() {
  law::Law law;
  law.facts = {chart::MakeFact("minor", TypeForm::kYesNo),
               chart::MakeFact("claim", TypeForm::kChoice),
               chart::MakeFact("country", TypeForm::kCountry),
               chart::MakeFact("age", TypeForm::kNumber),
               chart::MakeFact("left", TypeForm::kDateOrNone)};
  law.facts[1].type.choices = {{"none", ""}, {"pending", "Not yet decided"}};
  law.facts[3].type.low = 0;
  law.facts[3].type.high = 120;
  law.facts[3].type.unit = "years";
  return law;
}

// Returns what is known, or the faults as `kind@text` in order of place.
std::string Read(std::string json) {
  const law::Law law = MakeLaw();
  const text::SourceText source("case.json", std::move(json));
  text::Diagnostics diagnostics;
  const auto person = ReadCaseJson(law, source, diagnostics);
  EXPECT_EQ(person.has_value(), diagnostics.empty());
  if (person) return chart::FormatKnown(law, *person);
  EXPECT_FALSE(diagnostics.Render().empty());
  std::string faults;
  for (const text::Diagnostic& fault : diagnostics.Sorted()) {
    if (!faults.empty()) faults += ' ';
    faults += std::string(text::KindName(fault.kind)) + '@' +
              std::string(fault.place.text());
  }
  return faults;
}

std::string Rendered(std::string json) {
  const law::Law law = MakeLaw();
  const text::SourceText source("case.json", std::move(json));
  text::Diagnostics diagnostics;
  ReadCaseJson(law, source, diagnostics);
  return diagnostics.Render();
}

struct Row {
  const char* json;
  const char* result;
};

TEST(ReadCaseJson, ReadsEveryForm) {
  const Row rows[] = {
      {"{}", ""},
      {"\xEF\xBB\xBF{\"age\":17}", "age=17"},
      {R"({"age": null, "claim": "unknown"})", ""},
      {R"({"minor": true})", "minor=yes"},
      {R"({"minor": "no"})", "minor=no"},
      {R"({"age":17,"claim":"pending"})", "claim=pending age=17"},
      {R"({"age": {"from": 16, "to": 19}})", "age=16..19"},
      {R"({"age": {"to": 19}})", "age=0..19"},
      {R"({"age": {"from": 16, "to": null}})", "age=16..120"},
      {R"({"age": {"to": null, "from": "16"}})", "age=16..120"},
      {R"({"age": "17"})", "age=17"},
      {R"({"age": 17.0})", "age=17"},
      {R"({"age": "16..19"})", "age=16..19"},
      {R"({"age": ["16-19", 30]})", "age=16..19|30"},
      {R"({"age": "", "claim": " Unknown "})", ""},
      {R"({"minor": "TRUE", "claim": "not yet decided"})",
       "minor=yes claim=pending"},
      {R"({"country": "FR|BE"})", "country=BE|FR"},
      {R"({"country": ["Iran", "IRQ"]})", "country=IQ|IR"},
      {R"({"country": "C\u00f4te d'Ivoire"})", "country=CI"},
      {R"({"left": "15/08/2025"})", "left=2025-08-15"},
      {R"({"cl\u0061im": "\uD83D\uDE00|pending"})",
       "unknown-value@\"\\uD83D\\uDE00|pending\""},
      {R"({"age": [1, {"from": 3, "to": 4}]})", "age=1|3..4"},
      {R"({"country": ["FR", "BE"]})", "country=BE|FR"},
      {R"({"c\u006caim": "p\u0065nding"})", "claim=pending"},
      {R"({"left": ["none", {"from": "2022-01-01", "to": "2022-03-31"}]})",
       "left=none|2022-01-01..2022-03-31"},
  };
  for (const Row& row : rows) EXPECT_EQ(Read(row.json), row.result) << row.json;
}

TEST(ReadCaseJson, PlacesEachFault) {
  const Row rows[] = {
      {"[]", "wrong-form@[]"},
      {" 17 ", "wrong-form@17"},
      {R"({"agee": 17})", "unknown-fact@\"agee\""},
      {R"({"age": 1, "age": 2})", "duplicate-key@\"age\""},
      {R"({"age": 17.5})", "wrong-form@17.5"},
      {R"({"age": "17.5"})", "type-mismatch@\"17.5\""},
      {R"({"age": " 17.5 | 130"})",
       "type-mismatch@17.5 value-outside-type@130"},
      {R"({"age": [1, ""]})", "wrong-form@\"\""},
      {R"({"country": "FR,BE"})", "wrong-form@\"FR,BE\""},
      {R"({"left": "03/04/2025"})", "wrong-form@\"03/04/2025\""},
      {R"({"left": {"from": "3/4/2025", "to": 7}})",
       "wrong-form@\"3/4/2025\" type-mismatch@7"},
      {R"({"age": 130})", "value-outside-type@130"},
      {R"({"age":99999999999999999999999})",
       "value-outside-type@99999999999999999999999"},
      {R"({"age": 1e999})", "wrong-form@1e999"},
      {R"({"age": []})", "wrong-form@[]"},
      {R"({"age": [1, null]})", "wrong-form@null"},
      {R"({"age": [1, "unknown"]})", "wrong-form@\"unknown\""},
      {R"({"age": [[1]]})", "wrong-form@[1]"},
      {R"({"age": {}})", "wrong-form@{}"},
      {R"({"age": {"from": null}})", "wrong-form@{\"from\": null}"},
      {R"({"age": {"form": 3}})", "unknown-name@\"form\""},
      {R"({"age": {"from": 3, "from": 4}})", "duplicate-key@\"from\""},
      {R"({"age": {"from": {"from": 1}}})", "wrong-form@{\"from\": 1}"},
      {R"({"age": {"from": 3, "to": 2}})",
       "empty-range@{\"from\": 3, \"to\": 2}"},
      {R"({"country": {"from": "FR"}})", "type-mismatch@{\"from\": \"FR\"}"},
      {R"({"country": 7, "claim": "pendng", "minor": 1})",
       "type-mismatch@7 unknown-value@\"pendng\" type-mismatch@1"},
      {R"({"country": true})", "type-mismatch@true"},
      {R"({"left": {"from": "none"}})", "type-mismatch@\"none\""},
      {R"({"left": "2023-02-30"})", "no-such-date@\"2023-02-30\""},
  };
  for (const Row& row : rows) EXPECT_EQ(Read(row.json), row.result) << row.json;
}

TEST(ReadCaseJson, PlacesWhatIsNoJson) {
  const Row rows[] = {
      {"", "malformed-json@"},
      {"   ", "malformed-json@"},
      {"{", "malformed-json@"},
      {R"({"age": 17)", "malformed-json@"},
      {R"({"age": 17,})", "malformed-json@,"},
      {R"({"age": [17 , ]})", "malformed-json@,"},
      {R"({"b": [[{"c": 1,}]]})", "unknown-fact@\"b\" malformed-json@,"},
      {R"({"b": [[{"c"}]]})", "unknown-fact@\"b\" malformed-json@}"},
      {R"({"age" 17})", "malformed-json@17"},
      {R"({"age": 17} x)", "malformed-json@x"},
      {R"({"age": 17} {})", "malformed-json@{"},
      {R"({"age": pending})", "malformed-json@pending"},
      {R"({"age": 1,, "b": 2})", "malformed-json@,"},
      {R"({age: 17})", "malformed-json@age"},
      {"{\"claim\": \"a\xFFz\"}", "malformed-json@\xFF"},
      {"{\"claim\": \"a\nb\"}", "malformed-json@\n"},
      {R"({"claim": "pend)", "malformed-json@\"pend"},
      {R"({"claim": "\uD83D."})", R"(malformed-json@\uD83D)"},
      {R"({"claim": "\uD83D\u0041"})", R"(malformed-json@\uD83D\u0041)"},
      {R"({"claim": "\uDE00"})", R"(malformed-json@\uDE00)"},
      {R"({"claim": "\u12G4"})", R"(malformed-json@\u12)"},
      {R"({"claim": "\u12)", R"(malformed-json@\u12)"},
      {R"({"claim": "\x"})", R"(malformed-json@\x)"},
      {R"({"claim": "\)", R"(malformed-json@\)"},
      {R"({"age": 1.})", "malformed-json@1."},
      {R"({"age": .5})", "malformed-json@.5"},
      {R"({"age": +5})", "malformed-json@+5"},
      {R"({"age": 5e})", "malformed-json@5e"},
      {"pending", "malformed-json@pending"},
      {"}", "malformed-json@}"},
  };
  for (const Row& row : rows) EXPECT_EQ(Read(row.json), row.result) << row.json;
  using std::string_literals::operator""s;
  EXPECT_EQ(Read("{}\0{}"s), "malformed-json@\0"s);
}

TEST(ReadCaseJson, ShowsFaultsWithTheirLines) {
  EXPECT_EQ(Rendered("{\n  \"agee\": 17,\n  \"claim\": \"x\", \"claim\": 1}\n"),
            R"(case.json:2:3: error: unknown fact `agee` [unknown-fact]
    2 |   "agee": 17,
      |   ^~~~~~
facts.law.md:1:6: note: closest declared fact is `age`
    1 | fact age
      |      ^~~
case.json:3:12: error: unknown value `x` of fact `claim`; its values )"
            R"(are none, pending [unknown-value]
    3 |   "claim": "x", "claim": 1}
      |            ^~~
case.json:3:17: error: key `claim` is given twice; a list holds several )"
            R"(values [duplicate-key]
    3 |   "claim": "x", "claim": 1}
      |                 ^~~~~~~
case.json:3:3: note: first given here
    3 |   "claim": "x", "claim": 1}
      |   ^~~~~~~
)");
}

TEST(ReadCaseJson, SaysWhatIsExpected) {
  const Row rows[] = {
      {"", "`{\"age\": 17}`, found the end of the text [malformed-json]"},
      {"[17]", "`{\"age\": 17}`, found a list [wrong-form]"},
      {"{\"age\" 17}", "expected `:`, found `17` [malformed-json]"},
      {"{\"age\": 17,}",
       "comma before `}`, where no more follows; leave it out"},
      {"{\"age\": 17,,}", "expected a key in quotes, found `,`"},
      {"{\"age\": 17 \"b\"}", "expected `,` or `}`, found `\"b\"`"},
      {"{\"age\": [17 18]}", "expected `,` or `]`, found `18`"},
      {"{} {}", "expected the end of the text, found `{`"},
      {"{\"age\": x}", "expected a value, found `x`; a word stands in quotes"},
      {"{age: 17}", "expected a key in quotes, found `age` [malformed-json]"},
      {"{“age”: 17}", "found `“age”`; the quotes of JSON are `\"`"},
      {"{'age': 17}", "found `'age'`; the quotes of JSON are `\"`"},
      {"{} // x", "found `//`; JSON has no comments"},
      {"{\"age\": 2023-08-14}",
       "found `2023-08-14`; a number is written in digits alone, a date or a "
       "range in quotes"},
      {"{\"age\": 17 years}", "expected `,` or `}`, found `years`"},
      {"{\"claim\": \"a\xFFz\"}",
       "byte that is not UTF-8; save the text as UTF-8"},
      {"\xFF\xFE{", "text is UTF-16 (save it as UTF-8) [malformed-json]"},
      {"{\"age\": \"x", "string is not closed; it ends with `\"`"},
      {"{\"age\": 01}", "found `01`; a number does not begin with `0`"},
      {"{\"age\" true}", "expected `:`, found `true`"},
      {"{\"age\": -}", "found `-`; a number is written in digits alone"},
  };
  for (const Row& row : rows) {
    EXPECT_NE(Rendered(row.json).find(row.result), std::string::npos)
        << Rendered(row.json);
  }
}

TEST(ReadCaseJson, BoundsDepthAndSize) {
  constexpr size_t kMany = size_t{10} << 20;
  constexpr size_t kHalf = size_t{1} << 19;
  EXPECT_EQ(Read(std::string(kMany, '[')), "malformed-json@");
  const std::string deep = std::string(kHalf, '[') + std::string(kHalf, ']');
  EXPECT_EQ(Read(deep).substr(0, 13), "wrong-form@[[");
  EXPECT_EQ(Read("{\"age\": [" + deep.substr(kHalf - 9, 18) + "]}"),
            "wrong-form@[[[[[[[[[]]]]]]]]]");
  std::string wide = "{\"age\": [1";
  for (size_t i = 0; i < 70000; ++i) wide += ",1";
  EXPECT_EQ(Read(wide + "]}"), "age=1");
  EXPECT_EQ(Read("{\"deep\": " + deep + "}"), "unknown-fact@\"deep\"");
}

}  // namespace
}  // namespace safeconduct::json
