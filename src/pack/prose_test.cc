// SPDX-License-Identifier: Apache-2.0
#include "pack/prose.h"

#include <gtest/gtest.h>

#include "pack/pack.h"

namespace safeconduct::chart {
namespace {

using Texts = std::vector<std::string>;

constexpr const char* kPage =
    "# Facts\n\n"
    "`claim` in the title's section is said of nothing.\n\n"
    "## The claim\n\n"
    "`claim` is the claim made here, by art. 2 `bis`. It is `pending`\n"
    "while *nothing* is decided. It is `refused` on its\n"
    "merits.\n\n"
    "Another paragraph names no fact, and none is `pending`.\n\n"
    "- `age` and `claim` go together.\n\n"
    "<!-- `claim` is what no reader sees. -->\n\n"
    "```law\n"
    "fact claim \"\" : one of none, pending, refused\n"
    "fact age \"\" : 0..120 years\n"
    "```\n\n"
    "## The route\n\n"
    "Left out: `age`, because a\nchild is asked about elsewhere.\n\n"
    "> Left out: the rest.\n\n"
    "It is Left out: this not.\n\n"
    "```law\n"
    "route home \"\" to FR\n"
    "  barred by child \"\" when age < 18\n"
    "```\n";

const Pack& TestPack() {
  static const PackReading kReading = ReadPack({{"test.law.md", kPage}});
  return *kReading.pack;
}

TEST(Prose, SaysOfADeclarationWhatItsSectionNamesInCode) {
  const Pack& pack = TestPack();
  ASSERT_EQ(pack.law.facts.size(), 2U);
  const Texts claim = pack.prose.SaidOf("claim", pack.law.facts[0].place);
  EXPECT_EQ(claim, (Texts{"`claim` is the claim made here, by art. 2 `bis`. It "
                          "is `pending` while nothing is decided. It is "
                          "`refused` on its merits.",
                          "`age` and `claim` go together."}));
  EXPECT_EQ(pack.prose.SaidOf("age", pack.law.facts[1].place),
            Texts{"`age` and `claim` go together."});
  EXPECT_EQ(SentencesOf("pending", claim),
            Texts{"It is `pending` while nothing is decided."});
  EXPECT_EQ(SentencesOf("none", claim), Texts{});
}

TEST(Prose, TellsWhatIsLeftOutOfARoute) {
  const Pack& pack = TestPack();
  ASSERT_EQ(pack.law.routes.size(), 1U);
  EXPECT_EQ(
      pack.prose.LeftOut(pack.law.routes[0].place),
      (Texts{"`age`, because a child is asked about elsewhere.", "the rest."}));
  EXPECT_EQ(pack.prose.LeftOut(pack.law.facts[0].place), Texts{});
}

}  // namespace
}  // namespace safeconduct::chart
