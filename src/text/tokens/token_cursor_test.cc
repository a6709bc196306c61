// SPDX-License-Identifier: Apache-2.0
#include "text/tokens/token_cursor.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "text/tokens/lexer.h"

namespace safeconduct::text {
namespace {

// A cursor over a text, with all that it points to.
class Reading {
 public:
  explicit Reading(std::string content)
      : source_("x", std::move(content)),
        block_(LexText(source_, BlockKind::kLaw, diagnostics_)),
        cursor_(block_, diagnostics_) {}

  TokenCursor& cursor() { return cursor_; }
  // Returns the texts of the faults, a line each.
  std::string Faults() const {
    std::string faults;
    for (const Diagnostic& fault : diagnostics_.Sorted()) {
      faults += fault.text + "\n";
    }
    return faults;
  }
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  SourceText source_;
  Diagnostics diagnostics_;
  Block block_;
  TokenCursor cursor_;
};

TEST(TokenCursor, TakesWhatIsThere) {
  Reading reading("fact age \"How old\" : 17, 2023-08-14 FR barred by");
  TokenCursor& cursor = reading.cursor();
  EXPECT_FALSE(cursor.AcceptWord("term"));
  EXPECT_TRUE(cursor.AcceptWord("fact"));
  EXPECT_EQ(cursor.ExpectName("a name").text, "age");
  const Name label = cursor.ExpectString("a label");
  EXPECT_EQ(label.text, "How old");
  EXPECT_EQ(label.place.text(), "\"How old\"");
  EXPECT_TRUE(cursor.Expect(TokenKind::kColon));
  EXPECT_EQ(cursor.ExpectNumber(), 17);
  EXPECT_TRUE(cursor.Accept(TokenKind::kComma));
  EXPECT_EQ(cursor.ExpectDate(), 19583);
  EXPECT_EQ(cursor.ExpectCountry().text, "FR");
  EXPECT_FALSE(cursor.AcceptWords({"barred", "from"}));
  EXPECT_TRUE(cursor.SeesWord("by", 1));
  EXPECT_TRUE(cursor.AcceptWords({"barred", "by"}));
  EXPECT_TRUE(cursor.at_end());
  EXPECT_FALSE(cursor.Accept(TokenKind::kEnd));
  EXPECT_EQ(cursor.Take().kind, TokenKind::kEnd);
  EXPECT_EQ(reading.Faults(), "");
}

TEST(TokenCursor, PeeksNoFurtherThanTheEnd) {
  Reading reading("a");
  EXPECT_EQ(reading.cursor().Peek(0).kind, TokenKind::kName);
  EXPECT_EQ(reading.cursor().Peek(1).kind, TokenKind::kEnd);
  EXPECT_EQ(reading.cursor().Peek(1000).kind, TokenKind::kEnd);
  EXPECT_FALSE(reading.cursor().SeesWords({"a", "b"}));
}

TEST(TokenCursor, SaysWhatItExpectedAndFound) {
  struct Row {
    const char* content;
    const char* fault;
  };
  const Row rows[] = {
      {"17", "expected a name, found `17`\n"},
      {"\"text\"", "expected a name, found a text in double quotes\n"},
      {"", "expected a name, found the end of the block\n"},
      {"FR", "expected a name, found `FR`\n"},
      {"..", "expected a name, found `..`\n"},
  };
  for (const Row& row : rows) {
    Reading reading(row.content);
    EXPECT_EQ(reading.cursor().ExpectName("a name").text, "");
    EXPECT_EQ(reading.Faults(), row.fault);
  }
  Reading reading("a");
  EXPECT_FALSE(reading.cursor().Expect(TokenKind::kDotDot));
  EXPECT_EQ(reading.Faults(), "expected `..`, found `a`\n");
  Reading word("a");
  EXPECT_FALSE(word.cursor().ExpectWord("when"));
  EXPECT_EQ(word.Faults(), "expected `when`, found `a`\n");
}

TEST(TokenCursor, RepeatsTheBeginningOfALongName) {
  Reading reading(std::string(1000, 'a'));
  reading.cursor().ExpectNumber();
  EXPECT_EQ(reading.Faults(),
            "expected a number, found `" + std::string(40, 'a') + "...`\n");
}

TEST(TokenCursor, ReportsTheFirstFaultAndThenSeesTheEnd) {
  Reading reading("a b");
  TokenCursor& cursor = reading.cursor();
  cursor.ExpectNumber();
  EXPECT_TRUE(cursor.failed());
  EXPECT_TRUE(cursor.at_end());
  EXPECT_FALSE(cursor.AcceptWord("a"));
  EXPECT_EQ(cursor.ExpectName("a name").text, "");
  EXPECT_EQ(cursor.ExpectDate(), std::nullopt);
  EXPECT_EQ(reading.Faults(), "expected a number, found `a`\n");
}

TEST(TokenCursor, BlamesAnUnclosedStringAlone) {
  Reading reading("fact age \"How old : date\nfact");
  TokenCursor& cursor = reading.cursor();
  cursor.AcceptWord("fact");
  cursor.ExpectName("a name");
  cursor.ExpectString("a label");
  EXPECT_FALSE(cursor.Expect(TokenKind::kColon));
  EXPECT_TRUE(cursor.failed());
  EXPECT_EQ(reading.diagnostics().error_count(), 1U);
}

constexpr std::array<std::string_view, 2> kKeywords = {"fact", "term"};

TEST(TokenCursor, GoesOnAtAKeywordThatBeginsALine) {
  struct Row {
    const char* content;
    const char* rest;  // the place of the next token
  };
  const Row rows[] = {
      {"x y\nfact b", "fact"},
      {"x fact\n  term b", "term"},
      {"x # \nfact", "fact"},
      {"x\nfacts\n\"fact\"\n, term\nFACT", ""},
      {"x", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    Reading reading(row.content);
    TokenCursor& cursor = reading.cursor();
    cursor.Take();
    cursor.FailExpected("nothing");
    cursor.Recover(kKeywords);
    EXPECT_FALSE(cursor.failed());
    EXPECT_EQ(cursor.here().text(), row.rest) << row.content;
  }
}

// The caller takes a token before it recovers, or it would stand still.
TEST(TokenCursor, StaysAtAKeywordThatItStandsAt) {
  Reading reading("fact 17\nfact 18");
  TokenCursor& cursor = reading.cursor();
  cursor.FailExpected("nothing");
  cursor.Recover(kKeywords);
  EXPECT_EQ(cursor.here().begin, 0U);
  cursor.Take();
  cursor.Recover(kKeywords);
  EXPECT_EQ(cursor.here().begin, 8U);
}

TEST(TokenCursor, TellsWhatWasTakenSince) {
  Reading reading("barred by real_risk \"Real risk\" when");
  TokenCursor& cursor = reading.cursor();
  const Place start = cursor.here();
  EXPECT_EQ(cursor.Since(start).text(), "barred");
  cursor.AcceptWords({"barred", "by"});
  cursor.Take();
  EXPECT_EQ(cursor.Since(start).text(), "barred by real_risk");
}

TEST(TokenCursor, PoisonsANameOnlyAfterAFault) {
  Reading reading("a");
  reading.cursor().Poison("a");
  reading.cursor().ExpectNumber();
  reading.cursor().Poison("b");
  reading.cursor().Poison("");
  EXPECT_EQ(reading.diagnostics().error_count(), 1U);
}

}  // namespace
}  // namespace safeconduct::text
