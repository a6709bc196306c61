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

}  // namespace
}  // namespace safeconduct::text
