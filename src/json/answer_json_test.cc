// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "safeconduct/asker.h"
#include "safeconduct/json.h"
#include "safeconduct/version.h"

namespace safeconduct {
namespace {

constexpr const char* kLaw =
    "fact nationality \"Nationality\" : country, fixed\n"
    "fact age \"Age\" : 0..120 years, fixed\n"
    "fact alone \"Is alone\" : yes or no\n"
    "fact arrived \"Day of arrival\" : date\n"
    "fact asked \"Day of the request\" : date or none\n"
    "measure stay \"Days here\" counts days from arrived to today\n"
    "matter treaty \"Agreement\" : one of none, in_force; at first none\n"
    "route france \"To France\" to FR\n"
    "  needs treaty \"A treaty is in force\" when treaty is in_force\n"
    "    cite paper \"p. 1\", memo\n"
    "  barred by child \"A child alone\" when age < 18 and alone cite paper\n"
    "route home \"Home\" to nationality\n"
    "  barred by late \"Late\" when stay > 14 or asked > 2023-01-01\n";

constexpr const char* kRecord =
    "source paper \"A paper\" newspaper published 2020-01-01\n"
    "source memo \"A memo\" official published 2020-01-01\n"
    "event signed \"It is signed\" on 2023-06-01 treaty becomes in_force\n"
    "  according to paper denied by memo\n"
    "viewpoint theirs \"As they tell it\" credits paper\n";

// Returns the pack of one page of law and one of the record. What has a fault
// throws: its test is then at fault.
Pack ReadPack(const std::string& law, const std::string& record) {
  return Pack::Read({{"test.law.md", "```law\n" + law + "\n```\n"},
                     {"test.record.md", "```record\n" + record + "\n```\n"}})
      .value();
}

Chart MakeChart(const Scenario& scenario = {}) {
  return Chart::Compile(ReadPack(kLaw, kRecord), scenario).value();
}

Date Day(const std::string& text) { return ParseDate(text).value(); }

// Returns how an answer to a command begins.
std::string Head(const std::string& command, const Pack& pack) {
  return "{\n  \"schema\": \"urn:safeconduct:" + command +
         ":1\",\n  \"program\": \"" + "safeconduct " SAFECONDUCT_VERSION +
         "\",\n  \"pack\": {\n    \"name\": \"the law pack\",\n"
         "    \"digest\": \"" +
         pack.identity().digest +
         "\",\n    \"title\": null,\n    \"version\": null,\n"
         "    \"law_as_of\": null\n  },\n";
}

std::string AnswerJson(const Scenario& scenario,
                       const std::vector<std::string>& settings,
                       const Days& days, const AskOptions& options) {
  const Chart chart = MakeChart(scenario);
  Case person(chart.pack());
  person.SetAll(settings).value();
  return FormatJson(Asker(chart).Explain(person, days, options).value());
}

std::string AboutFrance(const Scenario& scenario,
                        const std::vector<std::string>& settings,
                        const Days& days) {
  return AnswerJson(scenario, settings, days, {.routes = {"france"}});
}

const Days kSummer{Day("2023-08-14"), Day("2023-08-14")};

TEST(AnswerJson, HasEveryKey) {
  Scenario scenario;
  scenario.known_on = "2023-12-31";
  scenario.viewpoint = "theirs";
  scenario.suppositions = {"treaty becomes none on 2024-01-01"};
  EXPECT_EQ(AnswerJson(scenario, {"age=16..17", "alone=yes"}, kSummer,
                       {.timeline = true, .ask_first = true}),
            Head("ask", ReadPack(kLaw, kRecord)) + R"(  "on": "2023-08-14",
  "known_on": "2023-12-31",
  "viewpoint": "theirs",
  "suppose": [
    "treaty becomes none on 2024-01-01"
  ],
  "case": {
    "age": {
      "from": 16,
      "to": 17
    },
    "alone": true
  },
  "routes": [
    {
      "route": "france",
      "label": "To France",
      "to": "FR",
      "outcome": "closed",
      "clauses": [
        {
          "clause": "france.treaty",
          "kind": "needs",
          "holds": "yes",
          "label": "A treaty is in force",
          "cite": [
            {
              "source": "paper",
              "at": "p. 1"
            },
            {
              "source": "memo",
              "at": null
            }
          ],
          "events": [
            "signed"
          ],
          "wide": []
        },
        {
          "clause": "france.child",
          "kind": "barred by",
          "holds": "yes",
          "label": "A child alone",
          "cite": [
            {
              "source": "paper",
              "at": null
            }
          ],
          "events": [],
          "wide": []
        }
      ],
      "because": [
        "france.child"
      ],
      "reason": {
        "age": {
          "from": 16,
          "to": 17
        },
        "alone": true
      },
      "turns_on": [],
      "wide": [],
      "undecided": false,
      "left_out": [],
      "notes": []
    },
    {
      "route": "home",
      "label": "Home",
      "to": null,
      "outcome": "undetermined",
      "clauses": [
        {
          "clause": "home.late",
          "kind": "barred by",
          "holds": "unknown",
          "label": "Late",
          "cite": [],
          "events": [],
          "wide": []
        }
      ],
      "because": [],
      "reason": null,
      "turns_on": [
        "arrived",
        "asked"
      ],
      "wide": [],
      "undecided": false,
      "left_out": [],
      "notes": []
    }
  ],
  "open_facts": [
    "nationality",
    "age",
    "arrived",
    "asked"
  ],
  "days": {},
  "calendars_ended": [],
  "limits": [
    {
      "day": null,
      "measure": "stay",
      "label": "Days here",
      "at_most": {
        "from": 14,
        "to": 14
      },
      "at_least": null,
      "unit": "days",
      "clause": "home.late",
      "kind": "barred by",
      "date": "today",
      "counts_from": [
        "arrived"
      ],
      "after": "closes",
      "state": "unknown",
      "last_day": null,
      "first_day": null,
      "days_left": null,
      "missed_by": null,
      "idle": false,
      "cite": [],
      "clause_cite": []
    }
  ],
  "timeline": [
    {
      "from": null,
      "to": "2023-05-31",
      "events": [],
      "supposed": [],
      "limits": [],
      "routes": {
        "france": "closed",
        "home": "undetermined"
      },
      "changes_outcome": false
    },
    {
      "from": "2023-06-01",
      "to": "2023-12-31",
      "events": [
        "signed"
      ],
      "supposed": [],
      "limits": [],
      "routes": {
        "france": "closed",
        "home": "undetermined"
      },
      "changes_outcome": false
    },
    {
      "from": "2024-01-01",
      "to": null,
      "events": [],
      "supposed": [
        "treaty becomes none on 2024-01-01"
      ],
      "limits": [],
      "routes": {
        "france": "closed",
        "home": "undetermined"
      },
      "changes_outcome": false
    }
  ],
  "timeline_begins": null,
  "timeline_holds": [
    "age"
  ],
  "ask_first": [
    "arrived",
    "asked"
  ]
})");
}

// Returns the lines of a key's value.
std::string ValueOf(const std::string& json, const std::string& key) {
  const size_t begin = json.find("\"" + key + "\": ");
  if (begin == std::string::npos) return "absent";
  const size_t value = begin + key.size() + 4;
  size_t end = value;
  int depth = 0;
  for (; end < json.size(); ++end) {
    const char c = json[end];
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth < 0) break;
    if (depth == 0 && (c == ',' || c == '\n')) break;
  }
  std::string text;
  for (const char c : json.substr(value, end - value)) {
    if (c != ' ' && c != '\n') text += c;
  }
  return text;
}

TEST(AnswerJson, LeavesOutWhatWasNotAsked) {
  const std::string json = AboutFrance({}, {}, kSummer);
  EXPECT_EQ(ValueOf(json, "known_on"), "null");
  EXPECT_EQ(ValueOf(json, "viewpoint"), "null");
  EXPECT_EQ(ValueOf(json, "suppose"), "[]");
  EXPECT_EQ(ValueOf(json, "timeline"), "absent");
  EXPECT_EQ(ValueOf(json, "ask_first"), "absent");
}

TEST(AnswerJson, WritesDaysOpenAtTheEnds) {
  EXPECT_EQ(ValueOf(AboutFrance({}, {}, {Day("2023-01-01"), Day("2023-08-14")}),
                    "on"),
            "\"2023-01-01..2023-08-14\"");
  EXPECT_EQ(ValueOf(AboutFrance({}, {}, {kFirstDay, Day("2023-08-14")}), "on"),
            "\"..2023-08-14\"");
  EXPECT_EQ(ValueOf(AboutFrance({}, {}, {Day("2023-01-01"), Day("2023-01-01")}),
                    "reason"),
            "{\"today\":\"..2023-05-31\"}");
}

// Returns what an answer says of the one declared day, in JSON and in words.
std::string DueDay(const std::string& setting) {
  const std::string law =
      "fact sent \"Sent\" : date or none\n"
      "calendar offices \"Offices\" from 2020-01-01 to 2030-12-31\n"
      "  closed saturday, sunday\n"
      "day due \"Due\" is sent plus 14 days, rolled on offices\n"
      "route back \"Back\" to FR needs in_time \"In time\" when today <= due\n";
  const Chart chart = Chart::Compile(ReadPack(law, ""), {}).value();
  Case person(chart.pack());
  person.SetAll({setting}).value();
  const Answer answer = Asker(chart).Explain(person, kSummer, {}).value();
  const std::string json = FormatJson(answer);
  const size_t at = json.find("\"days\": ");
  std::string days = json.substr(at, json.find("\"calendars_ended\"") - at);
  std::erase_if(days, [](char c) { return c == ' ' || c == '\n'; });
  return days + " " + FormatValues(answer.declared_days.front().values);
}

// Days that roll on a calendar may be a run a week.
TEST(AnswerJson, TellsManyRunsOfDaysFromTheFirstToTheLast) {
  EXPECT_EQ(DueDay("sent=2023-08-14..2023-08-19"),
            R"("days":{"due":[{"from":"2023-08-28","to":"2023-09-01"},)"
            R"("2023-09-04"]}, 2023-08-28..2023-09-01 or 2023-09-04)");
  EXPECT_EQ(
      DueDay("sent=none|2023-08-14..2023-10-31"),
      R"("days":{"due":["none",{"from":"2023-08-28","to":"2023-11-14"}]},)"
      " none or some day between 28 August 2023 and 14 November 2023");
  EXPECT_EQ(DueDay("sent=2023-08-14..2023-10-31"),
            R"("days":{"due":{"from":"2023-08-28","to":"2023-11-14"}},)"
            " some day between 28 August 2023 and 14 November 2023");
  EXPECT_EQ(DueDay("sent=2023-08-14.."), R"("days":{"due":null}, unknown)");
}

TEST(AnswerJson, WritesTheValuesOfAReason) {
  Scenario theirs;
  theirs.viewpoint = "theirs";
  EXPECT_EQ(ValueOf(AboutFrance(theirs, {"age=18|20..22"}, kSummer), "reason"),
            "{\"age\":[18,{\"from\":20,\"to\":22}],\"signed\":\"happened\","
            "\"today\":\"2023-06-01..\"}");
  Scenario supposed;
  supposed.suppositions = {"signed did not happen"};
  EXPECT_EQ(ValueOf(AboutFrance(supposed, {}, kSummer), "reason"),
            "{\"signed\":\"didnothappen\"}");
}

// -- Facts and matters ------------------------------------------------------

TEST(FactsJson, NamesQuestionsAndTypes) {
  const Pack pack = ReadPack(
      "fact age \"Age\" : 0..120 years, fixed\n"
      "fact claim \"Claim\" : one of none, pending\n"
      "route france \"\" to FR",
      "");
  EXPECT_EQ(FormatFactsJson(pack), Head("facts", pack) + R"(  "facts": [
    {
      "fact": "age",
      "question": "Age",
      "type": "0..120 years",
      "fixed": true,
      "form": "number",
      "from": 0,
      "to": 120,
      "unit": "years",
      "said": []
    },
    {
      "fact": "claim",
      "question": "Claim",
      "type": "one of none, pending",
      "fixed": false,
      "form": "choice",
      "choices": [
        {
          "choice": "none",
          "label": "",
          "said": []
        },
        {
          "choice": "pending",
          "label": "",
          "said": []
        }
      ],
      "said": []
    }
  ]
})");
}

TEST(MattersJson, NamesEverySettingThatMayHold) {
  const Chart chart = MakeChart();
  const Date day = Day("2023-08-14");
  EXPECT_EQ(FormatMattersJson(chart, day, chart.MattersOn(day).value()),
            Head("record", chart.pack()) + R"(  "on": "2023-08-14",
  "known_on": null,
  "viewpoint": null,
  "suppose": [],
  "matters": [
    {
      "matter": "treaty",
      "label": "Agreement",
      "settings": [
        {
          "value": "in_force",
          "since": "2023-06-01",
          "supposed": false,
          "event": "signed",
          "according_to": [
            "paper"
          ],
          "denied_by": [
            "memo"
          ],
          "disputed": true
        },
        {
          "value": "none",
          "since": null,
          "supposed": false,
          "event": null,
          "according_to": [],
          "denied_by": [],
          "disputed": false
        }
      ]
    }
  ]
})");
}

TEST(MattersJson, NamesOneSettingWhereTheDisputeIsSettled) {
  Scenario scenario;
  scenario.suppositions = {"treaty becomes none on 2024-01-01"};
  const Chart chart = MakeChart(scenario);
  const Date day = Day("2024-01-01");
  EXPECT_EQ(ValueOf(FormatMattersJson(chart, day, chart.MattersOn(day).value()),
                    "settings"),
            "[{\"value\":\"none\",\"since\":\"2024-01-01\",\"supposed\":true,"
            "\"event\":null,\"according_to\":[],\"denied_by\":[],"
            "\"disputed\":false}]");
}

}  // namespace
}  // namespace safeconduct
