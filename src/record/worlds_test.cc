// SPDX-License-Identifier: Apache-2.0
#include "record/worlds.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "record/record_testing.h"

namespace safeconduct::record {
namespace {

// Returns the groups of a record of denied events, each with its worlds as the
// events that happened: `a: {} {a}; b c: {b} {c}`.
std::string Worlds(const std::string& events) {
  const TestRecord read = ReadTestRecord(
      "source paper \"\" newspaper published 2020-01-01\n"
      "source minister \"\" statement published 2020-01-01\n" +
      events);
  if (!read.diagnostics.empty()) return read.Faults();
  std::vector<EventId> denied;
  for (size_t i = 0; i < read.record.events.size(); ++i) denied.emplace_back(i);
  std::vector<std::string> groups;
  for (const auto& group : GroupDisputes(read.record, denied)) {
    std::string text;
    for (const EventId event : group) {
      text += (text.empty() ? "" : " ") + read.record.event(event).name;
    }
    text += ":";
    for (const std::vector<bool>& world : WorldsOf(read.record, group)) {
      std::vector<std::string> happened;
      for (size_t i = 0; i < group.size(); ++i) {
        if (world[i]) happened.push_back(read.record.event(group[i]).name);
      }
      text += fmt::format(" {{{}}}", fmt::join(happened, " "));
    }
    groups.push_back(std::move(text));
  }
  return fmt::format("{}", fmt::join(groups, "; "));
}

// Returns a denied event.
std::string Denied(const std::string& name, const std::string& day,
                   const std::string& moves) {
  return "event " + name + " \"\" on " + day + " " + moves +
         " according to paper denied by minister\n";
}

TEST(Worlds, OfOneEventAreThatItDidNotHappenAndThatItDid) {
  EXPECT_EQ(Worlds(Denied("a", "2020-02-01", "treaty becomes sought")),
            "a: {} {a}");
}

TEST(Worlds, OfApartEventsAreApart) {
  EXPECT_EQ(Worlds(Denied("a", "2020-02-01", "treaty becomes sought") +
                   Denied("b", "2020-02-02", "treaty becomes refused") +
                   Denied("c", "2020-02-01", "safe becomes no")),
            "a: {} {a}; b: {} {b}; c: {} {c}");
}

// Nothing contradicts two events that tell the same.
TEST(Worlds, OfEventsThatTellOneValueAreApart) {
  EXPECT_EQ(Worlds(Denied("a", "2020-02-01", "treaty becomes sought") +
                   Denied("b", "2020-02-01", "treaty becomes sought")),
            "a: {} {a}; b: {} {b}");
}

TEST(Worlds, OfTwoThatContradictAreThatOneOfThemHappened) {
  EXPECT_EQ(Worlds(Denied("a", "2020-02-01", "treaty becomes sought") +
                   Denied("b", "2020-02-01", "treaty becomes refused")),
            "a b: {a} {b}");
}

TEST(Worlds, OfThreeThatContradictAreThatOneOfThemHappened) {
  EXPECT_EQ(Worlds(Denied("a", "2020-02-01", "treaty becomes sought") +
                   Denied("b", "2020-02-01", "treaty becomes refused") +
                   Denied("c", "2020-02-01", "treaty becomes in_force")),
            "a b c: {a} {b} {c}");
}

// What one event tells, the events that tell it too have told with it.
TEST(Worlds, KeepTheTellersOfOneValueTogether) {
  EXPECT_EQ(Worlds(Denied("a", "2020-02-01", "treaty becomes sought") +
                   Denied("b", "2020-02-01", "treaty becomes refused") +
                   Denied("c", "2020-02-01", "treaty becomes sought")),
            "a b c: {b} {a c}");
}

// b contradicts a over the treaty and c over safety: either b happened, or both
// of the others did.
TEST(Worlds, LinkChoicesThroughEventsThatMoveTwoMatters) {
  EXPECT_EQ(Worlds(Denied("a", "2020-02-01", "treaty becomes sought") +
                   Denied("b", "2020-02-01",
                          "treaty becomes refused safe becomes "
                          "no") +
                   Denied("c", "2020-02-01", "safe becomes yes")),
            "a b c: {b} {a c}");
}

// Exactly one of a and b over the treaty, of b and c over safety, and of c and
// a over the limit cannot be: one of the three happened.
TEST(Worlds, OfChoicesThatCannotAgreeAreOneEventEach) {
  EXPECT_EQ(
      Worlds(Denied("a", "2020-02-01",
                    "treaty becomes sought limit becomes "
                    "1") +
             Denied("b", "2020-02-01",
                    "treaty becomes refused safe becomes "
                    "no") +
             Denied("c", "2020-02-01", "safe becomes yes limit becomes 2")),
      "a b c: {a} {b} {c}");
}

TEST(Worlds, OfAWindowAreApart) {
  EXPECT_EQ(Worlds("event a \"\" between 2020-02-01 and 2020-02-05 treaty "
                   "becomes sought according to paper denied by minister\n" +
                   Denied("b", "2020-03-01", "treaty becomes refused")),
            "a: {} {a}; b: {} {b}");
}

}  // namespace
}  // namespace safeconduct::record
