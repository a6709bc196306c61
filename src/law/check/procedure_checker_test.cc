// SPDX-License-Identifier: Apache-2.0
// Procedures as the law has them once checked, and each fault that they can
// have.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "law/law_testing.h"

namespace safeconduct::law {
namespace {

constexpr const char* kSteps =
    "procedure p \"Return\" on france\n"
    "  step request \"Request\" by asking_state sets requested\n"
    "    once treaty with proof \"A match\", \"A visa\" prima facie \"A "
    "ticket\""
    " cite act \"art 1\"\n"
    "  step transfer \"Transfer\" after reply takes the route by asking_state\n"
    "  step reply \"Reply\" after request by asked_state sets accepted\n";

TEST(ProcedureChecker, ResolvesStepsInAnyOrder) {
  const TestLaw read = ReadWithSharedLaw(kSteps);
  ASSERT_EQ(read.Faults(), "");
  ASSERT_EQ(read.law.procedures.size(), 1U);
  const Procedure& procedure = read.law.procedures.front();
  EXPECT_EQ(read.law.route(procedure.route).name, "france");
  std::vector<std::string> in_order;
  for (const StepId id : procedure.in_order) {
    in_order.push_back(read.law.step(id).name);
  }
  EXPECT_EQ(in_order,
            (std::vector<std::string>{"request", "reply", "transfer"}));
  const ProcedureStep& request = read.law.steps[0];
  EXPECT_EQ(request.address, "p.request");
  EXPECT_EQ(request.party, Party::kAskingState);
  ASSERT_TRUE(request.sets);
  EXPECT_EQ(read.law.fact(*request.sets).name, "requested");
  ASSERT_EQ(request.once.size(), 1U);
  EXPECT_EQ(read.law.clause(request.once[0]).address, "france.treaty");
  EXPECT_EQ(request.with.proof,
            (std::vector<std::string>{"A match", "A visa"}));
  EXPECT_EQ(request.with.prima_facie, std::vector<std::string>{"A ticket"});
  ASSERT_EQ(request.citations.size(), 1U);
  EXPECT_EQ(request.citations[0].at, "art 1");
  EXPECT_TRUE(read.law.steps[1].takes_the_route);
  EXPECT_FALSE(read.law.steps[1].taken_today);
  EXPECT_EQ(read.law.steps[2].party, Party::kAskedState);
}

TEST(ProcedureChecker, WhatAGateLeavesForLater) {
  const TestLaw read = ReadWithSharedLaw(
      "procedure p \"\" on home\n"
      "  step ask \"\" by court once every_removal.pending\n"
      "  step wait \"\" by person\n"
      "  step go \"\" by person sets requested takes the route\n");
  ASSERT_EQ(read.Faults(), "");
  const auto left = [&](size_t step) {
    std::vector<std::string> names;
    for (const ClauseId id : read.law.LeftForLater(StepId(step))) {
      names.push_back(read.law.clause(id).address);
    }
    return names;
  };
  EXPECT_EQ(left(0), std::vector<std::string>{"home.risk"});
  EXPECT_EQ(left(1),
            (std::vector<std::string>{"home.risk", "every_removal.pending"}));
  EXPECT_EQ(left(2), std::vector<std::string>());
  // What is proved of its gate is that it is taken on the day asked about.
  EXPECT_TRUE(read.law.steps[2].taken_today);
}

struct FaultCase {
  const char* steps;
  const char* faults;
};

TEST(ProcedureChecker, ReportsEachFault) {
  const std::vector<FaultCase> cases = {
      {"procedure p \"\" on nowhere step a \"\" by person",
       "2:19 unknown-route: unknown route `nowhere`\n"},
      {"procedure p \"\" on home step a \"\" by persons",
       "2:37 unknown-name: unknown party `persons`; a step is taken by "
       "`asking_state`, `asked_state`, `person` or `court`; did you mean "
       "`person`?\n"},
      {"procedure p \"\" on home step a \"\" by person after b",
       "2:50 unknown-name: unknown step `b`\n"},
      {"procedure p \"\" on home step apply \"\" by person after aply",
       "2:54 unknown-name: unknown step `aply`\n"
       "  2:29 closest declared step is `apply`\n"},
      {"procedure p \"\" on home step a \"\" by person after a",
       "2:29 cycle: step `a` comes after itself; a step comes after others "
       "that can be taken before it\n"
       "  2:29 `a` comes after `a`\n"},
      {"procedure p \"\" on home\n"
       "step a \"\" by person after b\n"
       "step b \"\" by person after c\n"
       "step c \"\" by person after a",
       "3:6 cycle: step `a` comes after itself; a step comes after others "
       "that can be taken before it\n"
       "  3:6 `a` comes after `b`\n"
       "  4:6 `b` comes after `c`\n"
       "  5:6 `c` comes after `a`\n"},
      {"procedure p \"\" on home step a \"\" by person sets arrived",
       "2:49 type-mismatch: fact `arrived` is a date; a step sets a `date or "
       "none`, the day on which it is taken\n"
       "  1:196 `arrived` is declared here\n"},
      {"procedure p \"\" on home step a \"\" by person sets asked",
       "2:49 unknown-fact: unknown fact `asked`\n"},
      {"procedure p \"\" on home\n"
       "step a \"\" by person sets requested\n"
       "step b \"\" by person sets requested",
       "4:6 duplicate-name: fact `requested` is set by two steps, `a` and "
       "`b`; it is the day of one\n"
       "  3:6 `a` sets it too\n"},
      {"procedure p \"\" on home\n"
       "step a \"\" by person\n"
       "step a \"\" by court",
       "4:6 duplicate-name: step `a` is declared twice in `p`; each has its "
       "own name\n"
       "  3:6 `a` first declared here\n"},
      {"procedure p \"\" on home step a \"\" by person\n"
       "procedure p \"\" on home step a \"\" by person",
       "3:11 duplicate-name: procedure `p` is declared twice; each has its "
       "own name\n"
       "  2:11 `p` first declared here\n"},
      {"procedure p \"\" on home step a \"\" by person silence accepts",
       "2:52 expected: step `a` says what silence does, and not by when; "
       "write `due` and a day\n"},
      {"procedure p \"\" on home step a \"\" by person once treaty",
       "2:49 unknown-clause: step `a` is taken once clause `treaty` lets "
       "route `home` open, and the route has no such clause; the step is never "
       "taken\n"},
      {"procedure p \"\" on home step a \"\"",
       "2:24 expected: step `a` does not say who takes it; write `by` and "
       "`asking_state`, `asked_state`, `person` or `court`\n"},
      {"procedure p \"\" on home step a \"\" by person by person",
       "2:44 expected: step `a` says `by` twice; each part stands once\n"},
      {"procedure p \"\" on home",
       "2:23 expected: expected `step`: a procedure has a step or more, found "
       "the end of the block\n"},
      {"procedure p \"\" on home step a \"\" by person silence agrees",
       "2:52 expected: expected `accepts` or `refuses`, found `agrees`\n"},
      {"procedure p \"\" on home step a \"\" by person with luck",
       "2:49 expected: expected `proof` or `prima facie`, and texts, found "
       "`luck`\n"},
      {"fact steps \"\" : yes or no\n"
       "procedure p \"\" on home step a \"\" by person",
       "2:6 duplicate-name: `steps` is what a case tells of the steps of a "
       "procedure; the fact needs another name\n"},
  };
  for (const auto& [steps, faults] : cases) {
    EXPECT_EQ(ReadWithSharedLaw(steps).Faults(), faults) << steps;
  }
}

// A step that is left out for a fault is not missed by another.
TEST(ProcedureChecker, AFaultHasNoEcho) {
  EXPECT_EQ(ReadWithSharedLaw("procedure p \"\" on home\n"
                              "  step a \"\" by person with\n"
                              "  step b \"\" by person after a\n")
                .Faults(),
            "4:3 expected: expected `proof` or `prima facie`, and texts, found "
            "`step`\n");
}

}  // namespace
}  // namespace safeconduct::law
