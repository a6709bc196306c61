// SPDX-License-Identifier: Apache-2.0
//
// Each label becomes what it says and nothing more. What a label implies only
// as a rule, or says of another day than that of the table, is left unknown;
// where it rules values out, the cell is the set of those that remain.
#include "convert/published_table.h"

namespace safeconduct::convert {
namespace {

// -- Arrivals (Irr_D01) -------------------------------------------------------

// An arrival lies in its quarter. A detection says that the person had arrived
// by then, and neither when nor how.
constexpr std::array kMethods = {
    Meaning{"Small boat arrivals",
            {{{"by_small_boat", "yes"}, {"arrived", kInQuarter}}}},
    Meaning{"Inadequately documented air arrivals",
            {{{"by_small_boat", "no"}, {"arrived", kInQuarter}}}},
    Meaning{"Recorded detections at UK ports", {{{"arrived", kByItsEnd}, {}}}},
    Meaning{"Recorded detections in the UK", {{{"arrived", kByItsEnd}, {}}}},
};
constexpr std::array kArrivalLabels = {
    LabelColumn{"Method of entry", "", kMethods},
};
constexpr std::array<std::string_view, 4> kArrivalFacts = {
    "nationality", "age", "arrived", "by_small_boat"};
constexpr std::array kArrivalKept = {
    KeptColumn{"Method of entry", "method"},
    KeptColumn{kYear, "year"},
    KeptColumn{kQuarter, "quarter"},
    KeptColumn{kNationality, "nationality_label"},
    KeptColumn{"Region", "region"},
    KeptColumn{"Sex", "sex"},
    KeptColumn{kAgeGroup, "age_label"},
};

// -- Applications (Irr_D02) ---------------------------------------------------

// The rules ask of an unaccompanied asylum-seeking child what the fact asks.
// Of anybody else the label does not say who is with them. Source: Immigration
// Rules, paragraph 352ZD.
constexpr std::array kUascLabels = {
    Meaning{"UASC", {{{"accompanied", "no"}, {}}}},
    Meaning{"Non-UASC", {}},
};
constexpr std::array kApplications = {
    Meaning{
        "Asylum application raised",
        {{{"claim", "pending|inadmissible|refused|granted|withdrawn"}, {}}}},
    Meaning{"No asylum application raised",
            {{{"claim", "none"}, {"claimed", "none"}}}},
};
constexpr std::array kApplicationLabels = {
    LabelColumn{"Asylum application", "", kApplications},
    LabelColumn{kUasc, "", kUascLabels},
};
constexpr std::array<std::string_view, 7> kApplicationFacts = {
    "nationality",   "age",   "accompanied", "arrived",
    "by_small_boat", "claim", "claimed"};
constexpr std::array kApplicationKept = {
    KeptColumn{"Asylum application", "application"},
    KeptColumn{"Applicant type", "applicant"},
    KeptColumn{kUasc, "uasc"},
    KeptColumn{kYear, "year"},
    KeptColumn{kQuarter, "quarter"},
    KeptColumn{kNationality, "nationality_label"},
    KeptColumn{"Region", "region"},
    KeptColumn{"Sex", "sex"},
    KeptColumn{kAgeGroup, "age_label"},
};

// -- Decisions (Irr_D03) ------------------------------------------------------

// A third-country refusal did not look at the merits. Leave of another kind
// says that protection was not granted, and not whether the merits were heard.
constexpr std::array<Setting, 2> kGranted = {
    {{"leave", "yes"}, {"claim", "granted"}}};
constexpr std::array<Setting, 2> kOtherLeave = {
    {{"leave", "yes"}, {"claim", "inadmissible|refused"}}};
constexpr std::array<Setting, 2> kRefused = {{{"claim", "refused"}, {}}};
constexpr std::array<Setting, 2> kWithdrawn = {{{"claim", "withdrawn"}, {}}};
constexpr std::array kDecisions = {
    Meaning{"Awaiting initial decision", {{{"claim", "pending"}, {}}}},
    Meaning{"3rd Country Refusal", {{{"claim", "inadmissible"}, {}}}},
    Meaning{"Certified Refusal", kRefused},
    Meaning{"Other Refusals", kRefused},
    Meaning{"Refugee Permission", kGranted},
    Meaning{"Temporary Refugee Permission", kGranted},
    Meaning{"Humanitarian Protection", kGranted},
    Meaning{"Discretionary Leave", kOtherLeave},
    Meaning{"UASC Leave", kOtherLeave},
    Meaning{"Other Grants", kOtherLeave},
    Meaning{"Non-substantiated withdrawal", kWithdrawn},
    Meaning{"Other Withdrawal", kWithdrawn},
};
constexpr std::array kDecisionLabels = {
    LabelColumn{"Asylum Case Outcome", "", kDecisions},
    LabelColumn{kUasc, "", kUascLabels},
};
constexpr std::array<std::string_view, 7> kDecisionFacts = {
    "nationality",   "age",   "accompanied", "arrived",
    "by_small_boat", "leave", "claim"};
constexpr std::array kDecisionKept = {
    KeptColumn{"Asylum Case Outcome", "outcome"},
    KeptColumn{"Asylum Case Outcome Group", "outcome_group"},
    KeptColumn{"Applicant type", "applicant"},
    KeptColumn{kUasc, "uasc"},
    KeptColumn{kYear, "year"},
    KeptColumn{kQuarter, "quarter"},
    KeptColumn{kNationality, "nationality_label"},
    KeptColumn{"Region", "region"},
    KeptColumn{"Sex", "sex"},
    KeptColumn{kAgeGroup, "age_label"},
};

// -- Trafficking (Irr_D04, Irr_D05) -------------------------------------------

constexpr std::string_view kSomeReferral =
    "referred|reasonable_grounds|conclusive_grounds|negative";
constexpr std::array kReferrals = {
    Meaning{"NRM referral raised", {{{"trafficking", kSomeReferral}, {}}}},
    Meaning{"No NRM referral raised",
            {{{"trafficking", "none"}, {"reasonable_grounds_on", "none"}}}},
};
constexpr std::array kReferralLabels = {
    LabelColumn{"NRM referral", "", kReferrals},
};
constexpr std::array<std::string_view, 6> kTraffickingFacts = {
    "nationality",   "age",         "arrived",
    "by_small_boat", "trafficking", "reasonable_grounds_on"};
// Columns are carried through under names that fit a command line.
constexpr std::array kReferralKept = {
    KeptColumn{"NRM referral", "referral"},
    KeptColumn{kYear, "year"},
    KeptColumn{kQuarter, "quarter"},
    KeptColumn{kNationality, "nationality_label"},
    KeptColumn{"Region", "region"},
    KeptColumn{"Sex", "sex"},
    KeptColumn{kAgeGroup, "age_label"},
};

// The table counts stages: whoever has a positive decision on reasonable
// grounds stands in it a second time, under what came next. In each group of
// people the two counts are equal. Without the first each referral counts once,
// under its latest stage, and the rows add up to the referrals of Irr_D04.
constexpr std::array kReferralOutcomes = {
    Meaning{"Awaiting a decision: Awaiting a reasonable grounds decision",
            {{{"trafficking", "referred"}, {"reasonable_grounds_on", "none"}}}},
    Meaning{"Awaiting a decision: Awaiting a conclusive grounds decision",
            {{{"trafficking", "reasonable_grounds"}, {}}}},
    Meaning{"Awaiting a decision: Awaiting reconsideration",
            {{{"trafficking", kSomeReferral}, {}}}},
    Meaning{"Reasonable grounds decision: Positive", {}, true},
    Meaning{"Reasonable grounds decision: Negative",
            {{{"trafficking", "negative"}, {}}}},
    Meaning{"Conclusive grounds decision: Positive",
            {{{"trafficking", "conclusive_grounds"}, {}}}},
    Meaning{"Conclusive grounds decision: Negative",
            {{{"trafficking", "negative"}, {}}}},
    Meaning{"Withdrawn/Closed: Withdrawn/Closed",
            {{{"trafficking", kSomeReferral}, {}}}},
};
constexpr std::array kReferralOutcomeLabels = {
    LabelColumn{"NRM Case Outcome", "NRM Case Outcome Group",
                kReferralOutcomes},
};
constexpr std::array kReferralOutcomeKept = {
    KeptColumn{"NRM Case Outcome", "outcome"},
    KeptColumn{"NRM Case Outcome Group", "outcome_group"},
    KeptColumn{kYear, "year"},
    KeptColumn{kQuarter, "quarter"},
    KeptColumn{kNationality, "nationality_label"},
    KeptColumn{"Region", "region"},
    KeptColumn{"Sex", "sex"},
    KeptColumn{kAgeGroup, "age_label"},
};

// -- The tables ---------------------------------------------------------------

// These tables are of people who came by small boat, in the quarter of the row.
constexpr std::array<Setting, 2> kBySmallBoat = {
    {{"by_small_boat", "yes"}, {"arrived", kInQuarter}}};

// Two of them read one file: small boats are a method of entry among others.
constexpr std::array kTables = {
    PublishedTable{"arrivals",
                   "irregular_migration.csv",
                   "Number of detections",
                   kArrivalFacts,
                   {},
                   kArrivalLabels,
                   kArrivalKept,
                   ""},
    PublishedTable{"small-boats",
                   "irregular_migration.csv",
                   "Number of detections",
                   kArrivalFacts,
                   {},
                   kArrivalLabels,
                   kArrivalKept,
                   "Small boat arrivals"},
    PublishedTable{"applications", "small_boat_asylum_applications.csv",
                   "Applications", kApplicationFacts, kBySmallBoat,
                   kApplicationLabels, kApplicationKept, ""},
    PublishedTable{"decisions", "small_boat_initial_decisions.csv", "Decisions",
                   kDecisionFacts, kBySmallBoat, kDecisionLabels, kDecisionKept,
                   ""},
    PublishedTable{"referrals", "small_boat_NRM_referrals.csv", "Referrals",
                   kTraffickingFacts, kBySmallBoat, kReferralLabels,
                   kReferralKept, ""},
    PublishedTable{"outcomes", "small_boat_NRM_outcomes.csv", "Referrals",
                   kTraffickingFacts, kBySmallBoat, kReferralOutcomeLabels,
                   kReferralOutcomeKept, ""},
};

}  // namespace

std::span<const PublishedTable> PublishedTables() { return kTables; }

}  // namespace safeconduct::convert
