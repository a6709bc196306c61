// SPDX-License-Identifier: Apache-2.0
#include "convert/home_office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace safeconduct::convert {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ConversionRequest RequestFor(std::string_view name,
                             std::vector<std::string> keep = {"year"}) {
  ConversionRequest request;
  for (const PublishedTable& table : PublishedTables()) {
    if (table.name == name) request.table = &table;
  }
  request.keep = std::move(keep);
  return request;
}

constexpr std::string_view kArrivals =
    "Date,Year,Quarter,Method of entry,Nationality,Region,Sex,Age Group,"
    "Number of detections\n";

std::string Cases(std::string_view table, const std::string& text) {
  const auto conversion = ConvertTable(RequestFor(table), "t.csv", text);
  return conversion ? conversion->cases : conversion.error().text;
}

std::string ArrivalCases(const std::string& rows) {
  return Cases("arrivals", std::string(kArrivals) + rows);
}

std::vector<std::string> ArrivalRemarks(const std::string& rows) {
  const auto conversion = ConvertTable(RequestFor("arrivals"), "t.csv",
                                       std::string(kArrivals) + rows);
  return conversion ? conversion->remarks : std::vector<std::string>{};
}

TEST(ConvertTable, TurnsARowIntoAWeightedCase) {
  EXPECT_EQ(ArrivalCases("2022-09-30,2022,3,Small boat arrivals,Iran,"
                         "Middle East,Male,18 to 24,12\n"),
            "nationality,age,arrived,by_small_boat,year,weight\n"
            "IR,18..24,2022-07-01..2022-09-30,yes,2022,12\n");
}

TEST(ConvertTable, TakesNothingFromTheMethodButWhatItSays) {
  EXPECT_EQ(
      ArrivalCases("d,2023,1,Inadequately documented air arrivals,Iran,r,s,"
                   "40 and over,1\n"
                   "d,2023,2,Recorded detections at UK ports,Iran,r,s,"
                   "40 and over,2\n"
                   "d,2023,4,Recorded detections in the UK,Iran,r,s,"
                   "40 and over,3\n"),
      "nationality,age,arrived,by_small_boat,year,weight\n"
      "IR,40..,2023-01-01..2023-03-31,no,2023,1\n"
      "IR,40..,..2023-06-30,,2023,2\n"
      "IR,40..,..2023-12-31,,2023,3\n");
}

TEST(ConvertTable, LeavesUnknownWhatARowDoesNotState) {
  EXPECT_EQ(ArrivalCases("d,2023,1,NA,Refugee,r,s,Unknown,1\n"
                         "d,2023,1,,NA,r,s,NA,2\n"),
            "nationality,age,arrived,by_small_boat,year,weight\n"
            ",,,,2023,3\n");
}

TEST(ConvertTable, AddsUpRowsThatSayTheSame) {
  EXPECT_EQ(ArrivalCases("d,2023,1,Small boat arrivals,Iran,r,Male,18 to 24,1\n"
                         "d,2023,1,Small boat arrivals,Iraq,r,Male,18 to 24,2\n"
                         "d,2023,1,Small boat arrivals,Iran,r,Female,18 to 24,"
                         "4\n"),
            "nationality,age,arrived,by_small_boat,year,weight\n"
            "IR,18..24,2023-01-01..2023-03-31,yes,2023,5\n"
            "IQ,18..24,2023-01-01..2023-03-31,yes,2023,2\n");
}

TEST(ConvertTable, KeepsEveryColumnUnlessToldWhich) {
  const auto conversion = ConvertTable(
      RequestFor("small-boats", {}), "t.csv",
      std::string(kArrivals) +
          "d,2023,1,Small boat arrivals,\"Gambia, The\",r,Male,18 to 24,1\n"
          "d,2023,1,Recorded detections in the UK,Iran,r,Male,18 to 24,1\n");
  ASSERT_TRUE(conversion.has_value());
  EXPECT_EQ(conversion->cases,
            "nationality,age,arrived,by_small_boat,method,year,quarter,"
            "nationality_label,region,sex,age_label,weight\n"
            "GM,18..24,2023-01-01..2023-03-31,yes,Small boat arrivals,2023,1,"
            "\"Gambia, The\",r,Male,18 to 24,1\n");
  EXPECT_THAT(conversion->remarks, IsEmpty());
  EXPECT_EQ(conversion->weight, 1);
}

TEST(ConvertTable, AgesPeopleToTheDayAskedAbout) {
  auto request = RequestFor("arrivals");
  request.on = Days{*ParseDate("2023-08-14"), *ParseDate("2023-08-14")};
  const std::string text =
      std::string(kArrivals) +
      "d,2021,1,Small boat arrivals,Iran,r,Male,17 and under,1\n"
      "d,2021,1,Small boat arrivals,Iran,r,Male,Unknown,1\n";
  EXPECT_EQ(ConvertTable(request, "t.csv", text)->cases,
            "nationality,age,arrived,by_small_boat,on,year,weight\n"
            "IR,2..20,2021-01-01..2021-03-31,yes,2023-08-14,2021,1\n"
            "IR,,2021-01-01..2021-03-31,yes,2023-08-14,2021,1\n");
  request.on = Days{*ParseDate("2023-08-14"), *ParseDate("2023-08-20")};
  EXPECT_THAT(ConvertTable(request, "t.csv", text)->cases,
              HasSubstr(",2023-08-14..2023-08-20,"));
}

// -- The other tables ---------------------------------------------------------

TEST(ConvertTable, ReadsApplications) {
  EXPECT_EQ(
      Cases("applications",
            "Year,Quarter,Asylum application,Nationality,Region,Applicant type,"
            "UASC,Sex,Age Group,Applications\n"
            "2018,1,Asylum application raised,Iran,r,Main applicant,Non-UASC,"
            "Male,18 to 24,1\n"
            "2018,1,No asylum application raised,Iran,r,n,Non-UASC,Male,"
            "18 to 24,2\n"
            "2018,1,Asylum application raised,Iran,r,Main applicant,UASC,Male,"
            "17 and under,3\n"
            "2018,1,Asylum application raised,Iran,r,Main applicant,UASC,Male,"
            "25 to 39,4\n"
            "2018,1,Asylum application raised,Iran,r,Main applicant,UASC,Male,"
            "Unknown,5\n"),
      "nationality,age,accompanied,arrived,by_small_boat,claim,claimed,year,"
      "weight\n"
      "IR,18..24,,2018-01-01..2018-03-31,yes,"
      "pending|inadmissible|refused|granted|withdrawn,,2018,1\n"
      "IR,18..24,,2018-01-01..2018-03-31,yes,none,none,2018,2\n"
      "IR,..17,no,2018-01-01..2018-03-31,yes,"
      "pending|inadmissible|refused|granted|withdrawn,,2018,3\n"
      "IR,..17|25..39,no,2018-01-01..2018-03-31,yes,"
      "pending|inadmissible|refused|granted|withdrawn,,2018,4\n"
      "IR,,no,2018-01-01..2018-03-31,yes,"
      "pending|inadmissible|refused|granted|withdrawn,,2018,5\n");
}

struct OutcomeCase {
  const char* label;
  const char* cells;  // leave and claim
};

TEST(ConvertTable, ReadsDecisions) {
  for (const OutcomeCase& each :
       {OutcomeCase{"Awaiting initial decision", ",pending"},
        OutcomeCase{"3rd Country Refusal", ",inadmissible"},
        OutcomeCase{"Certified Refusal", ",refused"},
        OutcomeCase{"Other Refusals", ",refused"},
        OutcomeCase{"Refugee Permission", "yes,granted"},
        OutcomeCase{"Temporary Refugee Permission", "yes,granted"},
        OutcomeCase{"Humanitarian Protection", "yes,granted"},
        OutcomeCase{"Discretionary Leave", "yes,inadmissible|refused"},
        OutcomeCase{"UASC Leave", "yes,inadmissible|refused"},
        OutcomeCase{"Other Grants", "yes,inadmissible|refused"},
        OutcomeCase{"Non-substantiated withdrawal", ",withdrawn"},
        OutcomeCase{"Other Withdrawal", ",withdrawn"}}) {
    EXPECT_EQ(Cases("decisions",
                    "Year,Quarter,Nationality,Region,Asylum Case Outcome,"
                    "Asylum Case Outcome Group,Applicant type,UASC,Sex,"
                    "Age Group,Decisions\n2023,2,Iran,r," +
                        std::string(each.label) +
                        ",g,Dependant,Non-UASC,Male,17 and under,1\n"),
              "nationality,age,accompanied,arrived,by_small_boat,leave,claim,"
              "year,weight\nIR,..17,,2023-04-01..2023-06-30,yes," +
                  std::string(each.cells) + ",2023,1\n");
  }
}

TEST(ConvertTable, ReadsReferrals) {
  EXPECT_EQ(Cases("referrals",
                  "Year,Quarter,NRM referral,Nationality,Region,Sex,Age Group,"
                  "Referrals\n"
                  "2023,2,No NRM referral raised,Iran,r,s,18 to 24,1\n"
                  "2023,2,NRM referral raised,Iran,r,s,18 to 24,2\n"),
            "nationality,age,arrived,by_small_boat,trafficking,"
            "reasonable_grounds_on,year,weight\n"
            "IR,18..24,2023-04-01..2023-06-30,yes,none,none,2023,1\n"
            "IR,18..24,2023-04-01..2023-06-30,yes,"
            "referred|reasonable_grounds|conclusive_grounds|negative,,2023,2"
            "\n");
}

TEST(ConvertTable, CountsAReferralOnceUnderItsLatestStage) {
  const auto conversion = ConvertTable(
      RequestFor("outcomes", {"outcome"}), "t.csv",
      "Year,Quarter,Nationality,Region,Sex,Age Group,NRM Case Outcome,"
      "NRM Case Outcome Group,Referrals\n"
      "2023,2,Iran,r,s,18 to 24,Positive,Reasonable grounds decision,3\n"
      "2023,2,Iran,r,s,18 to 24,Positive,Conclusive grounds decision,1\n"
      "2023,2,Iran,r,s,18 to 24,Awaiting a conclusive grounds decision,"
      "Awaiting a decision,2\n");
  ASSERT_TRUE(conversion.has_value());
  EXPECT_EQ(conversion->cases,
            "nationality,age,arrived,by_small_boat,trafficking,"
            "reasonable_grounds_on,outcome,weight\n"
            "IR,18..24,2023-04-01..2023-06-30,yes,conclusive_grounds,,"
            "Positive,1\n"
            "IR,18..24,2023-04-01..2023-06-30,yes,reasonable_grounds,,"
            "Awaiting a conclusive grounds decision,2\n");
  EXPECT_THAT(conversion->remarks,
              ElementsAre("1 row with a count of 3 left out: `Reasonable "
                          "grounds decision: Positive` is counted a second "
                          "time under what came next"));
}

// -- What is remarked on ------------------------------------------------------

TEST(ConvertTable, SaysWhichLabelsItDoesNotKnow) {
  EXPECT_THAT(
      ArrivalRemarks("d,2023,1,By rail,Narnia,r,s,young,1\n"
                     "d,2023,2,Small boat arrivals,Narnia,r,s,18 to 24,4\n"),
      ElementsAre("column `Age Group`: unknown label `young`, left unknown in "
                  "1 row with a count of 1",
                  "column `Method of entry`: unknown label `By rail`, left "
                  "unknown in 1 row with a count of 1",
                  "column `Nationality`: unknown label `Narnia`, left unknown "
                  "in 2 rows with a count of 5"));
}

TEST(ConvertTable, SaysWhichRowsCountNobody) {
  EXPECT_THAT(
      ArrivalRemarks("d,2023,1,Small boat arrivals,Iran,r,s,18 to 24,NA\n"
                     "d,2023,1,Small boat arrivals,Iran,r,s,18 to 24,0\n"
                     "d,2023,1,Small boat arrivals,Iran,r,s,18 to 24,\n"),
      ElementsAre("2 rows left out: the count is missing",
                  "1 row left out: the count is 0"));
}

TEST(ConvertTable, RemarksOnNoMoreThanCanBeRead) {
  std::string rows;
  for (int i = 0; i < 1000; ++i) {
    rows += "d,2023,1,Small boat arrivals,Land " + std::to_string(i) +
            ",r,s,18 to 24,1\n";
  }
  const auto remarks = ArrivalRemarks(rows);
  EXPECT_EQ(remarks.size(), 201);
  EXPECT_EQ(remarks.back(), "800 more remarks are not shown");
}

// -- Faults -------------------------------------------------------------------

struct FaultCase {
  const char* rows;
  const char* fault;
};

constexpr FaultCase kFaults[] = {
    {"d,2023,1,Small boat arrivals,Iran,r,s,18 to 24,-3\n",
     "t.csv:2: row 1, column `Number of detections`: found `-3`, a count is a "
     "whole number of at most 9 digits, or NA where it is missing\n"},
    {"d,2023,1,Small boat arrivals,Iran,r,s,18 to 24,1.5\n", "found `1.5`"},
    {"d,2023,1,Small boat arrivals,Iran,r,s,18 to 24,1234567890\n",
     "found `1234567890`"},
    {"d,23,1,Small boat arrivals,Iran,r,s,18 to 24,3\n",
     "t.csv:2: row 1, column `Year`: found `23`, a year is from 1900 to 2100"},
    {"d,2023,Q1,Small boat arrivals,Iran,r,s,18 to 24,3\n",
     "column `Quarter`: found `Q1`, a quarter is 1, 2, 3 or 4"},
    {"\nd,2023,1,Small boat\n",
     "t.csv:3: row 1: row has 4 columns, expected 9\n"},
    {"d,2023,1,Small boat arrivals,Ir\xE9n,r,s,18 to 24,3\n",
     "column `Nationality`: holds bytes that are not UTF-8; save the table as "
     "UTF-8"},
    {"d,2023,1,Small boat arrivals,Iran,r,\x1b[1m,18 to 24,3\n",
     "column `Sex`: holds a control character, a cell is text of one line"},
    {"d,2023,1,Small boat arrivals,\"Iran,r,s,18 to 24,3\n",
     "t.csv:2: row 1: quote that is never closed"},
    {"d,2023,1,Small boat arrivals,Iran,r,s,18 to 24,3",
     "t.csv:2: row 1: the last line has no end; the file may be cut off, so "
     "fetch it again, or end the line\n"
     "t.csv: 1 row at fault, and nothing is converted (mend what is wrong)"},
    {"", "t.csv:1: there is no row, only names of columns\n"},
};

TEST(ConvertTable, NamesFileRowAndColumnOfAFault) {
  for (const FaultCase& each : kFaults) {
    EXPECT_THAT(ArrivalCases(each.rows), HasSubstr(each.fault));
  }
}

TEST(ConvertTable, NamesColumnsThatAreMissing) {
  EXPECT_EQ(
      Cases("referrals",
            "Year,Quartr,Nationality,Nationality,Region,Sex,Age Group,Number\n"
            "2023,2,a,b,c,d,e,1\n"),
      "t.csv:1: column `Nationality` stands twice\n"
      "t.csv:1: no column `Quarter`; did you mean `Quartr`?\n"
      "t.csv:1: no column `NRM referral`\n"
      "t.csv:1: no column `Referrals`\n"
      "t.csv: nothing is converted (check that the file is the published "
      "table)");
  EXPECT_THAT(Cases("referrals", ""),
              HasSubstr("t.csv:1: holds nothing, not even the names"));
}

TEST(ConvertTable, ShowsNoMoreFaultsThanCanBeRead) {
  std::string rows;
  for (int i = 0; i < 300; ++i) rows += "short\n";
  const std::string text = ArrivalCases(rows);
  EXPECT_EQ(std::ranges::count(text, '\n'), 201);
  EXPECT_THAT(text, HasSubstr("100 more faults are not shown"));
  EXPECT_THAT(text, HasSubstr("t.csv: 300 rows at fault"));
}

TEST(ConvertTable, ReadsPastAByteOrderMarkAndColumnsThatItDoesNotKnow) {
  EXPECT_EQ(Cases("referrals",
                  "\xEF\xBB\xBFYear,\"Quarter\",NRM referral,Nationality,"
                  "Region,Sex,Age Group,Referrals,Note\r\n"
                  "2023,2,No NRM referral raised,Iran,r,s,18 to 24,1,n\r\n"),
            "nationality,age,arrived,by_small_boat,trafficking,"
            "reasonable_grounds_on,year,weight\n"
            "IR,18..24,2023-04-01..2023-06-30,yes,none,none,2023,1\n");
}

}  // namespace
}  // namespace safeconduct::convert
