// SPDX-License-Identifier: Apache-2.0
#include "text/markdown/page.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <utility>

#include "text/diagnostic.h"

namespace safeconduct::text {
namespace {

std::string At(const SourceText& source, uint32_t offset) {
  const auto position = source.PositionOf(offset);
  return fmt::format("{}:{}", position.line, position.column);
}

// Returns blocks as `kind` and then each token as `line:column text`, a line a
// block, and the faults as `kind@line:column..line:column`, a line each.
std::string Lex(std::string content) {
  const SourceText source("x.law.md", std::move(content));
  Diagnostics diagnostics;
  std::string printed;
  const Page page = ReadPage(source, diagnostics);
  for (const Block& block : page.blocks) {
    printed += block.kind == BlockKind::kLaw ? "law" : "record";
    for (const Token& token : block.tokens) {
      printed += fmt::format(
          " {} {}", At(source, token.begin),
          token.kind == TokenKind::kEnd ? "end" : block.TextOf(token));
    }
    printed += '\n';
  }
  for (const Diagnostic& fault : diagnostics.Sorted()) {
    printed +=
        fmt::format("{}@{}..{}\n", KindName(fault.kind),
                    At(source, fault.place.begin), At(source, fault.place.end));
  }
  return printed;
}

struct Row {
  const char* text;
  const char* printed;
};

void Check(std::span<const Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(Lex(row.text), row.printed) << row.text;
}

TEST(ReadPage, ReadsMarkedBlocks) {
  const Row rows[] = {
      {"# Prose with fact\n```law\nfact\n```\n", "law 3:1 fact 4:1 end\n"},
      {"```record\nevent\n```\n```law\nfact\n```",
       "record 2:1 event 3:1 end\n"
       "law 5:1 fact 6:1 end\n"},
      {"```\nfact\n```\n", ""},
      {"```console\nfact\n```\n", ""},
      {"```lawful\nfact\n```\n", ""},
      {"~~~law\nfact\n~~~\n", "law 2:1 fact 3:1 end\n"},
      {"``` law \t\nfact\n```\n", "law 2:1 fact 3:1 end\n"},
      {"   ```law\nfact\n  ```\n", "law 2:1 fact 3:3 end\n"},
      {"``law\nfact\n``\n", ""},
      {"```law\n```\n", "law 2:1 end\n"},
      {"```law\n\tfact\n\n  \n a\n```\n", "law 2:2 fact 5:2 a 6:1 end\n"},
      {"```law `x`\nfact\n", ""},
      {"``` law ``` marks law.\n", ""},
      {"", ""},
      {"\n   \n", ""},
  };
  Check(rows);
}

TEST(ReadPage, ClosesABlockAsItWasOpened) {
  const Row rows[] = {
      {"````law\n```\nfact\n````\n",
       "law 3:1 fact 4:1 end\nunknown-character@2:1..2:4\n"},
      {"```law\nfact\n`````\nroute", "law 2:1 fact 3:1 end\n"},
      {"```law\nfact\n``` law\n```\n",
       "law 2:1 fact 3:5 law 4:1 end\nunknown-character@3:1..3:4\n"},
  };
  Check(rows);
}

TEST(ReadPage, ReadsABlockThatIsNotClosed) {
  const Row rows[] = {
      {"a\n```law\nfact", "law 3:1 fact 3:5 end\nunclosed-block@2:1..2:7\n"},
      {"```law", "law 1:7 end\nunclosed-block@1:1..1:7\n"},
      {"```law\n", "law 2:1 end\nunclosed-block@1:1..1:7\n"},
      {"```law\nfact\n\n\n", "law 2:1 fact 5:1 end\nunclosed-block@1:1..1:7\n"},
      {"```text\nfact", ""},
      // A list or a quotation that ends, ends the block.
      {"- ```law\n  fact\nroute\n",
       "law 2:3 fact 3:1 end\nunclosed-block@1:3..1:9\n"},
      {"- ```law\n  fact\n```\n",
       "law 2:3 fact 3:1 end\nunclosed-block@1:3..1:9\n"},
      {"> ```law\n> fact\n", "law 2:3 fact 3:1 end\nunclosed-block@1:3..1:9\n"},
      {"- ```law\n  fact\n- ```record\n  event\n  ```\n",
       "law 2:3 fact 3:1 end\nrecord 4:3 event 5:3 end\n"
       "unclosed-block@1:3..1:9\n"},
  };
  Check(rows);
}

// The program read these by hand once, and passed over them in silence.
TEST(ReadPage, ReadsBlocksInListsAndQuotations) {
  const Row rows[] = {
      {"> ```law\n> fact a\n>\n>   b\n> ```\n",
       "law 2:3 fact 2:8 a 4:5 b 5:3 end\n"},
      {">```law\n>fact > 3\n>```\n", "law 2:2 fact 2:7 > 2:9 3 3:2 end\n"},
      {"- Text:\n\n  ```law\n  fact - é\n  ```\n",
       "law 4:3 fact 5:3 end\nunknown-character@4:8..4:9\n"
       "unknown-character@4:10..4:11\n"},
      {"1.\t```law\n\tfact\n\t```\n", "law 2:2 fact 3:2 end\n"},
      {"- > 1. ```record\n  >    event\n  >    ```\n",
       "record 2:8 event 3:8 end\n"},
  };
  Check(rows);
}

TEST(ReadPage, ReadsEveryLineEnd) {
  const Row rows[] = {
      {"# Law\r\n```law\r\nfact\r\n```\r\n", "law 3:1 fact 4:1 end\n"},
      {"```law\r\nfact \"a\r\n```\r\n",
       "law 2:1 fact 2:6 \"a 3:1 end\nunclosed-string@2:6..2:8\n"},
      {"# Law\r```law\rfact # a\rb\r```\r", "law 3:1 fact 4:1 b 5:1 end\n"},
      {"```law\rfact\r\n```\n```law\nroute\r```",
       "law 2:1 fact 3:1 end\nlaw 5:1 route 6:1 end\n"},
  };
  Check(rows);
}

// A page that begins with the mark and a block was passed over in silence.
TEST(ReadPage, ReadsABlockBehindAByteOrderMark) {
  EXPECT_EQ(Lex("\xEF\xBB\xBF```law\nfact\n```\n"), "law 2:1 fact 3:1 end\n");
  EXPECT_EQ(Lex("\xEF\xBB\xBF# Law\n```law\nfact\n```\n"),
            "law 3:1 fact 4:1 end\n");
}

TEST(ReadPage, NamesAMarkThatIsMisspelled) {
  const Row rows[] = {
      {"```Law\nfact\n```\n", "unread-block@1:4..1:7\n"},
      {"a\n``` laws\nfact\n```\n", "unread-block@2:5..2:9\n"},
      {"```RECORD\n```\n", "unread-block@1:4..1:10\n"},
      {"```{.record}\n```\n", "unread-block@1:4..1:13\n"},
      {"~~~ {#a .law}\n~~~\n", "unread-block@1:5..1:14\n"},
      {"```law title=\"x\"\n```\n", "unread-block@1:4..1:17\n"},
      {"```law:france\n```\n", "unread-block@1:4..1:14\n"},
      {"> ```{law}\n> ```\n", "unread-block@1:6..1:11\n"},
      {"```text of the law\n```\n", ""},
  };
  Check(rows);
}

TEST(ReadPage, NamesABlockThatNoReaderSees) {
  const Row rows[] = {
      {"<!--\n```law\nfact\n```\n-->\n", "unread-block@2:1..2:7\n"},
      {"<!-- a\n\n```law\nfact\n```\n\n-->\n```law\nroute\n```\n",
       "law 9:1 route 10:1 end\nunread-block@3:1..3:7\n"},
      {"<div><!--\n\n```law\nfact\n```\n\n<p>-->\n\n```law\nroute\n```\n",
       "law 10:1 route 11:1 end\nunread-block@3:1..3:7\n"},
      // What is not HTML hides nothing.
      {"a <!--\n\n```law\nfact\n```\n\n-->\n", "law 4:1 fact 5:1 end\n"},
      {"````text\n```law\nfact\n```\n````\n", "unread-block@2:1..2:7\n"},
      {"~~~\n```law\nfact\n```\n~~~\n", "unread-block@2:1..2:7\n"},
  };
  Check(rows);
}

TEST(ReadPage, NamesABlockThatIsNotRead) {
  const Row rows[] = {
      {"    ```law\n    fact\n    ```\n", "unread-block@1:5..1:11\n"},
      {"\t```law\nfact\n", "unread-block@1:2..1:8\n"},
      {"para\n    ```law\n    fact\n    ```\n", "unread-block@2:5..2:11\n"},
      {"para\n2. ```law\n   fact\n", "unread-block@2:4..2:10\n"},
      {"<details>\n```law\nfact\n```\n</details>\n", "unread-block@2:1..2:7\n"},
      {"<details>\n\n```law\nfact\n```\n\n</details>\n",
       "law 4:1 fact 5:1 end\n"},
      {"```text\nnever closed\n\n```law\nfact\n```\n",
       "unclosed-block@4:1..4:7\n"},
      {"```\nfact a \"A\" : country\n```\n", "unread-block@2:1..2:21\n"},
      {"```text\nfact a \"A\" : country\n```\n", ""},
      {"a\n\n    route france \"F\" to FR\n", "unread-block@3:5..3:27\n"},
      {"```\nfact finders say \"it is\" so\n```\n", "unread-block@2:1..2:28\n"},
      {"```\nthe route is \"A\"\n```\n", ""},
  };
  Check(rows);
}

// A comment, another line or a capital before it hid the declaration.
TEST(ReadPage, NamesADeclarationAnywhereInAnUnmarkedBlock) {
  const Row rows[] = {
      {"```\n# as agreed\nfact c \"C\" : country\n```\n",
       "unread-block@3:1..3:21\n"},
      {"```\nas agreed:\n\nguarantee zz \"Z\"\n```\n",
       "unread-block@4:1..4:17\n"},
      {"```\nguarantee\n  zz\n  \"Z\"\n```\n", "unread-block@2:1..2:10\n"},
      {"```\nguarantee zz # a\n\"Z\"\n```\n", "unread-block@2:1..2:17\n"},
      {"```\nGuarantee zz \"Z\"\n```\n", "unread-block@2:1..2:17\n"},
      {"```\nbarred by\nzz \"Z\"\n```\n", "unread-block@2:1..2:10\n"},
      {"```\n\u00a0fact a \u201cA\u201d : country\n```\n",
       "unread-block@2:1..2:22\n"},
      {"```\nsource\nof the words \"x\"\n```\n", ""},
      {"```\n$ safeconduct facts\nfact a \"A\" : country\n```\n", ""},
      {"```\n{\n  \"route\": \"a\"\n}\n```\n", ""},
  };
  Check(rows);
}

TEST(ReadPage, NamesAMarkThatSaysLawOtherwise) {
  const Row rows[] = {
      {"```{class=\"law\"}\n```\n", "unread-block@1:4..1:17\n"},
      {"```{class=law}\n```\n", "unread-block@1:4..1:15\n"},
      {"```language-law\n```\n", "unread-block@1:4..1:16\n"},
      {"```=law\n```\n", "unread-block@1:4..1:8\n"},
      {"```lang=law\n```\n", "unread-block@1:4..1:12\n"},
      {"```x class=\"law\"\n```\n", "unread-block@1:4..1:17\n"},
      {"```law;\n```\n", "unread-block@1:4..1:8\n"},
      {"```law.\n```\n", "unread-block@1:4..1:8\n"},
      {"```law\\\n```\n", "unread-block@1:4..1:8\n"},
      {"```\"law\"\n```\n", "unread-block@1:4..1:9\n"},
      {"```\u00a0law\n```\n", "unread-block@1:4..1:8\n"},
      {"```\u200blaw\n```\n", "unread-block@1:4..1:8\n"},
      {"```la\u00adw\n```\n", "unread-block@1:4..1:8\n"},
      {"```l&#97;w\n```\n", "unread-block@1:4..1:11\n"},
      // A Cyrillic letter: named by what the block holds.
      {"```l\u0430w\nfact a \"A\" : country\n```\n",
       "unread-block@2:1..2:21\n"},
      {"```l\u0430w\nthe law\n```\n", ""},
      {"```python title=\"law\"\n```\n", ""},
      {"```l\u00e9law\n```\n", ""},
  };
  Check(rows);
}

TEST(ReadPage, NamesABlockWhoseMarkIsMistyped) {
  for (const char* mark :
       {"lwa", "laww", "la", "lav", "la w", "l4w", "Lwa", "lwa:france",
        "lwa title=\"x\"", "lawful", "lawrecord", "recrod", "recod", "rec ord",
        "reccord", "raw"}) {
    EXPECT_EQ(Lex(fmt::format("```{}\nroute s \"S\" to DE\n```\n", mark)),
              "unread-block@2:1..2:18\n")
        << mark;
    EXPECT_EQ(Lex(fmt::format("```{}\nthe route is \"A\"\n```\n", mark)), "")
        << mark;
  }
  for (const char* mark : {"text", "lua", "json", "python", "console", "rust",
                           "rego", "text of the law", "python title=\"law\""}) {
    EXPECT_EQ(Lex(fmt::format("```{}\nroute s \"S\" to DE\n```\n", mark)), "")
        << mark;
  }
}

TEST(ReadPage, NamesADeclarationInNoBlock) {
  const Row rows[] = {
      {"<pre>\nguarantee zz \"Z\"\n</pre>\n", "unread-block@2:1..2:17\n"},
      {"<pre>guarantee zz \"Z\"\n</pre>\n", "unread-block@1:6..1:22\n"},
      // Where the block ends on the line, or after it.
      {"<pre>guarantee zz \"Z\"</pre>\n", "unread-block@1:6..1:28\n"},
      {"<pre>\nguarantee zz \"Z\"</pre>\nb\n", "unread-block@2:1..2:23\n"},
      {"> <pre>\n> guarantee zz \"Z\"</pre>", "unread-block@2:3..2:25\n"},
      {"<!-- a -->guarantee zz \"Z\"\n", "unread-block@1:11..1:27\n"},
      {"a\nguarantee zz \"Z\"\n", "unread-block@2:1..2:17\n"},
      {"- route x \"X\"\n", "unread-block@1:3..1:14\n"},
      {"barred by x \"X\"\n", "unread-block@1:1..1:16\n"},
      // Over several lines.
      {"a\nroute\n  s\n  \"S\" to DE\n", "unread-block@2:1..2:6\n"},
      {"> barred by\n> s \"S\"\n", "unread-block@1:3..1:12\n"},
      // As a heading.
      {"route s \"S\" to DE\n  needs b \"b\" when age >= 20\n---\n",
       "unread-block@1:1..1:18\n"},
      {"a\nroute s \"S\" to DE\n===\n", "unread-block@2:1..2:18\n"},
      {"# route s \"S\" to DE\n", "unread-block@1:3..1:20\n"},
      {"> ## route s \"S\" to DE ##\n", "unread-block@1:6..1:26\n"},
      {"# Route s \"S\" to DE\n", ""},
      {"# The route \"S\"\n", ""},
      {"<pre>\n# route s \"S\" to DE\n</pre>\n", ""},
      // An example has no name.
      {"example \"E\" on 2025-01-01\n", "unread-block@1:1..1:26\n"},
      {"- example \"E\"\n  on 2025-01-01\n  expect r open\n",
       "unread-block@1:3..1:14\n"},
      {"# example \"E\" on 2025-01-01\n", "unread-block@1:3..1:28\n"},
      {"example \"E\" on the first page\n", ""},
      {"example \"E\" is one\n", ""},
      {"example \"E\"\n", ""},
      {"An example \"E\" on 2025-01-01\n", ""},
      {"the route\nroute of\npeace \"S\"\n", ""},
      {"The guarantee zz \"Z\" holds\n", ""},
      {"`guarantee zz \"Z\"` holds\n", ""},
      {"guarantee of peace \"Z\"\n", ""},
      {"<!--\nguarantee zz \"Z\"\n-->\n", ""},
  };
  Check(rows);
}

TEST(ReadPage, RefusesBytesThatAreNotUtf8) {
  const Row rows[] = {
      {"a\n\nLeft out: \xFF\xFE\n", "unknown-character@3:11..3:12\n"},
      {"# \xC3\n", "unknown-character@1:3..1:4\n"},
      {"\xC3\xBC, \xE2\x80\x9Cquoted\xE2\x80\x9D\n", ""},
  };
  Check(rows);
}

TEST(ReadPage, NamesABlockInAnElementThatIsHidden) {
  const Row rows[] = {
      {"<template>\n\n```law\nfact\n```\n\n</template>\n\n"
       "```law\nroute\n```\n",
       "law 10:1 route 11:1 end\nunread-block@3:1..3:7\n"},
      {"<div hidden>\n\n```law\nfact\n```\n\n</div>\n",
       "unread-block@3:1..3:7\n"},
      {"<div style=\"color: red; Display : none\">\n\n```law\nfact\n```\n",
       "unread-block@3:1..3:7\n"},
      {"<div class='a' HIDDEN><div>\n\n</div>\n\n```law\nfact\n```\n",
       "unread-block@5:1..5:7\n"},
      {"<div data-hidden=\"hidden\">\n\n```law\nfact\n```\n",
       "law 4:1 fact 5:1 end\n"},
      // HTML ends a paragraph where the block begins.
      {"<p hidden>\n\n```law\nfact\n```\n", "law 4:1 fact 5:1 end\n"},
      {"<div title=\"<template>\">\n\n```law\nfact\n```\n",
       "law 4:1 fact 5:1 end\n"},
      {"<script>\nif (a < b) c(\"<template>\")\n</SCRIPT>\n\n"
       "```law\nfact\n```\n",
       "law 6:1 fact 7:1 end\n"},
  };
  Check(rows);
}

TEST(ReadPage, NamesABlockInAnElementThatNoBrowserShows) {
  for (const char* tag :
       {"<div style=\"visibility: hidden\">",
        "<div style='Visibility:collapse'>", "<dialog>", "<dialog id=open>",
        "<dialog open hidden>", "<iframe src=a>", "<noframes>", "<title>",
        "<datalist>", "<div popover>", "<div open popover=manual>",
        "<noscript>", "<video controls>", "<div><script>", "<div><style>",
        "<section><div popover></section>"}) {
    EXPECT_EQ(Lex(fmt::format("{}\n\n```law\nfact\n```\n", tag)),
              "unread-block@3:1..3:7\n")
        << tag;
  }
  for (const char* tag :
       {"<dialog open>", "<dialog open popover>", "<details>", "<div open>",
        "<div class=\"popover\">", "<div style=\"visibility:visible\">",
        "<div><textarea>", "<iframe src=a></iframe>", "<dialog></dialog>",
        "<div><title>a <b></title>", "<div><script>a</script>"}) {
    EXPECT_EQ(Lex(fmt::format("{}\n\n```law\nfact\n```\n", tag)),
              "law 4:1 fact 5:1 end\n")
        << tag;
  }
}

// Its text ends with it alone, however many blocks further on.
TEST(ReadPage, FollowsAnElementThatHoldsText) {
  const Row rows[] = {
      {"<iframe>\n\n<iframe>\n\n<!--\n\n</iframe>\n\n-->\n\n"
       "```law\nfact\n```\n",
       "law 12:1 fact 13:1 end\n"},
      {"<div><title>\n\n<div hidden>\n\n</title></div>\n\n"
       "```law\nfact\n```\n",
       "law 8:1 fact 9:1 end\n"},
      {"<div><textarea>\n\n<template>\n\n</textarea></div>\n\n"
       "```law\nfact\n```\n",
       "law 8:1 fact 9:1 end\n"},
  };
  Check(rows);
}

TEST(ReadPage, TakesZeroBytesAsTheyStand) {
  EXPECT_EQ(Lex(std::string("> ```law\n> \0fact\n> ```\n", 23)),
            "law 2:4 fact 3:3 end\nunknown-character@2:3..2:4\n");
}

TEST(FirstMarkedFence, IsWhereAPageHoldsLaw) {
  const SourceText page("x.md", "# A\n\n```text\n```\n\n> ```{.law}\n> ```\n");
  const auto place = FirstMarkedFence(page);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->text(), "```{.law}");
  EXPECT_FALSE(FirstMarkedFence(SourceText("x.md", "# Law\n```text\n```\n")));
}

}  // namespace
}  // namespace safeconduct::text
