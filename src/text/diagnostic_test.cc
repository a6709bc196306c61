// SPDX-License-Identifier: Apache-2.0
#include "text/diagnostic.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

namespace safeconduct::text {
namespace {

constexpr DiagnosticKind kError = DiagnosticKind::kUnknownFact;
constexpr DiagnosticKind kWarning = DiagnosticKind::kUntestedFact;

// Returns the place of the n-th occurrence of `text`, from 0.
Place Find(const SourceText& source, std::string_view text, int n = 0) {
  size_t begin = source.content().find(text);
  for (; n > 0; --n) begin = source.content().find(text, begin + 1);
  return {&source, static_cast<uint32_t>(begin),
          static_cast<uint32_t>(begin + text.size())};
}

std::string RenderOne(const Place& place) {
  Diagnostics diagnostics;
  diagnostics.Add(kError, place, "seen");
  return diagnostics.Render();
}

// Returns a source line and the line below it as shown for a place.
std::string Shown(std::string content, std::string_view text) {
  const SourceText source("x", std::move(content));
  const std::string printed = RenderOne(Find(source, text));
  return printed.substr(printed.find('\n') + 1);
}

TEST(Diagnostics, ShowsLineCaretAndNote) {
  const SourceText source("a.law.md", "fact came_from\n  when came_form is\n");
  Diagnostics diagnostics;
  diagnostics.Add(kError, Find(source, "came_form"), "unknown fact `came_form`",
                  {{Find(source, "came_from"), "closest is `came_from`"}});
  EXPECT_EQ(diagnostics.Render(),
            "a.law.md:2:8: error: unknown fact `came_form` [unknown-fact]\n"
            "    2 |   when came_form is\n"
            "      |        ^~~~~~~~~\n"
            "a.law.md:1:6: note: closest is `came_from`\n"
            "    1 | fact came_from\n"
            "      |      ^~~~~~~~~\n");
}

TEST(Diagnostics, PutsTheCaretUnderCharacters) {
  struct Row {
    const char* content;
    const char* text;
    const char* shown;
  };
  const Row rows[] = {
      {"ab", "a", "    1 | ab\n      | ^\n"},
      {"ab", "ab", "    1 | ab\n      | ^~\n"},
      {"\tab c", "ab", "    1 | \tab c\n      | \t^~\n"},
      {"é漢🙂 ab", "ab", "    1 | é漢🙂 ab\n      |     ^~\n"},
      {"x é漢🙂 y", "é漢🙂", "    1 | x é漢🙂 y\n      |   ^~~\n"},
      {"ab\r\ncd", "ab", "    1 | ab\n      | ^~\n"},
      {"\xFF\x80 ab", "ab", "    1 | ?? ab\n      |    ^~\n"},
      {"\x1B[2J\x07 ab", "ab", "    1 | ?[2J? ab\n      |       ^~\n"},
      {"a\x80\x80 b", "a\x80\x80", "    1 | a?? b\n      | ^~~\n"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Shown(row.content, row.text), row.shown) << row.content;
  }
}

TEST(Diagnostics, ShowsThePlaceOfNothing) {
  const SourceText source("x", "ab\n");
  EXPECT_EQ(RenderOne({&source, 3, 3}),
            "x:2:1: error: seen [unknown-fact]\n    2 | \n      | ^\n");
  EXPECT_EQ(RenderOne({&source, 2, 2}),
            "x:1:3: error: seen [unknown-fact]\n    1 | ab\n      |   ^\n");
  const SourceText empty("x", "");
  EXPECT_EQ(RenderOne({&empty, 0, 0}),
            "x:1:1: error: seen [unknown-fact]\n    1 | \n      | ^\n");
}

TEST(Diagnostics, MarksOfALongPlaceItsFirstLine) {
  const SourceText source("x", "ab cd\nef\n");
  EXPECT_EQ(RenderOne({&source, 3, 8}),
            "x:1:4: error: seen [unknown-fact]\n"
            "    1 | ab cd\n      |    ^~\n");
}

TEST(Diagnostics, ShowsThePartOfALongLineAroundThePlace) {
  const std::string before(200, 'b');
  const std::string behind(200, 'c');
  EXPECT_EQ(Shown(before + "HERE" + behind, "HERE"),
            "    1 | ..." + before.substr(0, 60) + "HERE" +
                behind.substr(0, 96) + "...\n      |    " +
                std::string(60, ' ') + "^~~~\n");
  // The cut leaves characters whole.
  std::string umlauts;
  for (int i = 0; i < 100; ++i) umlauts += "ü";
  const std::string shown = Shown("x" + umlauts + "HERE" + umlauts, "HERE");
  EXPECT_EQ(shown.find('?'), std::string::npos) << shown;
  EXPECT_EQ(Shown(std::string(1000, '('), std::string(1000, '(')),
            "    1 | " + std::string(100, '(') + "...\n      | ^" +
                std::string(99, '~') + "\n");
}

TEST(Diagnostics, KeepsControlCharactersFromTheTerminal) {
  const SourceText source("a\x1B.md", "ab");
  Diagnostics diagnostics;
  diagnostics.Add(kError, Find(source, "ab"), "found `\x1B[2J\xC2\x9B`");
  EXPECT_EQ(diagnostics.Render(),
            "a?.md:1:1: error: found `?[2J?` [unknown-fact]\n"
            "    1 | ab\n      | ^~\n");
}

TEST(Diagnostics, SortsByPathAndPlaceAndShowsEachOnce) {
  const SourceText a("a.md", "x y");
  const SourceText b("b.md", "x y");
  Diagnostics diagnostics;
  diagnostics.Add(kError, Find(b, "x"), "4");
  diagnostics.Add(kError, Find(a, "y"), "3");
  diagnostics.Add(kWarning, Find(a, "x"), "1");
  diagnostics.Add(kError, Find(a, "x"), "2");
  diagnostics.Add(kError, Find(a, "y"), "3");
  std::string order;
  for (const Diagnostic& each : diagnostics.Sorted()) order += each.text;
  EXPECT_EQ(order, "1234");
  EXPECT_EQ(diagnostics.error_count(), 4U);
  EXPECT_EQ(diagnostics.warning_count(), 1U);
}

TEST(Diagnostics, TellsErrorsFromWarnings) {
  const SourceText source("x", "ab");
  Diagnostics diagnostics;
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(diagnostics.Render(), "");
  diagnostics.Add(kWarning, Find(source, "ab"), "seen");
  EXPECT_FALSE(diagnostics.empty());
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.Render(),
            "x:1:1: warning: seen [untested-fact]\n    1 | ab\n      | ^~\n");
  diagnostics.Add(kError, Find(source, "ab"), "seen");
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Diagnostics, CountsWhatItDoesNotKeep) {
  const SourceText source("x", "ab");
  Diagnostics diagnostics;
  for (size_t i = 0; i < kMaxKept; ++i) {
    EXPECT_FALSE(diagnostics.full());
    diagnostics.Add(kError, Find(source, "ab"), std::to_string(i));
  }
  EXPECT_TRUE(diagnostics.full());
  EXPECT_EQ(diagnostics.Render().find("not shown"), std::string::npos);
  for (int i = 0; i < 3; ++i) {
    diagnostics.Add(kError, Find(source, "ab"), "more");
  }
  // Errors leave room for warnings.
  diagnostics.Add(kWarning, Find(source, "ab"), "warning");
  EXPECT_EQ(diagnostics.error_count(), kMaxKept + 3);
  EXPECT_EQ(diagnostics.warning_count(), 1U);
  EXPECT_EQ(diagnostics.Sorted().size(), kMaxKept + 1);
  EXPECT_TRUE(diagnostics.Render().ends_with(
      "\n3 more errors and 0 more warnings are not shown (mend these "
      "first)\n"));
}

TEST(Diagnostics, ShowsTheFirstNotes) {
  const SourceText source("x", "ab");
  Diagnostics diagnostics;
  const Note note{Find(source, "ab"), "on the way"};
  diagnostics.Add(kError, note.place, "seen",
                  std::vector<Note>(kMaxNotes + 5, note));
  const std::string printed = diagnostics.Render();
  EXPECT_EQ(std::count(printed.begin(), printed.end(), '\n'),
            static_cast<std::ptrdiff_t>(3 * (kMaxNotes + 1) + 1));
  EXPECT_TRUE(printed.ends_with("\n5 more notes are not shown\n"));
}

TEST(Diagnostics, IsSilentOfNamesWhoseDeclarationHasAFault) {
  const SourceText source("x", "age agee");
  Diagnostics diagnostics;
  diagnostics.Poison("age");
  diagnostics.Add(kError, Find(source, "age"), "unknown");
  EXPECT_TRUE(diagnostics.empty());
  diagnostics.Add(DiagnosticKind::kExpected, Find(source, "age"), "other");
  diagnostics.Add(kError, Find(source, "agee"), "unknown");
  EXPECT_EQ(diagnostics.error_count(), 2U);
}

TEST(Diagnostics, KnowsWhereAnErrorLies) {
  const SourceText source("x", "ab cd");
  const SourceText other("y", "ab cd");
  Diagnostics diagnostics;
  diagnostics.Add(kWarning, Find(source, "ab"), "seen");
  diagnostics.Add(kError, Find(source, "cd"), "seen");
  EXPECT_TRUE(diagnostics.HasErrorWithin({&source, 0, 5}));
  EXPECT_TRUE(diagnostics.HasErrorWithin(Find(source, "cd")));
  EXPECT_FALSE(diagnostics.HasErrorWithin(Find(source, "ab")));
  EXPECT_FALSE(diagnostics.HasErrorWithin({&other, 0, 5}));
}

TEST(Diagnostics, HasAKindByEachName) {
  std::set<std::string_view> names;
  constexpr std::array kKinds = {
#define X(enumerator, name, severity) DiagnosticKind::k##enumerator,
#include "text/diagnostic_kinds.def"
#undef X
  };
  for (const DiagnosticKind kind : kKinds) {
    const std::string_view name = KindName(kind);
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_TRUE(std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '-';
    })) << name;
  }
  EXPECT_EQ(KindName(DiagnosticKind::kUnknownFact), "unknown-fact");
  EXPECT_EQ(KindSeverity(DiagnosticKind::kUnknownFact), Severity::kError);
  EXPECT_EQ(KindSeverity(DiagnosticKind::kIdleClause), Severity::kWarning);
}

// Others at the same place may come between.
TEST(Diagnostics, ShowsEachOnceAtItsPlace) {
  const SourceText source("x", "ab");
  Diagnostics diagnostics;
  for (const char* text : {"first", "second", "first", "second"}) {
    diagnostics.Add(kError, Find(source, "a"), text);
  }
  diagnostics.Add(kError, Find(source, "b"), "first");
  std::string texts;
  for (const Diagnostic& each : diagnostics.Sorted()) texts += each.text + ' ';
  EXPECT_EQ(texts, "first second first ");
}

}  // namespace
}  // namespace safeconduct::text
