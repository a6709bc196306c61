// SPDX-License-Identifier: Apache-2.0
#include "ask/answer_json.h"

#include <nlohmann/json.hpp>

#include "ask/words.h"
#include "case/values_json.h"
#include "law/values.h"
#include "pack/scenario.h"

namespace safeconduct::ask {
namespace {

using chart::ValuesJson;
using Json = nlohmann::ordered_json;

Json DateOrNull(const std::optional<Date>& date) {
  return date ? Json(FormatDate(*date)) : Json(nullptr);
}

class AnswerWriter {
 public:
  AnswerWriter(const chart::Chart& chart, const chart::Case& person)
      : chart_(chart), law_(chart.law()), person_(person) {}

  Json Route(const RouteAnswer& answer) const {
    Json json;
    json["route"] = law_.route(answer.route).name;
    json["outcome"] = OutcomeName(answer.outcome);
    json["clauses"] = Json::array();
    for (const ClauseAnswer& clause : answer.clauses) {
      json["clauses"].push_back(Clause(clause));
    }
    json["because"] = Json::array();
    for (const law::ClauseId clause : answer.because) {
      json["because"].push_back(law_.clause(clause).address);
    }
    json["reason"] = answer.reason ? ReasonJson(*answer.reason) : nullptr;
    json["turns_on"] = Json::array();
    for (const auto& name : TurnsOnNames(chart_, answer.turns_on)) {
      json["turns_on"].push_back(name);
    }
    json["wide"] = Json::array();
    for (const law::DateRef& date : answer.wide) {
      json["wide"].push_back(date ? law_.fact(*date).name : "today");
    }
    if (answer.changes) {
      json["would_change"] = Json::array();
      for (const Change& change : answer.changes->listed) {
        json["would_change"].push_back(ChangeJson(change));
      }
      json["would_change_left_out"] = answer.changes->left_out;
    }
    return json;
  }

  Json Stretches(const std::vector<Stretch>& stretches) const {
    Json lines = Json::array();
    for (const Stretch& stretch : stretches) {
      Json line;
      line["from"] = DateOrNull(stretch.first);
      line["to"] = DateOrNull(stretch.last);
      line["events"] = Json::array();
      for (const record::EventId event : stretch.events) {
        line["events"].push_back(chart_.record().event(event).name);
      }
      line["supposed"] = Json::array();
      for (const size_t index : stretch.supposed) {
        line["supposed"].push_back(chart::DescribeSupposition(
            chart_.pack(), chart_.timeline().scenario().suppositions[index]));
      }
      line["limits"] = stretch.limits;
      for (size_t i = 0; i < stretch.outcomes.size(); ++i) {
        line["routes"][law_.routes[i].name] = OutcomeName(stretch.outcomes[i]);
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  Json Clause(const ClauseAnswer& answer) const {
    const law::Clause& clause = law_.clause(answer.clause);
    Json json;
    json["clause"] = clause.address;
    json["kind"] =
        clause.kind == law::ClauseKind::kNeeds ? "needs" : "barred by";
    json["holds"] = HoldsName(answer.holds);
    json["label"] = clause.label;
    json["cite"] = Json::array();
    for (const law::Citation& citation : clause.citations) {
      json["cite"].push_back(
          {{"source", citation.source},
           {"at", citation.at ? Json(*citation.at) : Json(nullptr)}});
    }
    json["events"] = Json::array();
    for (const record::EventId event : answer.events) {
      json["events"].push_back(chart_.record().event(event).name);
    }
    return json;
  }

  Json ReasonJson(const Reason& reason) const {
    Json json = Json::object();
    for (const law::FactId fact : reason.facts) {
      json[law_.fact(fact).name] =
          ValuesJson(law_.fact(fact).type, person_.values(fact));
    }
    for (const record::DisputeId id : reason.disputes) {
      const auto& dispute = chart_.timeline().disputes()[id.index()];
      const auto world = static_cast<size_t>(dispute.possible.min());
      for (size_t i = 0; i < dispute.events.size(); ++i) {
        json[chart_.record().event(dispute.events[i]).name] =
            dispute.worlds[world][i] ? "happened" : "did not happen";
      }
    }
    if (reason.today) json["today"] = FormatDays(*reason.today);
    return json;
  }

  Json ChangeJson(const Change& change) const {
    Json json;
    json["facts"] = Json::object();
    for (const auto& [id, values] : change.facts) {
      const law::Fact& fact = law_.fact(id);
      json["facts"][fact.name] = ValuesJson(fact.type, values);
    }
    json["matters"] = Json::object();
    for (const auto& [id, values] : change.matters) {
      const law::Matter& matter = law_.matter(id);
      json["matters"][matter.name] = ValuesJson(matter.type, values);
    }
    json["disputes"] = Json::object();
    for (const auto& [id, world] : change.disputes) {
      const auto& dispute = chart_.timeline().disputes()[id.index()];
      for (size_t i = 0; i < dispute.events.size(); ++i) {
        json["disputes"][chart_.record().event(dispute.events[i]).name] =
            bool{dispute.worlds[world][i]};
      }
    }
    json["one_of_several"] = change.one_of_several;
    json["gives"] = OutcomeName(change.gives);
    json["then_turns_on"] = TurnsOnNames(chart_, change.then_turns_on);
    return json;
  }

  const chart::Chart& chart_;
  const law::Law& law_;
  const chart::Case& person_;
};

}  // namespace

std::string FormatAnswerJson(const chart::Chart& chart,
                             const chart::Case& person, const Answer& answer,
                             const std::vector<Stretch>* timeline,
                             const std::vector<law::FactId>* ask_first) {
  const record::Scenario& scenario = chart.timeline().scenario();
  const AnswerWriter writer(chart, person);
  Json json;
  json["on"] = FormatDays(answer.days);
  json["known_on"] = DateOrNull(scenario.known_on);
  json["viewpoint"] = nullptr;
  if (scenario.viewpoint) {
    json["viewpoint"] =
        chart.record().viewpoints[scenario.viewpoint->index()].name;
  }
  json["suppose"] = Json::array();
  for (const record::Supposition& supposition : scenario.suppositions) {
    json["suppose"].push_back(
        chart::DescribeSupposition(chart.pack(), supposition));
  }
  json["routes"] = Json::array();
  for (const RouteAnswer& route : answer.routes) {
    json["routes"].push_back(writer.Route(route));
  }
  if (timeline != nullptr) json["timeline"] = writer.Stretches(*timeline);
  if (ask_first != nullptr) {
    json["ask_first"] = Json::array();
    for (const law::FactId fact : *ask_first) {
      json["ask_first"].push_back(chart.law().fact(fact).name);
    }
  }
  return json.dump(2);
}

std::string FormatFactsJson(const law::Law& law) {
  Json json;
  json["facts"] = Json::array();
  for (const law::Fact& fact : law.facts) {
    Json entry;
    entry["fact"] = fact.name;
    entry["question"] = fact.question;
    entry["type"] = law::DescribeType(fact.type);
    entry["fixed"] = fact.fixed;
    json["facts"].push_back(std::move(entry));
  }
  return json.dump(2);
}

std::string FormatMattersJson(const chart::Chart& chart, Date day,
                              const std::vector<law::MatterId>& matters) {
  const record::Timeline& timeline = chart.timeline();
  Json json;
  json["on"] = FormatDate(day);
  json["matters"] = Json::array();
  for (const law::MatterId id : matters) {
    const law::Matter& matter = chart.law().matter(id);
    Json entry;
    entry["matter"] = matter.name;
    entry["label"] = matter.label;
    entry["settings"] = Json::array();
    for (const auto& setting : PossibleSettings(chart, id, day)) {
      Json item;
      item["value"] = law::FormatValue(matter.type, setting.value);
      item["since"] = setting.event || setting.supposed
                          ? Json(FormatDate(setting.since))
                          : Json(nullptr);
      item["supposed"] = setting.supposed;
      item["event"] = nullptr;
      item["according_to"] = Json::array();
      item["denied_by"] = Json::array();
      item["disputed"] = false;
      if (setting.event) {
        const record::Event& event = chart.record().event(*setting.event);
        item["event"] = event.name;
        for (const auto source : event.according_to) {
          item["according_to"].push_back(chart.record().source(source).name);
        }
        for (const auto source : event.denied_by) {
          item["denied_by"].push_back(chart.record().source(source).name);
        }
        item["disputed"] = timeline.DisputeOf(*setting.event).has_value();
      }
      entry["settings"].push_back(std::move(item));
    }
    json["matters"].push_back(std::move(entry));
  }
  return json.dump(2);
}

}  // namespace safeconduct::ask
