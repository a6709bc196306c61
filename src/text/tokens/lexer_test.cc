// SPDX-License-Identifier: Apache-2.0
#include "text/tokens/lexer.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace safeconduct::text {
namespace {

std::string At(const SourceText& source, uint32_t offset) {
  const auto position = source.PositionOf(offset);
  return fmt::format("{}:{}", position.line, position.column);
}

std::string_view KindName(TokenKind kind) {
  switch (kind) {
    case TokenKind::kName:
      return "name";
    case TokenKind::kCountry:
      return "country";
    case TokenKind::kWord:
      return "word";
    case TokenKind::kString:
      return "string";
    case TokenKind::kNumber:
      return "number";
    case TokenKind::kDate:
      return "date";
    case TokenKind::kEnd:
      return "end";
    default:
      return "sign";
  }
}

// Returns faults as `kind@line:column..line:column`, a line each.
std::string Faults(const Diagnostics& diagnostics) {
  std::string printed;
  for (const Diagnostic& fault : diagnostics.Sorted()) {
    printed += fmt::format("{}@{}..{}\n", text::KindName(fault.kind),
                           At(*fault.place.source, fault.place.begin),
                           At(*fault.place.source, fault.place.end));
  }
  return printed;
}

// Returns tokens as `kind:text`, with the values of numbers, and the faults.
std::string Lex(std::string content) {
  const SourceText source("x.law.md", std::move(content));
  Diagnostics diagnostics;
  const Block block = LexText(source, BlockKind::kLaw, diagnostics);
  std::string printed;
  for (const Token& token : block.tokens) {
    if (token.kind == TokenKind::kEnd) break;
    if (!printed.empty()) printed += ' ';
    printed += fmt::format("{}:{}", KindName(token.kind), block.TextOf(token));
    if (token.kind == TokenKind::kNumber || token.kind == TokenKind::kDate) {
      printed += fmt::format("={}", token.value);
    }
  }
  EXPECT_EQ(block.tokens.back().kind, TokenKind::kEnd);
  const std::string faults = Faults(diagnostics);
  return faults.empty() ? printed : printed + "\n" + faults;
}

struct Row {
  const char* text;
  const char* printed;
};

TEST(Lexer, CutsWords) {
  const Row rows[] = {
      {"fact came_from a1 a_", "name:fact name:came_from name:a1 name:a_"},
      {"FR XX", "country:FR country:XX"},
      {"F FRA Fr fR fr_FR _a",
       "word:F word:FRA word:Fr word:fR word:fr_FR word:_a"},
      {"a# the rest, \"\nb", "name:a name:b"},
      {"a# the rest, \"\rb", "name:a name:b"},
      {"# only a comment", ""},
      {"", ""},
      {" \t\r\n ", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(Lex(row.text), row.printed) << row.text;
}

TEST(Lexer, CutsSigns) {
  EXPECT_EQ(Lex(":,.;()<> =<=>=!=.."),
            "sign:: sign:, sign:. sign:; sign:( sign:) sign:< sign:> sign:= "
            "sign:<= sign:>= sign:!= sign:..");
  EXPECT_EQ(Lex("...<=="), "sign:.. sign:. sign:<= sign:=");
}

TEST(Lexer, CutsNumbersAndDates) {
  const Row rows[] = {
      {"0 17 -5 007", "number:0=0 number:17=17 number:-5=-5 number:007=7"},
      {"0..120", "number:0=0 sign:.. number:120=120"},
      {"1000000000 -1000000000",
       "number:1000000000=1000000000 number:-1000000000=-1000000000"},
      {"2023-08-14", "date:2023-08-14=19583"},
      {"1900-01-01..2100-12-31",
       "date:1900-01-01=-25567 sign:.. date:2100-12-31=47846"},
      {"123-4 12345-6",
       "number:123=123 number:-4=-4 number:12345=12345 number:-6=-6"},
      {"2023 - 08",
       "number:2023=2023 number:08=8\nunknown-character@1:6..1:7\n"},
      {"17years", "number:17=17 name:years"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Lex(row.text), row.printed) << row.text;
  }
}

TEST(Lexer, ReportsNumbersThatAreTooLarge) {
  EXPECT_EQ(Lex("a 1000000001 b"),
            "name:a number:1000000001=0 name:b\n"
            "number-too-large@1:3..1:13\n");
  EXPECT_EQ(Lex("-99999999999999999999"),
            "number:-99999999999999999999=0\nnumber-too-large@1:1..1:22\n");
}

TEST(Lexer, ReportsDatesThatDoNotExist) {
  for (const char* date :
       {"2023-02-29", "2023-13-01", "2023-1-1", "2023-08-14-01", "1899-12-31",
        "2101-01-01", "0000-00-00", "2023-008-14"}) {
    const std::string printed = Lex(date);
    EXPECT_EQ(printed, fmt::format("date:{0}=-25567\nno-such-date@1:1..1:{1}\n",
                                   date, std::string_view(date).size() + 1))
        << date;
  }
}

TEST(Lexer, CutsStrings) {
  const Row rows[] = {
      {"\"\"", "string:\"\""},
      {"\"a # b\" c", "string:\"a # b\" name:c"},
      {"\"Côte d'Ivoire 漢🙂\"", "string:\"Côte d'Ivoire 漢🙂\""},
      {"\"a\tb\"", "string:\"a\tb\""},
      {"\"a\\\"b", "string:\"a\\\" name:b"},
  };
  for (const Row& row : rows) EXPECT_EQ(Lex(row.text), row.printed) << row.text;
}

TEST(Lexer, GoesOnBehindAStringThatIsNotClosed) {
  EXPECT_EQ(Lex("fact \"age : 0\nfact"),
            "name:fact string:\"age : 0 name:fact\n"
            "unclosed-string@1:6..1:14\n");
  EXPECT_EQ(Lex("\""), "string:\"\nunclosed-string@1:1..1:2\n");
}

// An answer repeats labels; as JSON it could not be written.
TEST(Lexer, ReportsStringsThatAnAnswerCannotRepeat) {
  EXPECT_EQ(Lex("\"ab\xFF"
                "c\xFF\" d"),
            "string:\"ab\xFF"
            "c\xFF\" name:d\nunknown-character@1:4..1:5\n");
  EXPECT_EQ(Lex("\"\xED\xA0\x80\""),
            "string:\"\xED\xA0\x80\"\nunknown-character@1:2..1:3\n");
  EXPECT_EQ(Lex("\"a\x1B[2J\""),
            "string:\"a\x1B[2J\"\nunknown-character@1:3..1:4\n");
  EXPECT_EQ(Lex("\"\xC2\x9B\""),
            "string:\"\xC2\x9B\"\nunknown-character@1:2..1:3\n");
}

TEST(Lexer, ReportsARunOfUnknownCharactersOnce) {
  EXPECT_EQ(Lex("a $%& b $"),
            "name:a name:b\n"
            "unknown-character@1:3..1:6\nunknown-character@1:9..1:10\n");
  EXPECT_EQ(Lex("a é漢 b"), "name:a name:b\nunknown-character@1:3..1:5\n");
  EXPECT_EQ(Lex(std::string("a\0\0b", 4)),
            "name:a name:b\nunknown-character@1:2..1:4\n");
  EXPECT_EQ(Lex("a ! b"), "name:a name:b\nunknown-character@1:3..1:4\n");
  EXPECT_EQ(Lex("a - b"), "name:a name:b\nunknown-character@1:3..1:4\n");
}

TEST(Lexer, CountsColumnsInCharacters) {
  EXPECT_EQ(Lex("\"é漢🙂\"\t$"),
            "string:\"é漢🙂\"\nunknown-character@1:7..1:8\n");
  EXPECT_EQ(Lex("# é\n\t\t$"), "\nunknown-character@2:3..2:4\n");
}

// What the library hands out is UTF-8 whatever a page holds.
TEST(Lexer, CutsNoCharacterOfAFault) {
  std::string odd = "x";
  for (int i = 0; i < 30; ++i) odd += "\u00e9";
  for (const std::string& text :
       {odd, odd.substr(1), odd + "\xff\xfe", std::string(60, '\xc3')}) {
    const SourceText source("x.law.md", text);
    Diagnostics diagnostics;
    LexText(source, BlockKind::kLaw, diagnostics);
    for (const Diagnostic& each : diagnostics.Sorted()) {
      EXPECT_EQ(each.text, ValidUtf8(each.text));
    }
    EXPECT_TRUE(diagnostics.has_errors());
  }
}

}  // namespace
}  // namespace safeconduct::text
