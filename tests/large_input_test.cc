// SPDX-License-Identifier: Apache-2.0
//
// Bad input of the largest size that is read. What is asked of it is a clear
// outcome and a printout that does not grow with the input; a test that takes
// longer than a moment shows that something grows faster than the input does.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/pack.h"

namespace safeconduct {
namespace {

// The most that is read of a file.
constexpr size_t kMaxFileSize = size_t{10} << 20;

// Builds that check invariants, and those under sanitizers, take ten times as
// long for each byte.
#ifdef SAFECONDUCT_CHECKS
constexpr size_t kSize = kMaxFileSize / 10;
#else
constexpr size_t kSize = kMaxFileSize;
#endif

// The most that a run prints, whatever it reads.
constexpr size_t kMostPrinted = size_t{1} << 18;

// Returns `piece` again and again, up to the size.
std::string Fill(std::string_view piece, size_t size = kSize - 100) {
  std::string text;
  text.reserve(size);
  while (text.size() + piece.size() <= size) text += piece;
  return text;
}

// Returns what `make` gives for 0, 1 and so on, up to the size.
template <typename Make>
std::string Count(const Make& make, size_t size = kSize - 1000) {
  std::string text;
  text.reserve(size);
  for (size_t i = 0;; ++i) {
    const std::string piece = make(i);
    if (text.size() + piece.size() > size) return text;
    text += piece;
  }
}

std::string RandomTokens() {
  static constexpr std::string_view kTokens[] = {
      "fact",   "route",  "term",  "needs",      "barred",     "by",
      "when",   "not",    "and",   "or",         "is",         "in",
      "source", "event",  "(",     ")",          ",",          ":",
      "..",     "<=",     "FR",    "QQ",         "Xx",         "name",
      "17",     "\"a\"",  "\"",    "2023-08-14", "2023-02-30", "999999999999",
      "$",      "\xFF",   "\n",    "\n",         "example",    "expect",
      "cite",   "unless", "under", "viewpoint",  "according",  "becomes"};
  std::mt19937 random(20230814);
  std::string text;
  while (text.size() < kSize - 1000) {
    text += kTokens[random() % std::size(kTokens)];
    text += ' ';
  }
  return text;
}

std::string Law(const std::string& content) {
  return "```law\n" + content + "\n```\n";
}

std::string Record(const std::string& content) {
  return "```record\n" + content + "\n```\n";
}

// Expects an error that fits a terminal and says so among its faults.
void ExpectClear(const Error& error, const char* said) {
  EXPECT_LT(error.text.size(), kMostPrinted);
  EXPECT_NE(error.text.find(said), std::string::npos)
      << error.text.substr(0, 1000);
}

struct Shape {
  const char* name;
  std::function<std::string()> make;
  const char* printed;  // in the printout
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

std::string NameOf(const testing::TestParamInfo<Shape>& info) {
  return info.param.name;
}

// -- Law ----------------------------------------------------------------------

class LargeLaw : public testing::TestWithParam<Shape> {};

TEST_P(LargeLaw, HasAClearOutcome) {
  std::string page = GetParam().make();
  ASSERT_LE(page.size(), kMaxFileSize);
  const auto pack = Pack::Read({{"large.law.md", std::move(page)}});
  ASSERT_FALSE(pack);
  ExpectClear(pack.error(), GetParam().printed);
}

const Shape kLaws[] = {
    {"RandomTokens", [] { return Law(RandomTokens()); }, "not shown"},
    {"OneLine", [] { return Law(Fill("fact f \"a\" : yes or no ")); },
     "declared twice"},
    {"OneLineOfFaults", [] { return Law(Fill("2023-02-30 ")); }, "not shown"},
    {"Brackets", [] { return Law(Fill("(")); }, "expected a declaration"},
    {"BracketsInATerm", [] { return Law("term t \"\" when " + Fill("(")); },
     "nests deeper than 200 levels"},
    {"NotsInATerm", [] { return Law("term t \"\" when " + Fill("not ")); },
     "nests deeper than 200 levels"},
    {"Needs", [] { return Law(Fill("needs ")); }, "expected a declaration"},
    {"NeedsOnLines",
     [] { return Law("route r \"\" to FR\n" + Fill("needs\n")); }, "not shown"},
    {"BarredOnLines",
     [] { return Law("route r \"\" to FR\n" + Fill("barred by\n")); },
     "not shown"},
    {"UnclosedStrings", [] { return Law(Fill("fact \"x\n")); },
     "string is not closed"},
    {"FaultyFacts", [] { return Law(Fill("fact f 7\n")); }, "not shown"},
    {"SameFact", [] { return Law(Fill("fact f \"\" : date\n")); }, "not shown"},
    {"UnknownFacts",
     [] {
       return Law("route r \"\" to FR\n" + Count([](size_t i) {
                    return fmt::format("needs n{0} \"\" when f{0}\n", i);
                  }));
     },
     "unknown fact `f0`"},
    {"UnknownAmongManyFacts",
     [] {
       const auto fact = [](size_t i) {
         return fmt::format("fact f{} \"\":date\n", i);
       };
       const auto need = [](size_t i) {
         return fmt::format("needs n{0} \"\" when g{0}\n", i);
       };
       return Law(Count(fact, kSize / 2) + "route r \"\" to FR\n" +
                  Count(need, kSize / 2 - 1000));
     },
     "unknown fact `g0`"},
    {"ManyValues",
     [] {
       return Law("fact f \"\" : one of " +
                  Count([](size_t i) { return fmt::format("v{},", i); }) + "x");
     },
     "expected at most 256 values"},
    {"CycleOfTerms",
     [] {
       return Law(Count([](size_t i) {
                    return fmt::format("term t{} \"\" when t{}\n", i, i + 1);
                  }) +
                  "term x \"\" when x");
     },
     "defined through"},
    {"Fences", [] { return Fill("```law\n"); }, "not shown"},
    {"UnreadBlocks", [] { return Fill("```Law\n```\n"); }, "not shown"},
    {"ZeroBytes", [] { return Law(std::string(kSize - 100, '\0')); },
     "unknown-character"},
    {"InvalidUtf8",
     [] { return Law("fact f \"" + Fill("\xFF") + "\" : date"); }, "not UTF-8"},
    {"EveryOtherStrange", [] { return Law(Fill("a $ ")); }, "not shown"},
    {"Digits", [] { return Law("fact f \"\" : 0.." + Fill("9")); },
     "is too large"},
    {"OneName", [] { return Law("fact " + Fill("a")); }, "expected"},
    {"OneDate", [] { return Law(Fill("2023-1-1")); }, "no-such-date"},
    {"Blanks", [] { return Law(Fill(" ")); }, "declares no route"},
};

INSTANTIATE_TEST_SUITE_P(Shapes, LargeLaw, testing::ValuesIn(kLaws), NameOf);

// A chain of terms as long as a page allows once overran the stack.
TEST(LargePack, ChainOfTermsIsCompiled) {
  const auto term = [](size_t i) {
    return fmt::format("term t{} \"\" when t{}\n", i, i + 1);
  };
  const std::string terms = Count(term);
  const auto last = std::count(terms.begin(), terms.end(), '\n');
  const auto pack = Pack::Read(
      {{"large.law.md",
        Law(terms + fmt::format("term t{} \"\" when f fact f \"\" : yes or no "
                                "route r \"\" to FR needs n \"\" when t0",
                                last))}});
  ASSERT_TRUE(pack) << pack.error().text;
  EXPECT_TRUE(Chart::Compile(*pack).has_value());
}

TEST(LargePack, MoreFactsThanVariablesOutgrowTheBudget) {
  const auto fact = [](size_t i) {
    return fmt::format("fact f{} \"\":yes or no\n", i);
  };
  const auto need = [](size_t i) {
    return fmt::format("needs n{0} \"\" when f{0}\n", i);
  };
  const auto pack = Pack::Read(
      {{"large.law.md", Law(Count(fact, kSize / 2) + "route r \"\" to FR\n" +
                            Count(need, kSize / 3))}});
  ASSERT_TRUE(pack);
  const auto chart = Chart::Compile(*pack);
  ASSERT_FALSE(chart.has_value());
  EXPECT_EQ(chart.error().kind, Error::Kind::kLimit);
}

// -- Record -------------------------------------------------------------------

constexpr const char* kSmallLaw =
    "fact f \"\" : yes or no\n"
    "matter m \"\" : yes or no; at first no\n"
    "matter n \"\" : 0..9 days; at first 0\n"
    "route r \"\" to FR needs a \"\" when m needs b \"\" when f\n";

class LargeRecord : public testing::TestWithParam<Shape> {};

TEST_P(LargeRecord, HasAClearOutcome) {
  std::string page = GetParam().make();
  ASSERT_LE(page.size(), kMaxFileSize);
  const auto pack = Pack::Read(
      {{"small.law.md", Law(kSmallLaw)}, {"large.record.md", std::move(page)}});
  ASSERT_FALSE(pack);
  ExpectClear(pack.error(), GetParam().printed);
}

const Shape kRecords[] = {
    {"RandomTokens", [] { return Record(RandomTokens()); }, "not shown"},
    {"FaultyEvents", [] { return Record(Fill("event e 7\n")); }, "not shown"},
    {"UnclosedStrings", [] { return Record(Fill("source \"x\n")); },
     "string is not closed"},
    {"UnknownSources",
     [] {
       return Record(Count([](size_t i) {
         return fmt::format("source s{0} \"\" x seen in t{0}\n", i);
       }));
     },
     "unknown source `t0`"},
    {"CycleOfSources",
     [] {
       return Record("source s0 \"\" x seen in s1\n" + Count([](size_t i) {
                       return fmt::format("source s{} \"\" x seen in s{}\n",
                                          i + 1, i);
                     }));
     },
     "is seen in itself"},
    {"TooManyEvents",
     [] {
       return Record("source s \"\" x published 2020-01-01\n" +
                     Count([](size_t i) {
                       return fmt::format(
                           "event e{} \"\" on 2020-01-01 m becomes yes "
                           "according to s\n",
                           i);
                     }));
     },
     "expected at most 4096 events"},
    {"EventsThatDisagree",
     [] {
       std::string events = "source s \"\" x published 2020-01-01\n";
       for (int i = 0; i < 4096; ++i) {
         events += fmt::format(
             "event e{} \"\" on 2020-01-01 n becomes {} according to s\n", i,
             i % 10);
       }
       return Record(events);
     },
     "not shown"},
    {"UnknownMatters",
     [] {
       const std::string label(kSize / 4200, 'a');
       std::string events;
       for (int i = 0; i < 4000; ++i) {
         events += fmt::format(
             "event e{} \"{}\" on 2020-01-01 mm becomes yes according to s\n",
             i, label);
       }
       return Record(events);
     },
     "unknown matter `mm`"},
    {"MovesWithoutEnd",
     [] {
       return Record("event e \"\" on 2020-01-01 " + Fill("m becomes yes, "));
     },
     "expected at most 64 matters"},
};

INSTANTIATE_TEST_SUITE_P(Shapes, LargeRecord, testing::ValuesIn(kRecords),
                         NameOf);

// Each stretch of days lists every denied event before it: the square of their
// number.
TEST(LargePack, SettingsOutgrowTheBudget) {
  std::string events =
      "source s \"\" x published 2020-01-01\n"
      "source t \"\" x published 2021-01-01\n";
  for (int i = 0; i < 4000; ++i) {
    events += fmt::format(
        "event e{} \"\" on {}-{:02}-{:02} m becomes yes according to s denied "
        "by t\n",
        i, 2000 + i / 336, i / 28 % 12 + 1, i % 28 + 1);
  }
  const auto pack = Pack::Read(
      {{"small.law.md", Law(kSmallLaw)}, {"large.record.md", Record(events)}});
  ASSERT_TRUE(pack) << pack.error().text;
  const auto chart = Chart::Compile(*pack);
  ASSERT_FALSE(chart.has_value());
  EXPECT_EQ(chart.error().kind, Error::Kind::kLimit);
  EXPECT_NE(chart.error().text.find("settings"), std::string::npos)
      << chart.error().text;
}

// -- Cases --------------------------------------------------------------------

class LargeCase : public testing::TestWithParam<Shape> {};

TEST_P(LargeCase, HasAClearOutcome) {
  const auto pack = Pack::Read(
      {{"small.law.md",
        Law("fact age \"\" : 0..120 years fact claim \"\" : one of none, "
            "pending route r \"\" to FR needs a \"\" when age < 18")}});
  ASSERT_TRUE(pack);
  std::string text = GetParam().make();
  ASSERT_LE(text.size(), kMaxFileSize);
  const auto person = Case::ReadJson(*pack, "large.json", std::move(text));
  ASSERT_FALSE(person);
  ExpectClear(person.error(), GetParam().printed);
}

const Shape kCases[] = {
    {"Brackets", [] { return Fill("["); }, "malformed-json"},
    {"Objects", [] { return Fill("{\"age\":"); }, "malformed-json"},
    {"BracketsThatClose",
     [] {
       const std::string half(kSize / 2 - 10, '[');
       return half + std::string(half.size(), ']');
     },
     "wrong-form"},
    {"Members",
     [] {
       return "{" +
              Count([](size_t i) { return fmt::format("\"fct{}\":1,", i); }) +
              "\"x\":1}";
     },
     "not shown"},
    {"UnknownFacts",
     [] {
       std::string text = "{\"x\":1";
       for (int i = 0; i < 65000; ++i) text += fmt::format(",\"agx{}\":1", i);
       return text + "}";
     },
     "not shown"},
    {"SameKey",
     [] {
       std::string text = "{\"age\":1";
       for (int i = 0; i < 65000; ++i) text += ",\"age\":1";
       return text + "}";
     },
     "not shown"},
    {"UnknownValues",
     [] {
       std::string text = "{\"claim\":[\"x\"";
       for (int i = 0; i < 65000; ++i) text += fmt::format(",\"nonx{}\"", i);
       return text + "]}";
     },
     "not shown"},
    {"List", [] { return "{\"age\":[" + Fill("1,") + "130]}"; },
     "value-outside-type"},
    {"String", [] { return "{\"claim\":\"" + Fill("a") + "\"}"; },
     "unknown value"},
    {"UnclosedString", [] { return "{\"claim\":\"" + Fill("a"); },
     "malformed-json"},
    {"Key", [] { return "{\"" + Fill("a") + "\":1}"; }, "unknown fact"},
    {"Number", [] { return "{\"age\":" + Fill("9") + "}"; },
     "value-outside-type"},
    {"Fraction", [] { return "{\"age\":0." + Fill("9") + "}"; }, "wrong-form"},
    {"Blanks", [] { return Fill(" "); }, "malformed-json"},
    {"ZeroBytes", [] { return std::string(kSize, '\0'); }, "malformed-json"},
    {"InvalidUtf8", [] { return "{\"claim\":\"" + Fill("\xFF") + "\"}"; },
     "malformed-json"},
};

INSTANTIATE_TEST_SUITE_P(Shapes, LargeCase, testing::ValuesIn(kCases), NameOf);

}  // namespace
}  // namespace safeconduct
