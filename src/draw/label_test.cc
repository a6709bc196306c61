// SPDX-License-Identifier: Apache-2.0
#include "draw/label.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/utf8.h"

namespace safeconduct::draw {
namespace {

using Lines = std::vector<std::string>;

TEST(Label, KeepsOnlyCharactersThatXmlAllows) {
  EXPECT_EQ(Cleaned("a\tb\nc\x01\xFF\uFFFE\u00e9"), "a b?c???\u00e9");
}

TEST(Label, EscapesWhatIsMarkup) {
  EXPECT_EQ(EscapedForXml("<b a=\"c\">&amp;</b>"),
            "&lt;b a=&quot;c&quot;&gt;&amp;amp;&lt;/b&gt;");
}

TEST(Label, CountsCharactersAndNotBytes) {
  EXPECT_EQ(text::CharacterCount("\u00e9\u4e16a"), 3U);
  EXPECT_EQ(Shortened("\u00e9\u4e16ab", 4), "\u00e9\u4e16ab");
  EXPECT_EQ(Shortened("\u00e9\u4e16ab", 3), "\u00e9\u4e16\u2026");
}

TEST(Label, BreaksLinesBetweenWords) {
  EXPECT_EQ(Wrapped("one two three", 7, 9), (Lines{"one two", "three"}));
  EXPECT_EQ(Wrapped("one twothree", 7, 9), (Lines{"one", "twothre", "e"}));
  EXPECT_EQ(Wrapped("", 7, 9), (Lines{""}));
}

TEST(Label, ShortensWhatIsLeftOfTheLines) {
  EXPECT_EQ(Wrapped("one two three", 5, 2), (Lines{"one", "two \u2026"}));
}

}  // namespace
}  // namespace safeconduct::draw
