// SPDX-License-Identifier: Apache-2.0
#include "prove/diff/diff_json.h"

#include <nlohmann/json.hpp>

#include "case/values_json.h"
#include "pack/identity_json.h"
#include "pack/scenario.h"

namespace safeconduct::prove {
namespace {

using Json = nlohmann::ordered_json;
using What = WordDifference::What;

Json TextOrNull(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

std::string_view WhatName(What what) {
  switch (what) {
    case What::kOnlyInA:
      return "only_in_a";
    case What::kOnlyInB:
      return "only_in_b";
    case What::kValues:
      return "values";
    case What::kType:
      return "type";
    case What::kDestination:
      break;
  }
  return "destination";
}

Json WordJson(const WordDifference& word) {
  Json json;
  json["kind"] = KindName(word.kind);
  json["name"] = word.name;
  json["difference"] = WhatName(word.what);
  json["a"] = TextOrNull(word.a);
  json["b"] = TextOrNull(word.b);
  return json;
}

// Returns what one pack is asked in an example.
Json SideJson(const chart::Pack& pack, const Situation& situation, bool open) {
  Json json;
  json["outcome"] = open ? "open" : "closed";
  json["case"] = chart::CaseJson(pack.law, CaseOf(pack.law, situation));
  json["suppose"] = Json::array();
  for (const auto& supposition : situation.suppositions) {
    json["suppose"].push_back(chart::DescribeSupposition(pack, supposition));
  }
  return json;
}

Json ExampleJson(const DiffQuestion& question, const DifferenceGroup& group) {
  if (!group.example) return nullptr;
  Json json;
  json["on"] = FormatDate(group.example->a.day);
  json["alone"] = group.example_alone;
  json["a"] = SideJson(*question.a, group.example->a, !group.opens);
  json["b"] = SideJson(*question.b, group.example->b, group.opens);
  json["matters"] = Json::array();
  for (const MatterDifference& each : group.matters) {
    json["matters"].push_back(
        {{"matter", each.matter}, {"a", each.a}, {"b", each.b}});
  }
  return json;
}

Json DaysJson(const std::optional<Days>& days) {
  if (!days) return nullptr;
  const auto or_null = [](Date day, Date end) {
    return day == end ? Json(nullptr) : Json(FormatDate(day));
  };
  return {{"from", or_null(days->first, kFirstDay)},
          {"to", or_null(days->last, kLastDay)}};
}

Json GroupJson(const DiffQuestion& question, const DifferenceGroup& group) {
  Json json;
  json["clause"] = group.clause;
  json["label"] = TextOrNull(group.label);
  json["closes_in"] = group.opens ? "a" : "b";
  json["change"] = ChangeName(group.change);
  json["situations"] = group.situations;
  json["alone"] = group.alone;
  json["share"] = group.share;
  json["days"] = DaysJson(group.days);
  json["example"] = ExampleJson(question, group);
  json["why"] = TextOrNull(group.why);
  return json;
}

Json RouteJson(const DiffQuestion& question, const RouteDifference& route) {
  Json json;
  json["route"] = route.route;
  json["verdict"] = VerdictName(route.verdict);
  json["situations"] = TextOrNull(route.situations);
  json["open_a"] = TextOrNull(route.open_a);
  json["open_b"] = TextOrNull(route.open_b);
  json["differing"] = TextOrNull(route.differing);
  json["share"] = route.share;
  json["days"] = DaysJson(route.days);
  json["groups"] = Json::array();
  for (const DifferenceGroup& group : route.groups) {
    json["groups"].push_back(GroupJson(question, group));
  }
  json["why"] = TextOrNull(route.why);
  return json;
}

}  // namespace

std::string FormatDiffJson(const DiffQuestion& question,
                           const safeconduct::Scenario& scenario,
                           const PackDifference& difference) {
  Json json = chart::AnswerHead("diff");
  json["packs"] = {{"a", chart::PackJson(*question.a)},
                   {"b", chart::PackJson(*question.b)}};
  json["free"] = question.extent == Extent::kFree;
  json["known_on"] = TextOrNull(scenario.known_on);
  json["viewpoint"] = TextOrNull(scenario.viewpoint);
  json["suppose"] = scenario.suppositions;
  json["words"] = Json::array();
  for (const WordDifference& word : difference.words) {
    json["words"].push_back(WordJson(word));
  }
  json["routes"] = Json::array();
  for (const RouteDifference& route : difference.routes) {
    json["routes"].push_back(RouteJson(question, route));
  }
  return json.dump(2);
}

}  // namespace safeconduct::prove
