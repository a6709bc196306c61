// SPDX-License-Identifier: Apache-2.0
#include "prove/guarantee/prove_json.h"

#include <nlohmann/json.hpp>

#include "case/values_json.h"
#include "pack/scenario.h"

namespace safeconduct::prove {
namespace {

using Json = nlohmann::ordered_json;

Json TextOrNull(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json FindingJson(const chart::Pack& pack, const Finding& finding) {
  Json json;
  json["guarantee"] = finding.guarantee;
  json["label"] = TextOrNull(finding.label);
  json["verdict"] = VerdictName(finding.verdict);
  json["situations"] = TextOrNull(finding.situations);
  json["violating"] = TextOrNull(finding.violating);
  json["case"] = nullptr;
  json["on"] = nullptr;
  json["suppose"] = Json::array();
  json["open"] = Json::array();
  json["departs"] = Json::array();
  json["why"] = TextOrNull(finding.why);
  if (!finding.situation) return json;
  const Situation& situation = *finding.situation;
  json["case"] = chart::CaseJson(pack.law, CaseOf(pack.law, situation));
  json["on"] = FormatDate(situation.day);
  for (const auto& supposition : situation.suppositions) {
    json["suppose"].push_back(chart::DescribeSupposition(pack, supposition));
  }
  for (const law::RouteId route : finding.open) {
    json["open"].push_back(pack.law.route(route).name);
  }
  for (const law::FactId fact : situation.departures) {
    json["departs"].push_back(pack.law.fact(fact).name);
  }
  return json;
}

}  // namespace

std::string FormatCaseJson(const law::Law& law, const chart::Case& person) {
  return chart::CaseJson(law, person).dump();
}

std::string FormatCaseJson(const law::Law& law, const Situation& situation) {
  return FormatCaseJson(law, CaseOf(law, situation));
}

std::string FormatFindingsJson(const chart::Pack& pack,
                               const record::Scenario& scenario, Extent extent,
                               const std::vector<Finding>& findings) {
  Json json;
  json["as_recorded"] = extent == Extent::kRecorded;
  json["known_on"] = nullptr;
  if (scenario.known_on) json["known_on"] = FormatDate(*scenario.known_on);
  json["viewpoint"] = nullptr;
  if (scenario.viewpoint) {
    json["viewpoint"] =
        pack.record.viewpoints[scenario.viewpoint->index()].name;
  }
  json["guarantees"] = Json::array();
  for (const Finding& finding : findings) {
    json["guarantees"].push_back(FindingJson(pack, finding));
  }
  return json.dump(2);
}

}  // namespace safeconduct::prove
