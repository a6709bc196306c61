// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_ACCESS_H_
#define SAFECONDUCT_API_ACCESS_H_

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/contents.h"
#include "api/given_places.h"
#include "case/case.h"
#include "chart/chart.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/pack.h"

namespace safeconduct::api {

// What stands behind the public values. Their headers name none of it; the
// implementation gets at it here, and nobody else has a reason to.
// What it returns belongs to the public value, and lives as long as a copy of
// that.
struct Access {
  static const Contents& ContentsOf(const Pack& pack) {
    return *pack.contents_;
  }
  static const std::shared_ptr<const chart::Chart>& ChartOf(
      const Chart& chart) {
    return chart.chart_;
  }
  static const chart::Case& CaseOf(const Case& person) { return *person.case_; }
  // Null where nothing of the case was given as a text.
  static const GivenPlaces* GivenIn(const Case& person) {
    return person.given_.get();
  }

  static Pack Wrap(std::shared_ptr<const Contents> contents) {
    return Pack(std::move(contents));
  }
  static Chart Wrap(const Pack& pack,
                    std::shared_ptr<const chart::Chart> chart) {
    return {pack, std::move(chart)};
  }
  // `known` must be a case of that pack's law.
  static Case Wrap(const Pack& pack, chart::Case known) {
    Case person(pack);
    *person.case_ = std::move(known);
    return person;
  }
};

// Fails where a case and a chart, say, are of different packs. `what` is of
// `pack`, and stands beside the chart.
std::expected<void, Error> CheckSamePack(const char* what, const Pack& pack,
                                         const Chart& chart);

// Fails where a scenario is given to what ranges over every state of the
// matters, whatever the record says. `work` is what was asked for, such as
// `prove`, and `remedy` what makes it range over the record.
std::expected<void, Error> CheckNoScenario(std::string_view work,
                                           const Scenario& scenario,
                                           std::string_view remedy);

// Returns the routes of these names; all where there is none. Fails where the
// pack has no route of a name.
// In the order named, each once.
std::expected<std::vector<law::RouteId>, Error> FindRoutes(
    const Chart& chart, const std::vector<std::string>& names);

// Fails where days are reversed, or none that are reasoned about.
// `Today` is a day like any other here: what the present day is, the library
// does not know.
std::expected<void, Error> CheckDays(const Days& days);

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_ACCESS_H_
