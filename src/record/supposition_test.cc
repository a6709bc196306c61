// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "record/record_testing.h"
#include "record/timeline.h"

namespace safeconduct::record {
namespace {

constexpr const char* kRecord =
    "source paper \"\" newspaper published 2020-01-10\n"
    "source memo \"\" official published 2020-01-20\n"
    "source minister \"\" statement published 2020-09-01\n"
    "event sought \"\" on 2020-01-01 treaty becomes sought according to paper\n"
    "event refusal \"\" on 2020-02-01 treaty becomes refused safe becomes no\n"
    "  according to paper denied by minister\n"
    "event ruling \"\" between 2020-03-01 and 2020-04-01 safe becomes no\n"
    "  according to memo\n";

// Returns the faults of a supposition, their notes behind them.
std::string Faults(const TestRecord& read, const std::string& written,
                   const std::string& known_on = "") {
  const text::SourceText source("--suppose", written);
  text::Diagnostics diagnostics;
  const auto day = ParseDate(known_on);
  const bool resolved = Suppose(read, source, day, diagnostics).has_value();
  EXPECT_EQ(resolved, !diagnostics.has_errors());
  return law::PrintFaults(diagnostics);
}

TEST(Suppositions, AreResolved) {
  const TestRecord read = ReadTestRecord(kRecord);
  ASSERT_EQ(read.Faults(), "");
  EXPECT_EQ(Faults(read, "treaty becomes refused on 2020-01-01"), "");
  EXPECT_EQ(Faults(read, "refusal happened"), "");
  EXPECT_EQ(Faults(read, "refusal happened", "2020-09-01"), "");
  EXPECT_EQ(Faults(read, "refusal did not happen"), "");
  EXPECT_EQ(Faults(read, "ruling happened"), "");
}

TEST(Suppositions, NameWhatStands) {
  const TestRecord read = ReadTestRecord(kRecord);
  EXPECT_EQ(Faults(read, "treatee becomes refused on 2020-01-01"),
            "1:1 unknown-matter: unknown matter `treatee`\n"
            "  1:8 closest declared matter is `treaty`\n");
  EXPECT_EQ(Faults(read, "refusals happened"),
            "1:1 unknown-event: unknown event `refusals`\n"
            "  5:7 closest declared event is `refusal`\n");
  EXPECT_EQ(Faults(read, "paper did not happen"),
            "1:1 unknown-event: unknown event `paper`\n");
  EXPECT_EQ(Faults(read, "limit becomes no on 2020-01-01"),
            "1:15 type-mismatch: name `no` cannot be a value of matter "
            "`limit`, which is 0..365 days\n");
}

TEST(Suppositions, SettleWhatIsOpen) {
  const TestRecord read = ReadTestRecord(kRecord);
  EXPECT_EQ(Faults(read, "sought did not happen"),
            "1:1 nothing-to-settle: nobody denies event `sought`, and its day "
            "is known; suppose `MATTER becomes VALUE on DATE` instead\n"
            "  4:7 `sought` is declared here\n");
  EXPECT_EQ(Faults(read, "refusal happened", "2020-08-31"),
            "1:1 nothing-to-settle: nobody had denied event `refusal`, and its "
            "day is known; suppose `MATTER becomes VALUE on DATE` instead\n"
            "  5:7 `refusal` is declared here\n");
  EXPECT_EQ(Faults(read, "refusal happened", "2020-01-09"),
            "1:1 nothing-to-settle: nobody had told of event `refusal` by "
            "2020-01-09; leave out the supposition, or ask as known later\n"
            "  5:7 `refusal` is declared here\n");
}

}  // namespace
}  // namespace safeconduct::record
