// SPDX-License-Identifier: Apache-2.0
#include "prove/diff/pack_diff.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <stdexcept>

#include "chart/chart_testing.h"
#include "chart/question.h"
#include "diagram/evaluation.h"

namespace safeconduct::prove {
namespace {

using chart::ReadTestPack;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kFacts = R"(
fact age "Age" : 0..120 years
fact claim "Claim" : one of none, pending, refused
fact arrived "Arrived" : date
fact requested "Requested" : date or none
measure days_here "Days here" counts days from arrived to today
measure wait "Days of waiting" counts days from arrived to requested
matter treaty "Treaty" : one of none, in_force; at first none
matter limit "Limit" : 0..90 days; at first 14
)";

constexpr std::string_view kRecord = R"(
source act "An Act" statute published 2020-01-01
source memo "A memo" official published 2020-01-01
event signed "Signed" on 2021-01-01
  treaty becomes in_force
  according to act
viewpoint teller "As the memo tells it" credits memo
)";

// A pack with one route to France, over the facts above.
std::string Route(std::string_view clauses) {
  return fmt::format("{}route france \"France\" to FR\n{}", kFacts, clauses);
}

struct Options {
  Extent extent = Extent::kRecorded;
  std::string record_b = std::string(kRecord);
  std::string record_a = std::string(kRecord);
  Scenario scenario = {};
  size_t node_budget = diagram::kDefaultNodeBudget;
  size_t step_budget = kDefaultStepBudget;
};

DiffQuestion QuestionOf(const std::string& law_a, const std::string& law_b,
                        const Options& options = {}) {
  DiffQuestion question{.a = ReadTestPack(law_a, options.record_a),
                        .b = ReadTestPack(law_b, options.record_b),
                        .extent = options.extent,
                        .node_budget = options.node_budget,
                        .step_budget = options.step_budget};
  const auto read = [&](const chart::Pack& pack) {
    auto scenario = chart::ReadScenario(pack, options.scenario);
    if (!scenario) throw std::invalid_argument(scenario.error().text);
    return *scenario;
  };
  question.scenario_a = read(*question.a);
  question.scenario_b = read(*question.b);
  return question;
}

PackDifference Diff(const std::string& law_a, const std::string& law_b,
                    const Options& options = {}) {
  return ComparePacks(QuestionOf(law_a, law_b, options)).value();
}

// Returns what is said of words, a line each.
std::vector<std::string> WordsOf(const PackDifference& difference) {
  std::vector<std::string> lines;
  for (const WordDifference& word : difference.words) {
    lines.push_back(fmt::format("{} {} {} [{}] [{}]", word.kind, word.name,
                                static_cast<int>(word.what), word.a, word.b));
  }
  return lines;
}

// Returns what is said of routes, a line for each and for each group of it.
std::vector<std::string> RoutesOf(const PackDifference& difference) {
  std::vector<std::string> lines;
  for (const RouteDifference& route : difference.routes) {
    lines.push_back(fmt::format("{} {} {} of {}", route.route,
                                VerdictName(route.verdict), route.differing,
                                route.situations));
    for (const DifferenceGroup& group : route.groups) {
      lines.push_back(fmt::format("{} {} {}: {}, {} alone",
                                  group.opens ? "opens" : "closes",
                                  group.clause, ClauseChangeName(group.change),
                                  group.situations, group.alone));
    }
  }
  return lines;
}

// Returns whether a route is open in a pack in a situation, asked anew.
bool IsOpen(const std::shared_ptr<const chart::Pack>& pack,
            const Situation& situation, record::Scenario scenario) {
  scenario.suppositions = situation.suppositions;
  const auto chart = chart::Chart::Compile(pack, std::move(scenario)).value();
  chart::Question question(*chart);
  question.Fill(CaseOf(pack->law, situation), {situation.day, situation.day});
  diagram::Evaluator evaluator(chart->store());
  const auto reach =
      evaluator.Reachable(chart->dated().routes.front(), question.possible());
  EXPECT_NE(reach, diagram::kMayBeTrue | diagram::kMayBeFalse);
  return reach == diagram::kMayBeTrue;
}

// Expects every example to be what both packs answer.
void ExpectExamplesHold(const DiffQuestion& question,
                        const PackDifference& difference) {
  int examples = 0;
  for (const DifferenceGroup& group : difference.routes.front().groups) {
    if (!group.example) continue;
    ++examples;
    EXPECT_NE(IsOpen(question.a, group.example->a, question.scenario_a),
              group.opens);
    EXPECT_EQ(IsOpen(question.b, group.example->b, question.scenario_b),
              group.opens);
  }
  EXPECT_GT(examples, 0);
}

TEST(PackDiff, FindsAPackEqualToItself) {
  const std::string law = Route(R"(
    needs treaty "Treaty" when treaty is in_force
    barred by child "Child" when age < 18 unless claim is refused
    needs in_time "In time" when days_here <= limit)");
  for (const Extent extent : {Extent::kRecorded, Extent::kFree}) {
    const auto difference = Diff(law, law, {.extent = extent});
    EXPECT_TRUE(difference.none());
    EXPECT_EQ(difference.routes.front().verdict, RouteVerdict::kEqual);
  }
}

TEST(PackDiff, GroupsByTheClauseResponsible) {
  const std::string a = Route(R"(
    barred by child "Child" when age < 18
    barred by pending "Pending" when claim is pending)");
  const std::string b = Route(R"(
    barred by child "Child" when age < 16
    barred by refused "Refused" when claim is refused)");
  // Ages 0..15, 16..17, 18..120; three claims.
  const auto question = QuestionOf(a, b);
  const auto difference = ComparePacks(question).value();
  EXPECT_THAT(RoutesOf(difference),
              ElementsAre("france differs 4 of 9",
                          "closes france.refused only_in_b: 1, 1 alone",
                          "opens france.child rewritten: 2, 1 alone",
                          "opens france.pending only_in_a: 2, 1 alone"));
  ExpectExamplesHold(question, difference);
  EXPECT_EQ(difference.routes.front().open_a, "2");
  EXPECT_EQ(difference.routes.front().open_b, "4");
  EXPECT_NEAR(difference.routes.front().share, 4.0 / 9, 1e-12);
}

TEST(PackDiff, SeesThroughAnotherWording) {
  EXPECT_TRUE(Diff(Route("needs adult \"Adult\" when age >= 18"),
                   Route("barred by child \"Child\" when not (age in 18..120)"))
                  .none());
}

TEST(PackDiff, TellsChoicesByTheirNames) {
  std::string b = Route("barred by pending \"Pending\" when claim is pending");
  const std::string a = b;
  const std::string choices = "none, pending, refused";
  b.replace(b.find(choices), choices.size(), "refused, none, pending");
  EXPECT_TRUE(Diff(a, b).none());
  std::string other =
      Route("barred by pending \"Pending\" when claim is refused");
  other.replace(other.find(choices), choices.size(), "pending, refused, none");
  const auto question = QuestionOf(a, other);
  const auto difference = ComparePacks(question).value();
  EXPECT_THAT(RoutesOf(difference),
              ElementsAre("france differs 2 of 3",
                          "closes france.pending rewritten: 1, 1 alone",
                          "opens france.pending rewritten: 1, 1 alone"));
  ExpectExamplesHold(question, difference);
}

TEST(PackDiff, ComparesOverTheValuesThatBothHave) {
  const std::string a = Route("barred by old \"Old\" when age > 100");
  std::string b = Route("needs always \"Always\" when claim in none, pending");
  b.replace(b.find("0..120"), 6, "0..100");
  const std::string choices = "none, pending, refused";
  b.replace(b.find(choices), choices.size(), "none, pending, suspended");
  const auto difference = Diff(a, b);
  EXPECT_THAT(WordsOf(difference),
              ElementsAre("fact age 2 [101..120] []",
                          "fact claim 2 [refused] [suspended]"));
  EXPECT_EQ(difference.routes.front().verdict, RouteVerdict::kEqual);
  EXPECT_FALSE(difference.none());
}

TEST(PackDiff, SaysWhichWordsOnlyOneHas) {
  const std::string a = Route("barred by bar \"Bar\" when age < 18") +
                        "\nroute home \"Home\" to IR\n"
                        "fact only_a \"A\" : yes or no\n"
                        "matter m \"M\" : yes or no; at first no\n";
  const std::string b = Route("barred by bar \"Bar\" when age < 18 or only_b") +
                        "\nroute away \"Away\" to IT\n"
                        "fact only_b \"B\" : yes or no\n"
                        "fact m \"M\" : yes or no\n";
  const auto question = QuestionOf(a, b);
  const auto difference = ComparePacks(question).value();
  EXPECT_THAT(WordsOf(difference),
              ElementsAre("fact only_a 0 [] []", "fact only_b 1 [] []",
                          "fact m 1 [] []", "matter m 0 [] []",
                          "route home 0 [] []", "route away 1 [] []"));
  EXPECT_THAT(RoutesOf(difference),
              ElementsAre("france differs 1 of 4",
                          "closes france.bar rewritten: 1, 1 alone"));
  ExpectExamplesHold(question, difference);
}

TEST(PackDiff, TakesFactsOfOtherTypesAsTwo) {
  const std::string a = Route("barred by bar \"Bar\" when claim is pending");
  std::string b = Route("barred by bar \"Bar\" when claim");
  const std::string type = "one of none, pending, refused";
  b.replace(b.find(type), type.size(), "yes or no");
  const auto question = QuestionOf(a, b);
  const auto difference = ComparePacks(question).value();
  EXPECT_THAT(WordsOf(difference),
              ElementsAre("fact claim 3 [one of none, pending, refused] "
                          "[yes or no]"));
  EXPECT_THAT(RoutesOf(difference),
              ElementsAre("france differs 2 of 4",
                          "closes france.bar rewritten: 1, 1 alone",
                          "opens france.bar rewritten: 1, 1 alone"));
  ExpectExamplesHold(question, difference);
}

TEST(PackDiff, SaysWhereARouteLeadsElsewhere) {
  const std::string a = Route("barred by bar \"Bar\" when age < 18");
  std::string b = a;
  b.replace(b.find("to FR"), 5, "to IT");
  const auto difference = Diff(a, b);
  EXPECT_THAT(WordsOf(difference), ElementsAre("route france 4 [FR] [IT]"));
  EXPECT_FALSE(difference.none());
}

TEST(PackDiff, FindsRealDatesForAMeasure) {
  const std::string a = Route("needs soon \"Soon\" when wait <= 14");
  const std::string b = Route("needs soon \"Soon\" when wait < 14");
  const auto question = QuestionOf(a, b);
  const auto difference = ComparePacks(question).value();
  ExpectExamplesHold(question, difference);
  const Situation& example =
      difference.routes.front().groups.front().example->a;
  EXPECT_EQ(example.facts[3] - example.facts[2], 14);
}

TEST(PackDiff, TakesNoNotForADay) {
  std::string b = Route("barred by late \"Late\" when requested > 2024-01-01");
  const std::string a = b;
  b.replace(b.find("date or none"), 12, "date");
  const auto difference = Diff(a, b);
  EXPECT_THAT(WordsOf(difference), ElementsAre("fact requested 2 [none] []"));
  EXPECT_EQ(difference.routes.front().verdict, RouteVerdict::kEqual);
}

TEST(PackDiff, CountsOnlyWhatDatesRealise) {
  // The request lies between, and cannot be later than today is.
  const std::string a = Route(R"(
    barred by impossible "Impossible"
      when wait in 10..20 and days_here in 0..5 and requested <= today)");
  const std::string b = Route("needs nothing \"Nothing\" when age >= 0");
  const auto difference = Diff(a, b);
  const RouteDifference& route = difference.routes.front();
  EXPECT_EQ(route.verdict, RouteVerdict::kEqual);
  EXPECT_NE(route.differing, "0");
  EXPECT_THAT(route.groups, IsEmpty());
}

TEST(PackDiff, FollowsTheRecord) {
  std::string later(kRecord);
  later.replace(later.find("2021-01-01"), 10, "2021-03-01");
  const std::string law =
      Route("needs treaty \"Treaty\" when treaty is in_force");
  const auto question = QuestionOf(law, law, {.record_b = later});
  const auto difference = ComparePacks(question).value();
  const RouteDifference& route = difference.routes.front();
  EXPECT_THAT(RoutesOf(difference),
              ElementsAre("france differs 1 of 3",
                          "closes france.treaty same: 1, 1 alone"));
  ASSERT_TRUE(route.days);
  EXPECT_EQ(FormatDate(route.days->first), "2021-01-01");
  EXPECT_EQ(FormatDate(route.days->last), "2021-02-28");
  ASSERT_EQ(route.groups.front().matters.size(), 1U);
  EXPECT_EQ(route.groups.front().matters.front().matter, "treaty");
  EXPECT_EQ(route.groups.front().matters.front().a, "in_force");
  EXPECT_EQ(route.groups.front().matters.front().b, "none");
  ExpectExamplesHold(question, difference);
  // Whatever the record says, nothing differs.
  EXPECT_TRUE(
      Diff(law, law, {.extent = Extent::kFree, .record_b = later}).none());
}

TEST(PackDiff, FindsTheDaysWithinAStretchOfTheRecord) {
  const std::string a =
      Route("barred by bar \"Bar\" when arrived > 2022-05-01");
  const std::string b = Route(R"(
    barred by bar "Bar"
      when arrived > 2022-05-01 or days_here in 3..7 and arrived >= 2022-02-01)");
  const auto difference = Diff(a, b);
  const RouteDifference& route = difference.routes.front();
  ASSERT_TRUE(route.days);
  EXPECT_EQ(FormatDate(route.days->first), "2022-02-04");
  EXPECT_EQ(FormatDate(route.days->last), "2022-05-08");
}

TEST(PackDiff, SupposesWhatTheMattersAre) {
  const std::string a =
      Route("needs treaty \"Treaty\" when treaty is in_force");
  const std::string b = Route("needs nothing \"Nothing\" when age >= 0");
  const auto question = QuestionOf(a, b, {.extent = Extent::kFree});
  const auto difference = ComparePacks(question).value();
  ExpectExamplesHold(question, difference);
  EXPECT_FALSE(difference.routes.front().days);
  EXPECT_THAT(RoutesOf(difference),
              ElementsAre("france differs 1 of 2",
                          "opens france.treaty only_in_a: 1, 1 alone"));
}

TEST(PackDiff, ComparesWithEveryNumberWhateverTheRecords) {
  const std::string a = Route("needs soon \"Soon\" when days_here <= limit");
  const std::string b = Route("needs soon \"Soon\" when days_here < limit");
  const std::string thirty = std::string(kRecord) + R"(
event longer "Longer" on 2022-01-01
  limit becomes 30
  according to act
)";
  const auto question =
      QuestionOf(a, b, {.extent = Extent::kFree, .record_b = thirty});
  const auto difference = ComparePacks(question).value();
  ExpectExamplesHold(question, difference);
  // The days are below the limit, equal to it, or above.
  EXPECT_THAT(RoutesOf(difference),
              ElementsAre("france differs 1 of 3",
                          "closes france.soon rewritten: 1, 1 alone"));
}

constexpr std::string_view kDenied = R"(
source denial "A denial" statement published 2020-01-01
event leaked "Leaked" on 2022-01-01
  treaty becomes none
  according to memo
  denied by denial
)";

TEST(PackDiff, KeepsOneDisputeOfBothTogether) {
  const std::string law =
      Route("needs treaty \"Treaty\" when treaty is in_force");
  const std::string denied = std::string(kRecord) + std::string(kDenied);
  // Another dispute before it: the records number their disputes otherwise.
  const std::string more = std::string(kRecord) + R"(
source other "Another" statement published 2020-01-01
event shorter "Shorter" on 2022-01-01
  limit becomes 10
  according to memo
  denied by other
)" + std::string(kDenied);
  EXPECT_TRUE(Diff(law, law, {.record_b = more, .record_a = denied}).none());
}

TEST(PackDiff, HoldsASettledDisputeAgainstAnOpenOne) {
  const std::string law =
      Route("needs treaty \"Treaty\" when treaty is in_force");
  const std::string denied = std::string(kRecord) + std::string(kDenied);
  const auto question = QuestionOf(
      law, law, {.record_b = denied, .record_a = std::string(kRecord)});
  const auto difference = ComparePacks(question).value();
  EXPECT_EQ(difference.routes.front().verdict, RouteVerdict::kDiffers);
  ExpectExamplesHold(question, difference);
  // One viewpoint credits the teller in A alone.
  std::string credits_denial = denied;
  credits_denial.replace(credits_denial.find("credits memo"), 12,
                         "credits act");
  const auto other = QuestionOf(law, law,
                                {.record_b = credits_denial,
                                 .record_a = denied,
                                 .scenario = {"", "teller", {}}});
  const auto told = ComparePacks(other).value();
  EXPECT_THAT(RoutesOf(told)[0], HasSubstr("differs"));
  ExpectExamplesHold(other, told);
  const Situation& b = told.routes.front().groups.front().example->b;
  ASSERT_EQ(b.suppositions.size(), 1U);
  EXPECT_FALSE(std::get<record::Settles>(b.suppositions.front()).happened);
}

TEST(PackDiff, KeepsEventsTogetherThatHangTogetherInOneRecordOnly) {
  const std::string law =
      Route("needs treaty \"Treaty\" when treaty is in_force");
  const std::string denied = std::string(kRecord) + std::string(kDenied);
  // There the event stands in one dispute with another of its day.
  const std::string rival = denied + R"(
event renewed "Renewed" on 2022-01-01
  treaty becomes in_force
  according to act
  denied by memo
)";
  const auto question =
      QuestionOf(law, law, {.record_b = rival, .record_a = denied});
  const auto difference = ComparePacks(question).value();
  // `leaked` happened or not, in both alike; then the treaty is what it was.
  EXPECT_EQ(difference.routes.front().verdict, RouteVerdict::kEqual);
}

TEST(PackDiff, SaysWhatToRaise) {
  const std::string a = Route(R"(
    needs treaty "Treaty" when treaty is in_force
    barred by child "Child" when age < 18 and days_here > 10
    barred by claim "Claim" when claim is pending and wait > 3)");
  const std::string b = Route("needs soon \"Soon\" when wait in 3..9");
  const auto compiled = Diff(a, b, {.node_budget = 4});
  EXPECT_EQ(compiled.routes.front().verdict, RouteVerdict::kUndecided);
  EXPECT_THAT(compiled.routes.front().why, HasSubstr("more than 4 nodes"));
  EXPECT_FALSE(compiled.none());
  const auto searched = Diff(a, b, {.step_budget = 1});
  EXPECT_EQ(searched.routes.front().verdict, RouteVerdict::kUndecided);
  EXPECT_THAT(searched.routes.front().why,
              AllOf(HasSubstr("in 1 steps"), HasSubstr("--max-steps")));
}

TEST(PackDiff, SaysThatTheDiagramOfBothIsTooLarge) {
  // Each pack is small; the route of both is not.
  std::string facts;
  std::string pairs_a;
  std::string pairs_b;
  for (int i = 0; i < 12; ++i) {
    facts += fmt::format("fact f{0} \"F\" : yes or no\n", i);
    const char* join = i == 0 ? "" : " or ";
    pairs_a += fmt::format("{}(f{} and f{})", join, i, (i + 1) % 12);
    pairs_b += fmt::format("{}(f{} and f{})", join, i, (i + 5) % 12);
  }
  const auto law = [&](const std::string& when) {
    return std::string(kFacts) + facts +
           "route france \"France\" to FR\n barred by bar \"Bar\" when " + when;
  };
  const auto difference =
      Diff(law(pairs_a), law(pairs_b), {.node_budget = 1000});
  const RouteDifference& route = difference.routes.front();
  EXPECT_EQ(route.verdict, RouteVerdict::kUndecided) << route.why;
  EXPECT_THAT(route.why, HasSubstr("raise --max-nodes"));
}

}  // namespace
}  // namespace safeconduct::prove
