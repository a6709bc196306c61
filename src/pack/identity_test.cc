// SPDX-License-Identifier: Apache-2.0
#include "pack/identity.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace safeconduct::chart {
namespace {

using Written = std::vector<PackFile>;

PackIdentity IdentityOfWritten(const Written& files) {
  std::vector<std::unique_ptr<const text::SourceText>> sources;
  for (const PackFile& file : files) {
    sources.push_back(
        std::make_unique<const text::SourceText>(file.path, file.text));
  }
  return IdentityOf(sources);
}

std::string DigestOf(const Written& files) {
  return IdentityOfWritten(files).digest;
}
std::string NameOf(const Written& files) {
  return IdentityOfWritten(files).name;
}

// What `sha256sum *.law.md *.record.md | LC_ALL=C sort -k 2 | sha256sum` prints
// in a folder of these two files.
TEST(Identity, IsWhatStandardToolsPrint) {
  EXPECT_EQ(DigestOf({{"b/two.record.md", "# Two\n"}, {"b/One.law.md", ""}}),
            "928d4f3797c8a986a0dbd0b7ccd67060855027995e0ea8d67b696f40a9ea80e3");
}

TEST(Identity, DoesNotDependOnPlaceOrOrder) {
  const std::string digest =
      DigestOf({{"one.law.md", "a"}, {"two.law.md", "b"}});
  EXPECT_EQ(DigestOf({{"x/y/two.law.md", "b"}, {"x/y/one.law.md", "a"}}),
            digest);
  EXPECT_EQ(DigestOf({{"./one.law.md", "a"}, {"./two.law.md", "b"}}), digest);
}

TEST(Identity, DependsOnEveryByteAndName) {
  const Written files = {{"p/one.law.md", "a"}, {"p/two.law.md", "b"}};
  const std::string digest = DigestOf(files);
  EXPECT_NE(DigestOf({{"p/one.law.md", "b"}, {"p/two.law.md", "a"}}), digest);
  EXPECT_NE(DigestOf({{"p/one.law.md", "a"}, {"p/two.law.md", "b\n"}}), digest);
  EXPECT_NE(DigestOf({{"p/one.law.md", "a"}, {"p/Two.law.md", "b"}}), digest);
  EXPECT_NE(DigestOf({{"p/one.law.md", "a"}, {"p/q/two.law.md", "b"}}), digest);
  EXPECT_NE(DigestOf({{"p/one.law.md", "a"}}), digest);
}

TEST(Identity, IsNamedByThePageThatSpeaksForAll) {
  EXPECT_EQ(NameOf({{"law/channel/a.law.md", "# Children\n"},
                    {"law/channel/channel.law.md", "# The Channel\r\nIt says"},
                    {"law/channel/channel.record.md", "# Record\n"}}),
            "The Channel");
  EXPECT_EQ(NameOf({{"x/pack.law.md", "# Small\n"}, {"x/a.record.md", "# R"}}),
            "Small");
  EXPECT_EQ(NameOf({{"x/pack.law.md", "# Old line ends\rA page\r"}}),
            "Old line ends");
}

TEST(Identity, IsNamedByItsFolderWhereNoPageDoes) {
  const Written files = {{"x/small/a.law.md", "# A\n"},
                         {"x/small/b.law.md", "# B\n"}};
  EXPECT_EQ(NameOf(files), "small");
  EXPECT_EQ(NameOf({{"x/small/a.law.md", "no title"}}), "small");
  EXPECT_EQ(NameOf({{"../a.law.md", ""}, {"../b.law.md", ""}}), "the law pack");
  EXPECT_EQ(NameOf({{"a.law.md", ""}}), "the law pack");
  EXPECT_EQ(NameOf({}), "the law pack");
}

TEST(Identity, IsNamedInOneLine) {
  EXPECT_EQ(NameOf({{"x/two\nlines\r/a.law.md", ""}}), "two?lines?");
  EXPECT_EQ(NameOf({{"x/\x1B[31mred\xFF/a.law.md", ""}}), "?[31mred?");
  EXPECT_EQ(NameOf({{"x/a.law.md", "# A\x1B[31m page\n"}}), "A?[31m page");
}

}  // namespace
}  // namespace safeconduct::chart
