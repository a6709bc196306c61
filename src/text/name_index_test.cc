// SPDX-License-Identifier: Apache-2.0
#include "text/name_index.h"

#include <gtest/gtest.h>

namespace safeconduct::text {
namespace {

TEST(NameIndex, NotesTheNearestOfAllKinds) {
  const SourceText source("facts.law.md", "fact arrived\nterm arrival\n");
  struct Declared {
    std::string name;
    Place place;
  };
  const std::vector<Declared> facts = {{"arrived", {&source, 5, 12}}};
  NameIndex names("fact", facts);
  names.Add("term", "arrival", {&source, 18, 25});

  const std::vector<Note> notes = names.NearestNote("arival");
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].text, "closest declared term is `arrival`");
  EXPECT_EQ(notes[0].place.text(), "arrival");
  EXPECT_EQ(names.NearestNote("arived").at(0).place.text(), "arrived");
  EXPECT_TRUE(names.NearestNote("nationality").empty());
  EXPECT_TRUE(NameIndex().NearestNote("arrived").empty());
}

TEST(NameIndex, ReportsTheUnknownWithWhatIsNear) {
  struct Declared {
    std::string name;
    Place place;
  };
  const SourceText source("facts.law.md", "fact arrived\narived nowhere\n");
  const std::vector<Declared> facts = {{"arrived", {&source, 5, 12}}};
  const auto report = [&](const Name& name, Diagnostics& diagnostics) {
    ReportUnknown(DiagnosticKind::kUnknownFact, "fact", name, facts,
                  diagnostics, "; facts are arrived");
  };
  Diagnostics diagnostics;
  report({"arived", {&source, 13, 19}}, diagnostics);
  report({"nowhere", {&source, 20, 27}}, diagnostics);
  EXPECT_EQ(diagnostics.Render(),
            "facts.law.md:2:1: error: unknown fact `arived` [unknown-fact]\n"
            "    2 | arived nowhere\n"
            "      | ^~~~~~\n"
            "facts.law.md:1:6: note: closest declared fact is `arrived`\n"
            "    1 | fact arrived\n"
            "      |      ^~~~~~~\n"
            "facts.law.md:2:8: error: unknown fact `nowhere`; facts are "
            "arrived [unknown-fact]\n"
            "    2 | arived nowhere\n"
            "      |        ^~~~~~~\n");
}

// Past the limit a fault only counts.
TEST(NameIndex, CountsTheUnknownThatIsNotShown) {
  const SourceText source("facts.law.md", "nowhere\n");
  Diagnostics diagnostics;
  for (size_t i = 0; i <= kMaxKept; ++i) {
    NameIndex().ReportUnknown(DiagnosticKind::kUnknownFact, "fact",
                              {"nowhere", {&source, 0, 7}}, diagnostics);
  }
  EXPECT_EQ(diagnostics.error_count(), kMaxKept + 1);
}

}  // namespace
}  // namespace safeconduct::text
