// SPDX-License-Identifier: Apache-2.0
#include "draw/dot.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "chart/chart_testing.h"
#include "draw/drawing.h"

namespace safeconduct::chart {
namespace {

constexpr const char* kLaw =
    "fact age \"How old?\" : 0..120 years\n"
    "fact alone \"Alone?\" : yes or no\n"
    "fact claim \"Claim\" : one of none, pending, refused\n"
    "matter treaty \"Treaty\" : one of none, in_force; at first none\n"
    "route there \"Over there\" to FR\n"
    "  needs treaty \"\" when treaty is in_force\n"
    "  needs child \"\" when age < 18 unless alone\n"
    "  barred by pending \"\" when claim is pending";
constexpr const char* kRecord =
    "source a \"\" newspaper published 2023-01-01\n"
    "event signed \"Signed\" on 2022-01-01\n"
    "  treaty becomes in_force according to a";

// Returns the drawing for a case; without days the free one.
std::expected<Drawing, Error> Drawn(
    const std::string& law, const std::vector<std::string>& settings,
    const std::optional<std::string>& days = std::nullopt,
    const std::string& record = kRecord) {
  const auto chart = CompileTestPack(ReadTestPack(law, record));
  DrawingQuestion question{
      chart, MakeTestCase(chart->law(), settings), std::nullopt, {}};
  if (days) question.days = TestDays(*days);
  for (size_t i = 0; i < chart->law().routes.size(); ++i) {
    question.routes.emplace_back(i);
  }
  return MakeDrawing(question);
}

// Returns the boxes of the first route, a line each.
std::string BoxesOf(const Drawing& drawing) {
  const DrawnRoute& route = drawing.routes.front();
  std::string text;
  if (route.boxes.empty()) return route.open ? "open" : "closed";
  for (const Box& box : route.boxes) {
    text += fmt::format("{} ({})", box.name, box.question);
    if (!box.closed_if.empty()) text += " closed if " + box.closed_if;
    for (const Arrow& arrow : box.arrows) {
      text += fmt::format(
          ", {} -> {}", arrow.words,
          arrow.to ? route.boxes[*arrow.to].name : std::string("open"));
    }
    text += "\n";
  }
  return text;
}

TEST(Drawing, AsksOfMattersWithoutADay) {
  EXPECT_EQ(BoxesOf(*Drawn(kLaw, {})),
            "treaty (Treaty) closed if none, in_force -> age\n"
            "age (How old?), 17 years or less -> claim, 18 years or more -> "
            "alone\n"
            "alone (Alone?) closed if no, yes -> claim\n"
            "claim (Claim) closed if pending, none or refused -> open\n");
}

TEST(Drawing, TakesTheRecordForGrantedOnADay) {
  EXPECT_EQ(BoxesOf(*Drawn(kLaw, {}, "2021-01-01")), "closed");
  EXPECT_EQ(BoxesOf(*Drawn(kLaw, {"claim=none", "age=17"}, "2022-01-01")),
            "open");
  EXPECT_EQ(BoxesOf(*Drawn(kLaw, {"claim=none", "age=16..19"},
                           "2021-12-01..2022-02-01")),
            "today (The day asked about) closed if 1 December 2021 to 31 "
            "December 2021, 1 January 2022 to 1 February 2022 -> age\n"
            "age (How old?), 16 to 17 years -> open, 18 to 19 years -> alone\n"
            "alone (Alone?) closed if no, yes -> open\n");
}

TEST(Drawing, FailsWhereThereAreTooManyBoxes) {
  // Rows and columns of a square hang together in every order of its fields.
  constexpr int kSide = 9;
  std::string facts;
  std::string clauses = "route r \"\" to FR\n";
  for (int i = 0; i < kSide; ++i) {
    std::vector<std::string> row;
    std::vector<std::string> column;
    for (int j = 0; j < kSide; ++j) {
      facts += fmt::format("fact f{}_{} \"\" : yes or no\n", i, j);
      row.push_back(fmt::format("f{}_{}", i, j));
      column.push_back(fmt::format("f{}_{}", j, i));
    }
    clauses += fmt::format(
        "  barred by r{0} \"\" when {1}\n  barred by c{0} \"\" when {2}\n", i,
        fmt::join(row, " and "), fmt::join(column, " and "));
  }
  const auto drawing = Drawn(facts + clauses, {}, std::nullopt, "");
  ASSERT_FALSE(drawing);
  EXPECT_EQ(drawing.error().kind, Error::Kind::kLimit);
  EXPECT_NE(drawing.error().text.find(" nodes do not fit a picture, which "
                                      "holds 400 (draw one route"),
            std::string::npos)
      << drawing.error().text;
}

TEST(Dot, StacksBoxesThatOnlyFollowOneAnother) {
  Drawing drawing = *Drawn(kLaw, {}, "2022-01-01");
  drawing.title = "A title";
  drawing.notes = {"A note."};
  const std::string dot = FormatDot(drawing);
  EXPECT_NE(dot.find("r0b0 -> r0b1"), std::string::npos) << dot;
  drawing = *Drawn(kLaw, {"age=30"}, "2022-01-01");
  const std::string stacked = FormatDot(drawing);
  EXPECT_EQ(stacked.find("r0b1"), std::string::npos) << stacked;
  EXPECT_NE(stacked.find("r0b0 -> r0end [label=<<table border=\"0\" "
                         "cellborder=\"0\" cellpadding=\"2\"><tr><td "
                         "align=\"left\" balign=\"left\"><font "
                         "point-size=\"12\">none or refused</font></td></tr>"
                         "</table>>]"),
            std::string::npos)
      << stacked;
}

TEST(Dot, EscapesWhatIsMarkup) {
  Drawing drawing;
  drawing.title = "<b>&\"\\N";
  drawing.routes = {{"r", "> >", {}, true}};
  const std::string dot = FormatDot(drawing);
  EXPECT_NE(dot.find("&lt;b&gt;&amp;&quot;\\\\N"), std::string::npos) << dot;
  EXPECT_EQ(dot.find("<b>&"), std::string::npos) << dot;
}

TEST(Dot, TellsInTheSvgWhatNamesStandFor) {
  Drawing drawing;
  drawing.title = "A & B";
  drawing.routes = {{"r",
                     "Over there",
                     {{law::FactId(),
                       "age",
                       "How old?",
                       "17 or less",
                       {{"18 or more", std::nullopt}}}},
                     false}};
  EXPECT_EQ(FinishSvg("<svg width=\"1pt\"><g><title>safeconduct</title>"
                      "<title>r0b0</title><title>r0b0&#45;&gt;r0end</title>"
                      "<title>r0end</title></g></svg>",
                      drawing),
            "<svg width=\"1pt\" role=\"img\">\n<title>A &amp; B</title>\n"
            "<desc>Over there (r). 1, age: 18 or more, open; closed if 17 or "
            "less.</desc><g><title>age</title><title>age: 18 or more</title>"
            "<title>open</title></g></svg>");
}

}  // namespace
}  // namespace safeconduct::chart
