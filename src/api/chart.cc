// SPDX-License-Identifier: Apache-2.0
//
// The public face of charts: include/safeconduct/chart.h.
//
// A public chart is what was compiled beside its pack. Here are also the three
// checks that all public questions share: that what is put together is of one
// pack, that routes exist, and that days are among those reasoned about. Packs
// are compared by identity, not by contents: an answer points at declarations,
// and these belong to one pack that was read once.
#include "chart/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "api/access.h"
#include "base/find_name.h"
#include "law/values.h"
#include "pack/scenario.h"
#include "record/timeline.h"
#include "safeconduct/chart.h"

namespace safeconduct {

using api::Access;

namespace {

// Within an epoch nothing in the record changes, so any day of it stands for
// all.
std::vector<Setting> SettingsOf(const Chart& chart, law::MatterId matter,
                                Date day) {
  const chart::Chart& compiled = *Access::ChartOf(chart);
  const api::Contents& contents = Access::ContentsOf(chart.pack());
  std::vector<Setting> settings;
  const record::Timeline& timeline = compiled.timeline();
  for (const record::Setting* setting :
       timeline.SettingsThatMayHold(matter, timeline.EpochOf(day))) {
    Setting value;
    value.value =
        law::FormatValue(compiled.law().matter(matter).type, setting->value);
    value.supposed = setting->supposed;
    // What holds at first holds since no day.
    if (setting->event || setting->supposed) value.since = setting->since;
    if (setting->event) {
      value.event = contents.event(*setting->event);
      value.disputed = timeline.DisputeOf(*setting->event).has_value();
    }
    settings.push_back(std::move(value));
  }
  return settings;
}

// An epoch ends where anything in the record changes, mostly another matter;
// whether an event is disputed follows from which it is.
bool Same(const std::vector<Setting>& a, const std::vector<Setting>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Setting& one, const Setting& other) {
                      return one.value == other.value &&
                             one.since == other.since &&
                             one.event == other.event &&
                             one.supposed == other.supposed;
                    });
}

constexpr AskedFor kMatters = {"--matter", "matter"};

}  // namespace

std::expected<Chart, Error> Chart::Compile(const Pack& pack,
                                           const Scenario& scenario,
                                           size_t node_budget) {
  const auto& read_pack = Access::ContentsOf(pack).pack;
  auto read = chart::ReadScenario(*read_pack, scenario);
  if (!read) return std::unexpected(read.error());
  auto compiled =
      chart::Chart::Compile(read_pack, *std::move(read), node_budget);
  if (!compiled) return std::unexpected(compiled.error());
  return Chart(pack, *std::move(compiled));
}

Scenario Chart::scenario() const {
  const record::Scenario& read = chart_->timeline().scenario();
  Scenario written;
  if (read.known_on) written.known_on = FormatDate(*read.known_on);
  if (read.viewpoint) {
    written.viewpoint = chart_->record().viewpoint(*read.viewpoint).name;
  }
  for (const record::Supposition& supposition : read.suppositions) {
    // As they were understood, not as they were typed: two ways to write one
    // are one scenario.
    written.suppositions.push_back(
        chart::DescribeSupposition(chart_->pack(), supposition));
  }
  return written;
}

std::expected<std::vector<MatterState>, Error> Chart::MattersOn(
    Date day, const std::vector<std::string>& names) const {
  if (auto days = api::CheckDays({day, day}); !days) {
    return std::unexpected(std::move(days).error());
  }
  const auto matters = FindAllAsked<law::MatterId>(
      chart_->law().DeclaredMatters(), kMatters, names);
  if (!matters) return std::unexpected(matters.error());
  std::vector<MatterState> states;
  for (const law::MatterId id : *matters) {
    states.push_back(
        {Access::ContentsOf(pack_).matter(id), SettingsOf(*this, id, day)});
  }
  return states;
}

std::expected<std::vector<MatterSince>, Error> Chart::HistoryOf(
    const std::string& matter) const {
  const auto id = FindAsked<law::MatterId>(chart_->law().DeclaredMatters(),
                                           kMatters, matter);
  if (!id) return std::unexpected(id.error());
  std::vector<MatterSince> history;
  for (const record::Epoch& epoch : chart_->timeline().epochs()) {
    auto settings = SettingsOf(*this, *id, epoch.first);
    if (!history.empty() && Same(history.back().settings, settings)) continue;
    std::optional<Date> first;
    // The first epoch has no beginning: its settings hold from the start.
    if (epoch.first != kFirstDay) first = epoch.first;
    history.push_back({first, std::move(settings)});
  }
  return history;
}

size_t Chart::node_count() const { return chart_->store().node_count(); }
size_t Chart::var_count() const { return chart_->var_count(); }

// -- What goes together -------------------------------------------------------

std::expected<void, Error> api::CheckSamePack(const char* what,
                                              const Pack& pack,
                                              const Chart& chart) {
  if (pack == chart.pack()) return {};
  return std::unexpected(
      Error{Error::Kind::kMismatch,
            fmt::format("{}: is of another pack than the chart (make both from "
                        "one pack that was read once)",
                        what)});
}

std::expected<void, Error> api::CheckNoScenario(std::string_view work,
                                                const Scenario& scenario,
                                                std::string_view remedy) {
  if (scenario == Scenario{}) return {};
  return std::unexpected(Error{
      Error::Kind::kMismatch,
      fmt::format("{}: every state of the matters is looked at, whatever the "
                  "scenario says of the record (leave it out, or {})",
                  work, remedy)});
}

std::expected<std::vector<law::RouteId>, Error> api::FindRoutes(
    const Chart& chart, const std::vector<std::string>& names) {
  auto found = FindAllAsked<law::RouteId>(Access::ChartOf(chart)->law().routes,
                                          {"--route", "route"}, names);
  if (!found || names.empty()) return found;
  // Named twice it is answered once.
  std::vector<law::RouteId> routes;
  for (const law::RouteId route : *found) {
    if (std::ranges::find(routes, route) == routes.end()) {
      routes.push_back(route);
    }
  }
  return routes;
}

std::expected<void, Error> api::CheckDays(const Days& days) {
  if (days.first == kNoDay || days.last == kNoDay) {
    return std::unexpected(
        Error{Error::Kind::kQuestion,
              "days: none are named (name the day asked about)"});
  }
  // Both ends are held against both limits, since what is reversed may lie
  // outside by either.
  if (days.first < kFirstDay || kLastDay < days.last || days.last < kFirstDay ||
      kLastDay < days.first) {
    return std::unexpected(
        Error{Error::Kind::kQuestion,
              fmt::format("days: none outside {} to {} are reasoned about (ask "
                          "about days among them)",
                          FormatDate(kFirstDay), FormatDate(kLastDay))});
  }
  if (days.first <= days.last) return {};
  return std::unexpected(
      Error{Error::Kind::kQuestion,
            fmt::format("days: end on {}, before they begin on {} (swap them)",
                        FormatDate(days.last), FormatDate(days.first))});
}

}  // namespace safeconduct
