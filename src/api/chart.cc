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
#include "base/nearest_name.h"
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

// Names that are nearly right are answered with the one that was probably
// meant.
std::expected<law::MatterId, Error> FindMatter(const law::Law& law,
                                               const std::string& name) {
  if (const auto matter = law.FindMatter(name)) return *matter;
  return std::unexpected(
      Error{Error::Kind::kUnknownName,
            fmt::format("--matter: unknown matter `{}`{}", name,
                        SuggestName(name, NamesOf(law.matters)))});
}

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
    written.viewpoint =
        chart_->record().viewpoints[read.viewpoint->index()].name;
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
  const law::Law& law = chart_->law();
  std::vector<law::MatterId> matters;
  for (const std::string& name : names) {
    auto matter = FindMatter(law, name);
    if (!matter) return std::unexpected(std::move(matter).error());
    matters.push_back(*matter);
  }
  for (size_t i = 0; names.empty() && i < law.matters.size(); ++i) {
    matters.emplace_back(i);
  }
  std::vector<MatterState> states;
  for (const law::MatterId id : matters) {
    states.push_back(
        {Access::ContentsOf(pack_).matter(id), SettingsOf(*this, id, day)});
  }
  return states;
}

std::expected<std::vector<MatterSince>, Error> Chart::HistoryOf(
    const std::string& matter) const {
  const auto id = FindMatter(chart_->law(), matter);
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

std::expected<std::vector<law::RouteId>, Error> api::FindRoutes(
    const Chart& chart, const std::vector<std::string>& names) {
  const law::Law& law = Access::ChartOf(chart)->law();
  std::vector<law::RouteId> routes;
  for (const std::string& name : names) {
    const auto route = law.FindRoute(name);
    if (!route) {
      return std::unexpected(
          Error{Error::Kind::kUnknownName,
                fmt::format("--route: unknown route `{}`{}", name,
                            SuggestName(name, NamesOf(law.routes)))});
    }
    // Named twice it is answered once.
    if (std::ranges::find(routes, *route) == routes.end()) {
      routes.push_back(*route);
    }
  }
  for (size_t i = 0; names.empty() && i < law.routes.size(); ++i) {
    routes.emplace_back(i);
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
