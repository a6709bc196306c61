// SPDX-License-Identifier: Apache-2.0
#include "draw/gnuplot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace safeconduct::survey {
namespace {

using testing::HasSubstr;
using testing::Not;

// One route and two groups.
Figure Small() {
  Figure figure;
  figure.title = "Ways back";
  figure.subtitle = "3 cases, by camp";
  figure.here = "the record as it stands";
  figure.x_label = "camp";
  figure.y_label = "cases";
  figure.groups = {"north", "south"};
  figure.weights = {1, 2.5};
  figure.panels = {{"Return to France", "0.50 to 3", {{0.5, 1}, {0, 2}}, {}}};
  figure.notes = {"Source: a list."};
  return figure;
}

TEST(Gnuplot, PutsNumbersIntoDataAndTextsIntoQuotes) {
  const std::string script = FormatGnuplot(Small());
  EXPECT_THAT(script, HasSubstr("$panel0 << END_OF_PANEL\n"
                                "0 1 0.5 1\n"
                                "1 2.5 0 2\n"
                                "END_OF_PANEL\n"));
  EXPECT_THAT(script, HasSubstr(R"(("north" 0, "south" 1))"));
  EXPECT_THAT(script, HasSubstr(R"(set label "Return to France" at screen)"));
  EXPECT_THAT(script, HasSubstr(R"(set ylabel "cases" noenhanced)"));
  EXPECT_THAT(script, HasSubstr("set ytics ('0' 0, '0.50' 0.5, '1' 1, "));
  EXPECT_THAT(script, HasSubstr(R"(set label "Source: a list." at screen)"));
}

TEST(Gnuplot, GivesTheScenarioBesideItBarsOfItsOwn) {
  Figure figure = Small();
  EXPECT_THAT(FormatGnuplot(figure), Not(HasSubstr("fill pattern 5")));
  figure.versus = "another";
  figure.panels[0].versus = {{0, 0}, {1, 1.5}};
  const std::string script = FormatGnuplot(figure);
  EXPECT_THAT(script, HasSubstr("\n1 2.5 0 2 1 1.5\n"));
  EXPECT_THAT(script, HasSubstr("fill pattern 5"));
  EXPECT_THAT(script, HasSubstr(R"("Right bars: another")"));
}

TEST(Gnuplot, LetsNoTextOutOfItsQuotes) {
  Figure figure = Small();
  figure.groups = {"it's 5 %", "a\nset output 'b'\n"};
  figure.notes = {"';system('ls')\r\n'"};
  const std::string script = FormatGnuplot(figure);
  EXPECT_THAT(
      script,
      HasSubstr(
          R"(("it\047s 5 \045\045" 0, "a\077set output \047b\047\077" 1))"));
  EXPECT_THAT(
      script,
      HasSubstr(R"(set label "\047\073system(\047ls\047)\077\077\047" at)"));
}

TEST(Gnuplot, LetsNoDigitBecomePartOfTheEscapeBeforeIt) {
  Figure figure = Small();
  figure.groups = {"<18", ">658 9"};
  figure.notes = {"x?id=2022", "7 of 7 cost $8", "''7"};
  const std::string script = FormatGnuplot(figure);
  EXPECT_THAT(script, HasSubstr(R"(("\074\0618" 0, "\076\066\0658 9" 1))"));
  EXPECT_THAT(script, HasSubstr(R"("x\077id\075\062\060\062\062" at)"));
  EXPECT_THAT(script, HasSubstr(R"("7 of 7 cost \0448" at)"));
  EXPECT_THAT(script, HasSubstr(R"("\047\047\067" at)"));
}

TEST(Gnuplot, ReplacesBytesThatAreNoText) {
  Figure figure = Small();
  figure.groups = {"\xC3(\x01", "a\uFFFFb\tc"};
  EXPECT_THAT(FormatGnuplot(figure),
              HasSubstr(R"(("\077(\077" 0, "a\077b c" 1))"));
}

TEST(Gnuplot, TurnsNamesThatDoNotFitUpright) {
  Figure figure = Small();
  EXPECT_THAT(FormatGnuplot(figure), Not(HasSubstr("rotate by 90")));
  figure.groups.assign(40, std::string(30, 'n'));
  figure.weights.assign(40, 1);
  figure.panels[0].here.assign(40, {0, 1});
  const std::string script = FormatGnuplot(figure);
  EXPECT_THAT(script, HasSubstr("set xtics rotate by 90 right"));
  EXPECT_THAT(script, HasSubstr("\"" + std::string(27, 'n') + "\u2026\" 39)"));
}

TEST(Gnuplot, BreaksLongNotes) {
  Figure figure = Small();
  figure.notes = {std::string(200, 'n') + " " + std::string(2000, 'm')};
  const std::string script = FormatGnuplot(figure);
  EXPECT_THAT(script, HasSubstr("\"" + std::string(131, 'n') + "\" at"));
  EXPECT_THAT(script, HasSubstr("m\u2026\" at"));
}

TEST(Gnuplot, SaysInWordsWhatTheSvgShows) {
  Figure figure = Small();
  figure.title = "Ways <back> & forth";
  EXPECT_THAT(FinishSvg("<svg><title>Gnuplot</title><desc>a</desc>"
                        "<g><title>$panel0 using 1:2</title></g></svg>",
                        figure),
              testing::StartsWith(
                  "<svg><title>Ways &lt;back&gt; &amp; forth: 3 cases, by camp"
                  "</title><desc>Return to France: 0.50 to 3. Taken for "
                  "granted: the record as it stands. Source: a list.</desc>"
                  "<g></g><rect "));
}

TEST(Gnuplot, SaysUnderThePointerWhatTheBarsSay) {
  Figure figure = Small();
  figure.groups = {"<north>", "south"};
  const std::string svg = "<svg><title>a</title><title>$panel0</title></svg>";
  const std::string of_one = FinishSvg(svg, figure);
  EXPECT_THAT(of_one, Not(HasSubstr("$panel0")));
  EXPECT_THAT(of_one, HasSubstr("<title>&lt;north&gt;: 0.50 to 1 of 1 cases"
                                "</title></rect>"));
  EXPECT_THAT(of_one, HasSubstr("<title>south: 0 to 2 of 2.50 cases</title>"));
  figure.versus = "another";
  figure.panels[0].versus = {{0, 0}, {1, 1.5}};
  EXPECT_THAT(FinishSvg(svg, figure),
              HasSubstr("<title>south: left 0 to 2 of 2.50 cases; right 1 to "
                        "1.50</title>"));
}

TEST(Gnuplot, DrawsNoBlackLinesAroundLowParts) {
  Figure figure = Small();
  // A part of four pixels on a scale of 2.5 to 190 of them.
  EXPECT_THAT(FormatGnuplot(figure),
              HasSubstr("($4-$3 > 0 && $4-$3 < 0.05263157894736842 ? $1 : "
                        "NaN):2:($1-"));
  EXPECT_THAT(FormatGnuplot(figure), HasSubstr("fill solid 1 noborder"));
}

TEST(Gnuplot, SaysHowLowPartsLookWhereThereAreAny) {
  const std::string words = "Parts of a bar too low for hatching";
  EXPECT_THAT(FormatGnuplot(Small()), Not(HasSubstr(words)));
  Figure figure = Small();
  figure.panels[0].here = {{0.5, 0.52}, {0, 2.5}};
  EXPECT_THAT(FormatGnuplot(figure), HasSubstr(words));
  // Closed, and of the scenario beside it.
  figure.panels[0].here = {{0.5, 1}, {0, 2.5}};
  figure.panels[0].versus = {{0, 0.98}, {0, 2.5}};
  EXPECT_THAT(FormatGnuplot(figure), HasSubstr(words));
}

TEST(Gnuplot, LeavesNoEndOfASectionInText) {
  EXPECT_EQ(FinishSvg("<text>a]]>b</text>", Small()), "<text>a]]&gt;b</text>");
}

TEST(Gnuplot, LeavesWhatIsNoSvg) {
  EXPECT_EQ(FinishSvg("<title>", Small()), "<title>");
}

TEST(Figure, GroupsDigits) {
  EXPECT_EQ(FormatGrouped(0), "0");
  EXPECT_EQ(FormatGrouped(999), "999");
  EXPECT_EQ(FormatGrouped(1000), "1,000");
  EXPECT_EQ(FormatGrouped(1234567.5), "1,234,567.50");
  EXPECT_EQ(FormatGrouped(1e300), "1e+300");
}

}  // namespace
}  // namespace safeconduct::survey
