// SPDX-License-Identifier: Apache-2.0
#include "pack/identity_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "pack/scenario.h"

namespace safeconduct::chart {

using Json = nlohmann::ordered_json;

Json AnswerHead(std::string_view command) {
  Json json;
  json["schema"] = fmt::format("urn:safeconduct:{}:1", command);
  json["program"] = kProgramName;
  return json;
}

Json AnswerHead(std::string_view command, const Pack& pack) {
  Json json = AnswerHead(command);
  json["pack"] = PackJson(pack);
  return json;
}

Json PackJson(const Pack& pack) {
  return {{"name", pack.identity.name}, {"digest", pack.identity.digest}};
}

void AddScenario(const Pack& pack, const record::Scenario& scenario,
                 Json& json) {
  json["known_on"] = nullptr;
  if (scenario.known_on) json["known_on"] = FormatDate(*scenario.known_on);
  json["viewpoint"] = nullptr;
  if (scenario.viewpoint) {
    json["viewpoint"] =
        pack.record.viewpoints[scenario.viewpoint->index()].name;
  }
  json["suppose"] = Json::array();
  for (const record::Supposition& supposition : scenario.suppositions) {
    json["suppose"].push_back(DescribeSupposition(pack, supposition));
  }
}

}  // namespace safeconduct::chart
