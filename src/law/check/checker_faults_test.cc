// SPDX-License-Identifier: Apache-2.0
// Each kind of fault that the checker reports, as a law and what is said of it.
#include <gtest/gtest.h>

#include <vector>

#include "law/law_testing.h"

namespace safeconduct::law {
namespace {

// The law stands after the shared one, so that its first line is 2.
struct FaultCase {
  const char* law;
  const char* faults;
};

void ExpectFaults(const std::vector<FaultCase>& cases) {
  for (const auto& [law, faults] : cases) {
    EXPECT_EQ(ReadWithSharedLaw(law).Faults(), faults) << law;
  }
}

TEST(CheckerFaults, NamesAreDeclaredOnce) {
  ExpectFaults({
      {"fact child \"\" : yes or no",
       "2:6 duplicate-name: name `child` is declared twice; whatever a law "
       "declares shares one space of names\n"
       "  1:638 `child` first declared here\n"},
      {"route age \"\" to FR",
       "2:7 duplicate-name: name `age` is declared twice; whatever a law "
       "declares shares one space of names\n"
       "  1:66 `age` first declared here\n"},
      {"safeguards g \"\"\n"
       "guarantee g \"\" never alone",
       "3:11 duplicate-name: name `g` is declared twice; whatever a law "
       "declares shares one space of names\n"
       "  2:12 `g` first declared here\n"},
      {"term today \"\" when alone",
       "2:6 duplicate-name: `today` is a word of the language; a term "
       "needs another name\n"},
      {"fact none \"\" : yes or no",
       "2:6 duplicate-name: `none` is a word of the language; a fact "
       "needs another name\n"},
      {"matter unknown \"\" : yes or no; at first no",
       "2:8 duplicate-name: `unknown` is a word of the language; a "
       "matter needs another name\n"},
      {"measure yes \"\" counts days from arrived to today",
       "2:9 duplicate-name: `yes` is a word of the language; a measure "
       "needs another name\n"},
      {"route r \"\" to FR\n"
       "  needs a \"\" when alone\n"
       "  barred by a \"\" when child",
       "4:13 duplicate-name: clause `a` is declared twice in `r`; "
       "each has its own name\n"
       "  3:9 `a` first declared here\n"},
      {"route r \"\" to FR under every_removal, every_removal",
       "2:39 duplicate-name: route `r` stands under `every_removal` "
       "twice; leave one out\n"
       "  2:24 first named here\n"},
  });
}

TEST(CheckerFaults, ADuplicateIsCheckedToo) {
  ExpectFaults({
      {"term child \"\" when alnoe",
       "2:6 duplicate-name: name `child` is declared twice; whatever a law "
       "declares shares one space of names\n"
       "  1:638 `child` first declared here\n"
       "2:20 unknown-fact: unknown fact `alnoe`\n"
       "  1:122 closest declared fact is `alone`\n"},
  });
}

TEST(CheckerFaults, TypesHaveValues) {
  ExpectFaults({
      {"fact f \"\" : 9..3 days",
       "2:13 empty-range: range `9..3` is empty; the lower end comes "
       "first\n"},
      {"fact f \"\" : one of a, b, a",
       "2:26 duplicate-value: value `a` is listed twice; leave one "
       "out\n"
       "  2:20 first listed here\n"},
      {"matter m \"\" : date; at first 2023-01-01",
       "2:15 type-mismatch: matter `m` is a date; a matter is `yes or "
       "no`, `one of ...` or a number\n"},
      {"matter m \"\" : country; at first FR",
       "2:15 type-mismatch: matter `m` is a country; a matter is `yes "
       "or no`, `one of ...` or a number\n"},
      {"matter m \"\" : one of sought, refused; at first sougth",
       "2:48 unknown-value: unknown value `sougth` of matter `m`; its "
       "values are sought, refused; did you mean `sought`?\n"},
      {"matter m \"\" : 0..9 days; at first 10",
       "2:35 value-outside-type: number `10` lies outside matter `m`, "
       "which runs from 0 to 9\n"},
      {"matter m \"\" : yes or no; at first 1",
       "2:35 type-mismatch: number `1` cannot be a value of matter "
       "`m`, which is yes or no\n"},
      {"set s \"\" is FR, ZZ",
       "2:17 unknown-country: unknown country `ZZ`; countries are the "
       "codes of ISO 3166-1, and `XX` for none\n"},
  });
}

TEST(CheckerFaults, MeasuresCountBetweenDates) {
  ExpectFaults({
      {"measure m \"\" counts day from arrived to today",
       "2:21 unknown-name: unknown unit `day`; a measure counts `days`, "
       "`months` or `years`; did you mean `days`?\n"},
      {"measure m \"\" counts weeks from arrived to today",
       "2:21 unknown-name: unknown unit `weeks`; a measure counts `days`, "
       "`months` or `years`\n"},
      {"measure m \"\" counts full weeks from arrived to today",
       "2:26 unknown-name: unknown unit `weeks`; a measure counts full "
       "`months` or `years`\n"},
      {"measure m \"\" counts full days from arrived to today",
       "2:26 unknown-name: a measure counts full `months` or `years`; days are "
       "counted whole, without `full`\n"},
      {"measure m \"\" counts days from arrivd to today",
       "2:31 unknown-fact: unknown fact `arrivd`\n"
       "  1:196 closest declared fact is `arrived`\n"},
      {"measure m \"\" counts days from age to today",
       "2:31 type-mismatch: fact `age` is 0..120 years; a measure counts "
       "between dates\n"
       "  1:66 `age` is declared here\n"},
      {"measure m \"\" counts days from child to today",
       "2:31 unknown-fact: `child` is a term, not a fact\n"
       "  1:638 `child` is declared here\n"},
      {"measure m \"\" counts days from today to today",
       "2:31 type-mismatch: measure `m` counts from `today` to itself; "
       "it counts between two dates\n"},
      {"measure m \"\" counts days from arrived to arrived",
       "2:31 type-mismatch: measure `m` counts from `arrived` to itself; "
       "it counts between two dates\n"},
  });
}

TEST(CheckerFaults, NamesAreKnown) {
  ExpectFaults({
      {"term t \"\" when alnoe",
       "2:16 unknown-fact: unknown fact `alnoe`\n"
       "  1:122 closest declared fact is `alone`\n"},
      {"term t \"\" when zebra", "2:16 unknown-fact: unknown fact `zebra`\n"},
      {"term t \"\" when came_form is FR",
       "2:16 unknown-fact: unknown fact `came_form`\n"
       "  1:37 closest declared fact is `came_from`\n"},
      {"term t \"\" when not_there < 3 or nor_there in 3, 4",
       "2:16 unknown-fact: unknown fact `not_there`\n"
       "2:33 unknown-fact: unknown fact `nor_there`\n"},
      {"term t \"\" when came_from in eu_sates",
       "2:29 unknown-set: unknown set `eu_sates`\n"
       "  1:606 closest declared set is `eu_states`\n"},
      {"term t \"\" when came_from in age",
       "2:29 unknown-set: `age` is a fact, not a set\n"
       "  1:66 `age` is declared here\n"},
      {"route r \"\" to FR under every_remova",
       "2:24 unknown-group: unknown group of safeguards or "
       "requirements `every_remova`\n"
       "  1:672 closest declared group of safeguards or requirements is "
       "`every_removal`\n"},
      {"route r \"\" to FR under child",
       "2:24 unknown-group: `child` is a term, not a group of safeguards or "
       "requirements\n"
       "  1:638 `child` is declared here\n"},
      {"route r \"\" to natonality",
       "2:15 unknown-fact: unknown fact `natonality`\n"
       "  1:6 closest declared fact is `nationality`\n"},
      {"route r \"\" to age",
       "2:15 type-mismatch: fact `age` is 0..120 years; a route leads "
       "to a country\n"
       "  1:66 `age` is declared here\n"},
      {"route r \"\" to child",
       "2:15 unknown-fact: `child` is a term, not a fact\n"
       "  1:638 `child` is declared here\n"},
      {"route r \"\" to ZZ",
       "2:15 unknown-country: unknown country `ZZ`; countries are the "
       "codes of ISO 3166-1, and `XX` for none\n"},
      {"guarantee g \"\" never frnce is open",
       "2:22 unknown-fact: unknown fact `frnce`\n"
       "  1:818 closest declared route is `france`\n"},
  });
}

TEST(CheckerFaults, ConditionsAreConditions) {
  ExpectFaults({
      {"term t \"\" when age",
       "2:16 not-a-condition: `age` is a number of years, not a condition; "
       "compare it, as in `age < 60`\n"},
      {"term t \"\" when days_here",
       "2:16 not-a-condition: `days_here` is a number of days, not "
       "a condition; compare it, as in `days_here < 30`\n"},
      {"term t \"\" when recovery_days",
       "2:16 not-a-condition: `recovery_days` is a number of days, "
       "not a condition; compare it, as in `recovery_days < 182`\n"},
      {"term t \"\" when claim",
       "2:16 not-a-condition: `claim` is one of several values, not "
       "a condition; compare it, as in `claim is none`\n"},
      {"term t \"\" when came_from",
       "2:16 not-a-condition: `came_from` is a country, not a condition; "
       "compare it, as in `came_from is FR`\n"},
      {"term t \"\" when arrived",
       "2:16 not-a-condition: `arrived` is a date, not a condition; "
       "compare it, as in `arrived < 2023-01-01`\n"},
      {"term t \"\" when requested",
       "2:16 not-a-condition: `requested` is a date or none, not a "
       "condition; compare it, as in `requested < 2023-01-01`\n"},
      {"term t \"\" when today",
       "2:16 not-a-condition: `today` is a date, not a condition; compare "
       "it, as in `today < 2023-01-01`\n"},
      {"term t \"\" when none",
       "2:16 not-a-condition: `none` is a value, not a condition; "
       "compare with it, as in `claim is none`\n"},
      {"term t \"\" when eu_states",
       "2:16 not-a-condition: `eu_states` is a set, not a condition; "
       "ask whether a country is in it, as in `nationality in eu_states`\n"},
      {"term t \"\" when every_removal",
       "2:16 not-a-condition: `every_removal` is a group of "
       "safeguards or requirements, not a condition; name a fact, a matter or "
       "a term\n"},
      {"guarantee g \"\" never h guarantee h \"\" never g",
       "2:22 not-a-condition: `h` is a guarantee, not a condition; "
       "name a fact, a matter or a term\n"
       "2:45 not-a-condition: `g` is a guarantee, not a condition; "
       "name a fact, a matter or a term\n"},
      {"guarantee g \"\" never france",
       "2:22 not-a-condition: `france` is a route, not a condition; "
       "write `france is open`\n"},
  });
}

TEST(CheckerFaults, RoutesStandInGuaranteesOnly) {
  ExpectFaults({
      {"term t \"\" when france",
       "2:16 route-in-clause: route `france` stands in a clause or "
       "term; only a guarantee may ask about a route\n"},
      {"term t \"\" when france is open",
       "2:16 route-in-clause: route `france` stands in a clause or "
       "term; only a guarantee may ask about a route\n"},
      {"route r \"\" to FR needs a \"\" when alone unless france is "
       "open",
       "2:47 route-in-clause: route `france` stands in a clause or "
       "term; only a guarantee may ask about a route\n"},
      {"guarantee g \"\" never france is shut",
       "2:32 unknown-value: unknown value `shut` of route `france`; "
       "its values are open, closed\n"},
      {"guarantee g \"\" never france in open",
       "2:22 type-mismatch: `france` is a route; write `france is open` "
       "or `france is closed`\n"},
      {"guarantee g \"\" never france < 3",
       "2:22 type-mismatch: `france` is a route; write `france is open` "
       "or `france is closed`\n"},
  });
}

TEST(CheckerFaults, ValuesFitTheType) {
  ExpectFaults({
      {"term t \"\" when claim is peding",
       "2:25 unknown-value: unknown value `peding` of fact `claim`; "
       "its values are none, pending, granted; did you mean "
       "`pending`?\n"},
      {"term t \"\" when claim is 3",
       "2:25 type-mismatch: number `3` cannot be a value of fact `claim`, "
       "which is one of none, pending, granted\n"},
      {"term t \"\" when alone is maybe",
       "2:25 unknown-value: unknown value `maybe` of fact `alone`; "
       "its values are yes, no\n"},
      {"term t \"\" when alone is FR",
       "2:25 type-mismatch: country code `FR` cannot be a value of "
       "fact `alone`, which is yes or no\n"},
      {"term t \"\" when came_from is ZZ",
       "2:29 unknown-country: unknown country `ZZ`; countries are the "
       "codes of ISO 3166-1, and `XX` for none\n"},
      {"term t \"\" when came_from is 3",
       "2:29 type-mismatch: number `3` cannot be a value of fact `came_from`, "
       "which is a country\n"},
      {"term t \"\" when came_from is eu_states",
       "2:29 type-mismatch: `eu_states` is a set; write `came_from "
       "in eu_states`\n"},
      {"term t \"\" when age is 121",
       "2:23 value-outside-type: number `121` lies outside fact `age`, "
       "which runs from 0 to 120\n"},
      {"term t \"\" when age is FR",
       "2:23 type-mismatch: country code `FR` cannot be a value of "
       "fact `age`, which is 0..120 years\n"},
      {"term t \"\" when age in 5..200",
       "2:26 value-outside-type: number `200` lies outside fact `age`, "
       "which runs from 0 to 120\n"},
      {"term t \"\" when age in 9..5",
       "2:23 empty-range: range `9..5` is empty; the lower end comes "
       "first\n"},
      {"term t \"\" when age in 2023-01-01..2023-01-02",
       "2:23 type-mismatch: date `2023-01-01` cannot be a value of "
       "fact `age`, which is 0..120 years\n"
       "2:35 type-mismatch: date `2023-01-02` cannot be a value of "
       "fact `age`, which is 0..120 years\n"},
      {"term t \"\" when claim in none..granted",
       "2:25 type-mismatch: range `none..granted` cannot be a value "
       "of fact `claim`, which is one of none, pending, granted; only "
       "numbers and dates have ranges\n"},
      {"term t \"\" when arrived is 5",
       "2:27 type-mismatch: number `5` cannot be a value of fact `arrived`, "
       "which is a date\n"},
      {"term t \"\" when requested in none..2023-01-01",
       "2:29 type-mismatch: `none` is no end of a range; it stands "
       "by itself\n"},
      {"term t \"\" when arrived is none",
       "2:27 type-mismatch: fact `arrived` is a date and never none; "
       "leave the test out\n"},
      {"term t \"\" when age is none",
       "2:23 type-mismatch: fact `age` is a number of years and never "
       "none; leave the test out\n"},
      {"term t \"\" when days_here is none",
       "2:29 type-mismatch: measure `days_here` is a number of days "
       "and never none; leave the test out\n"},
      {"term t \"\" when recovery_days is none",
       "2:33 type-mismatch: matter `recovery_days` is a number of "
       "days and never none; leave the test out\n"},
      {"term t \"\" when today is none",
       "2:25 type-mismatch: `today` is a date and never none; leave "
       "the test out\n"},
      {"term t \"\" when child is yes",
       "2:16 type-mismatch: `child` is a term and has no value; it "
       "stands alone, as in `child` or `not child`\n"},
      {"term t \"\" when eu_states is FR",
       "2:16 type-mismatch: `eu_states` is a set, which has no value "
       "to test; name a fact, a matter or a measure\n"},
      {"term t \"\" when every_removal is FR",
       "2:16 type-mismatch: `every_removal` is a group of safeguards or "
       "requirements, "
       "which has no value to test; name a fact, a matter or a "
       "measure\n"},
  });
}

TEST(CheckerFaults, ComparisonsAreOfLike) {
  ExpectFaults({
      {"term t \"\" when claim < pending",
       "2:16 type-mismatch: fact `claim` is one of several values, "
       "which has no order; test it with `is` or `in`, as in `claim "
       "is none`\n"},
      {"term t \"\" when alone = yes",
       "2:16 type-mismatch: fact `alone` is yes or no, which has no "
       "order; test it with `is` or `in`, as in `alone is yes`\n"},
      {"term t \"\" when came_from = FR",
       "2:16 type-mismatch: fact `came_from` is a country, which has "
       "no order; test it with `is` or `in`, as in `came_from is FR`\n"},
      {"term t \"\" when age < 121",
       "2:22 value-outside-type: number `121` lies outside fact `age`, "
       "which runs from 0 to 120\n"},
      {"term t \"\" when recovery_days < 366",
       "2:32 value-outside-type: number `366` lies outside matter "
       "`recovery_days`, "
       "which runs from 0 to 365\n"},
      {"term t \"\" when requested < none",
       "2:28 type-mismatch: every comparison with `none` is false; "
       "write `requested is none`\n"},
      {"term t \"\" when age < 2023-01-01",
       "2:22 type-mismatch: date `2023-01-01` cannot be a value of "
       "fact `age`, which is 0..120 years\n"},
      {"term t \"\" when arrived < 5",
       "2:26 type-mismatch: number `5` cannot be a value of fact `arrived`, "
       "which is a date\n"},
      {"term t \"\" when age < stay",
       "2:16 unit-mismatch: fact `age` is in `years`, but fact `stay` is in "
       "`days`; only like is compared with like\n"},
      {"term t \"\" when age < age",
       "2:16 type-mismatch: fact `age` is compared with itself; name "
       "another\n"},
      {"term t \"\" when stay < days_here",
       "2:16 type-mismatch: fact `stay` is compared with measure `days_here`; "
       "a number is compared only with a constant or a number matter, and a "
       "fact with another fact\n"},
      {"term t \"\" when age < recovery_days",
       "2:16 unit-mismatch: fact `age` is in `years`, but matter "
       "`recovery_days` is in `days`; only like is compared with like\n"},
      {"term t \"\" when recovery_days < months_to_request",
       "2:16 unit-mismatch: measure `months_to_request` is in "
       "`months`, but matter `recovery_days` is in `days`; only like "
       "is compared with like\n"},
      {"term t \"\" when age < arrived",
       "2:16 type-mismatch: fact `age` is a number of years, but fact "
       "`arrived` is a date; only like is compared with like\n"},
      {"term t \"\" when arrived < age",
       "2:16 type-mismatch: fact `arrived` is a date, but fact `age` "
       "is a number of years; only like is compared with like\n"},
      {"term t \"\" when arrived <= arrived",
       "2:16 type-mismatch: fact `arrived` is compared with itself; "
       "name another\n"},
      {"term t \"\" when today is today",
       "2:16 type-mismatch: `today` is compared with itself; name "
       "another\n"},
      {"term t \"\" when recovery_days = recovery_days",
       "2:16 type-mismatch: matter `recovery_days` is compared with "
       "itself; name another\n"},
      {"term t \"\" when age < child",
       "2:22 type-mismatch: `child` is a term and has no value; it "
       "stands alone, as in `child` or `not child`\n"},
      {"term t \"\" when age = yes",
       "2:22 type-mismatch: name `yes` cannot be a value of fact `age`, "
       "which is 0..120 years\n"},
      {"term t \"\" when age < alone",
       "2:16 type-mismatch: fact `age` is a number of years, but fact "
       "`alone` is yes or no; only like is compared with like\n"},
      {"term t \"\" when age in recovery_days",
       "2:23 type-mismatch: name `recovery_days` cannot be a value "
       "of fact `age`, which is 0..120 years\n"},
  });
}

TEST(CheckerFaults, TermsHaveNoCycle) {
  ExpectFaults({
      {"term t \"\" when t",
       "2:6 cycle: term `t` is defined through itself; a chain of "
       "terms ends in facts or matters\n"
       "  2:16 `t` is defined through `t`\n"},
      {"term a \"\" when b\n"
       "term b \"\" when alone and c\n"
       "term c \"\" when b or a",
       "3:6 cycle: term `b` is defined through itself; a chain of "
       "terms ends in facts or matters\n"
       "  3:26 `b` is defined through `c`\n"
       "  4:16 `c` is defined through `b`\n"},
      {"term a \"\" when b and alnoe\n"
       "term b \"\" when a",
       "2:6 cycle: term `a` is defined through itself; a chain of "
       "terms ends in facts or matters\n"
       "  2:16 `a` is defined through `b`\n"
       "  3:16 `b` is defined through `a`\n"
       "2:22 unknown-fact: unknown fact `alnoe`\n"
       "  1:122 closest declared fact is `alone`\n"},
  });
}

TEST(CheckerFaults, SafeguardsOnlyBar) {
  ExpectFaults({
      {"safeguards s \"\"\n"
       "  needs a \"\" when alone",
       "3:3 expected: expected `barred by`, found `needs`; safeguards "
       "only bar, and what several routes need stands under "
       "`requirements`\n"},
  });
}

TEST(CheckerFaults, ExamplesNameWhatStands) {
  ExpectFaults({
      {"example \"e\" on 2023-08-14 given agee 3 expect home open",
       "2:33 unknown-fact: unknown fact `agee`\n"
       "  1:66 closest declared fact is `age`\n"},
      {"example \"e\" on 2023-08-14 given days_here 3 expect home open",
       "2:33 unknown-fact: `days_here` is a measure, not a fact\n"
       "  1:290 `days_here` is declared here\n"},
      {"example \"e\" on 2023-08-14 given age 3, age 4 expect home "
       "open",
       "2:40 duplicate-value: fact `age` is given twice; `or` joins "
       "its values\n"
       "  2:33 first given here\n"},
      {"example \"e\" on 2023-08-14 given age 9..3 expect home open",
       "2:37 empty-range: range `9..3` is empty; the lower end comes "
       "first\n"},
      {"example \"e\" on 2023-08-14 given age 130 or FR expect home "
       "open",
       "2:37 value-outside-type: number `130` lies outside fact `age`, "
       "which runs from 0 to 120\n"
       "2:44 type-mismatch: country code `FR` cannot be a value of "
       "fact `age`, which is 0..120 years\n"},
      {"example \"e\" on 2023-08-14 given came_from eu_states expect "
       "home open",
       "2:43 type-mismatch: name `eu_states` cannot be a value of fact "
       "`came_from`, which is a country\n"},
      {"example \"e\" on 2023-08-14..2023-08-01 expect home open",
       "2:16 empty-range: range `2023-08-14..2023-08-01` is empty; "
       "the earlier day comes first\n"},
      {"example \"e\" on 2023-08-14 expect hom open",
       "2:34 unknown-route: unknown route `hom`\n"
       "  1:738 closest declared route is `home`\n"},
      {"example \"e\" on 2023-08-14 expect age open",
       "2:34 unknown-route: `age` is a fact, not a route\n"
       "  1:66 `age` is declared here\n"},
      {"example \"e\" on 2023-08-14 expect home open expect home closed",
       "2:51 duplicate-name: route `home` is expected twice; once is "
       "enough\n"
       "  2:34 first expected here\n"},
      {"example \"e\" on 2023-08-14 expect home closed because home.rsk",
       "2:54 unknown-clause: unknown clause `home.rsk`\n"
       "  1:793 closest declared clause is `home.risk`\n"},
      {"example \"e\" on 2023-08-14 expect home closed because zebra.lion",
       "2:54 unknown-clause: unknown clause `zebra.lion`\n"},
      {"example \"e\" on 2023-08-14 expect home closed because france.treaty",
       "2:54 unknown-clause: route `home` has no clause `france.treaty`\n"
       "  1:840 that clause stands here\n"},
      {"example \"e\" on 2023-08-14 expect hom closed because france.treaty",
       "2:34 unknown-route: unknown route `hom`\n"
       "  1:738 closest declared route is `home`\n"},
  });
}

TEST(CheckerFaults, FaultyDeclarationsHaveNoEcho) {
  ExpectFaults({
      {"fact f \"\" : 9..3 days\n"
       "term t \"\" when f < 5 and f is none",
       "2:13 empty-range: range `9..3` is empty; the lower end comes "
       "first\n"},
      {"matter m \"\" : date; at first 2023-01-01\n"
       "term t \"\" when m is yes or m",
       "2:15 type-mismatch: matter `m` is a date; a matter is `yes or "
       "no`, `one of ...` or a number\n"},
      {"measure m \"\" counts day from arrived to today\n"
       "term t \"\" when m < 5 and m",
       "2:21 unknown-name: unknown unit `day`; a measure counts `days`, "
       "`months` or `years`; did you mean `days`?\n"},
      {"fact f \"\" : 9..3 days\n"
       "measure m \"\" counts days from f to today\n"
       "term t \"\" when m < 5\n"
       "example \"e\" on 2023-08-14 given f 3 expect home open",
       "2:13 empty-range: range `9..3` is empty; the lower end comes "
       "first\n"},
      {"fact f \"\" : 9..3 days\n"
       "route r \"\" to f\n"
       " needs a \"\" when came_from in f",
       "2:13 empty-range: range `9..3` is empty; the lower end comes "
       "first\n"},
      {"term t \"\" when zebra\n"
       "term u \"\" when t",
       "2:16 unknown-fact: unknown fact `zebra`\n"},
      {"route age \"\" to FR\n"
       "example \"e\" on 2023-08-14 given age 3 expect age open",
       "2:7 duplicate-name: name `age` is declared twice; whatever a law "
       "declares shares one space of names\n"
       "  1:66 `age` first declared here\n"},
      {"fact unknown \"\" : yes or no\n"
       "term t \"\" when unknown or unknown is yes",
       "2:6 duplicate-name: `unknown` is a word of the language; a "
       "fact needs another name\n"},
  });
}

TEST(CheckerFaults, EveryFaultIsShown) {
  ExpectFaults({
      {"term t \"\" when zebra and (lion or not tiger) and age < 130 "
       "and claim in a, b",
       "2:16 unknown-fact: unknown fact `zebra`\n"
       "2:27 unknown-fact: unknown fact `lion`\n"
       "2:39 unknown-fact: unknown fact `tiger`\n"
       "2:56 value-outside-type: number `130` lies outside fact "
       "`age`, which runs from 0 to 120\n"
       "2:73 unknown-value: unknown value `a` of fact `claim`; its "
       "values are none, pending, granted\n"
       "2:76 unknown-value: unknown value `b` of fact `claim`; its "
       "values are none, pending, granted\n"},
      {"fact f \"\" : 9..3 days\n"
       "set s \"\" is ZZ, QQ\n"
       "route r \"\" to WW under no_group\n"
       "  needs a \"\" when zebra unless lion\n"
       "  barred by a \"\" when tiger\n"
       "example \"e\" on 2023-08-14 given age 130 expect there open "
       "because r.b",
       "2:13 empty-range: range `9..3` is empty; the lower end comes "
       "first\n"
       "3:13 unknown-country: unknown country `ZZ`; countries are the "
       "codes of ISO 3166-1, and `XX` for none\n"
       "3:17 unknown-country: unknown country `QQ`; countries are the "
       "codes of ISO 3166-1, and `XX` for none\n"
       "4:15 unknown-country: unknown country `WW`; countries are the "
       "codes of ISO 3166-1, and `XX` for none\n"
       "4:24 unknown-group: unknown group of safeguards or requirements "
       "`no_group`\n"
       "5:19 unknown-fact: unknown fact `zebra`\n"
       "5:32 unknown-fact: unknown fact `lion`\n"
       "6:13 duplicate-name: clause `a` is declared twice in `r`; "
       "each has its own name\n"
       "  5:9 `a` first declared here\n"
       "6:23 unknown-fact: unknown fact `tiger`\n"
       "7:37 value-outside-type: number `130` lies outside fact "
       "`age`, which runs from 0 to 120\n"
       "7:48 unknown-route: unknown route `there`\n"
       "7:67 unknown-clause: unknown clause `r.b`\n"
       "  5:9 closest declared clause is `r.a`\n"},
  });
}

}  // namespace
}  // namespace safeconduct::law
