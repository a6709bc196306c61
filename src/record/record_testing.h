// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_RECORD_TESTING_H_
#define SAFECONDUCT_RECORD_RECORD_TESTING_H_

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <expected>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "law/expr_parser.h"
#include "law/law_testing.h"
#include "law/values.h"
#include "record/reader.h"
#include "record/record.h"
#include "record/timeline.h"
#include "safeconduct/date.h"
#include "text/tokens/lexer.h"

// Records and timelines for tests, from a text in place of a file.
namespace safeconduct::record {

// The matters that tested records move.
inline constexpr const char* kMatters =
    "matter treaty \"\" : one of none, sought, refused, in_force; "
    "at first none\n"
    "matter safe \"\" : yes or no; at first yes\n"
    "matter limit \"\" : 0..365 days; at first 45\n";

// A record with the law and the text that its places point to.
struct TestRecord {
  law::TestLaw law;
  std::unique_ptr<text::SourceText> source;
  text::Diagnostics diagnostics;
  Record record;

  std::string Faults() const { return law::PrintFaults(diagnostics); }
};

// Returns the record that `content` writes, without a fence of Markdown.
inline TestRecord ReadTestRecord(std::string content) {
  TestRecord read;
  read.law = law::ReadTestLaw(kMatters);
  read.source = std::make_unique<text::SourceText>("test.record.md",  //
                                                   std::move(content));
  const std::vector<text::Block> blocks = {
      text::LexText(*read.source, text::BlockKind::kRecord, read.diagnostics)};
  read.record = ReadRecord(blocks, read.law.law, read.diagnostics);
  return read;
}

// What is asked of a record, as it is written on the command line.
// Its members are initialized so that a test may name some and leave out others
// without a warning.
struct Asked {
  std::string known_on = {};
  std::string viewpoint = {};
  std::vector<std::string> suppositions = {};
};

// Returns the supposition that `source` writes, or nothing where it has a
// fault, which is added to `diagnostics`.
inline std::optional<Supposition> Suppose(const TestRecord& read,
                                          const text::SourceText& source,
                                          std::optional<Date> known_on,
                                          text::Diagnostics& diagnostics) {
  const text::Block block =
      text::LexText(source, text::BlockKind::kLaw, diagnostics);
  text::TokenCursor cursor(block, diagnostics);
  return ResolveSupposition(law::ParseSupposition(cursor), read.law.law,
                            read.record, known_on, diagnostics);
}

inline std::expected<Timeline, Error> Tell(const TestRecord& read,
                                           const Asked& asked = {}) {
  Scenario scenario;
  if (!asked.known_on.empty()) scenario.known_on = ParseDate(asked.known_on);
  if (!asked.viewpoint.empty()) {
    scenario.viewpoint = read.record.FindViewpoint(asked.viewpoint);
  }
  text::Diagnostics diagnostics;
  for (const std::string& written : asked.suppositions) {
    const text::SourceText source("--suppose", written);
    scenario.suppositions.push_back(
        Suppose(read, source, scenario.known_on, diagnostics).value());
  }
  return Timeline::Make(read.law.law, read.record, std::move(scenario));
}

// Walks every way in which disputes and windows may have gone, and notes what
// some matters were on a day in each.
class StateWalk {
 public:
  StateWalk(const law::Law& law, const Timeline& timeline, Date day,
            std::vector<law::MatterId> matters)
      : law_(law),
        timeline_(timeline),
        epoch_(timeline.EpochOf(day)),
        matters_(std::move(matters)) {
    for (const Dispute& dispute : timeline.disputes()) {
      possible_.push_back(dispute.possible);
    }
    for (const Window& window : timeline.windows()) {
      possible_.push_back(window.possible);
    }
    Walk();
  }

  const std::set<std::string>& states() const { return states_; }

 private:
  // The depth is the number of disputes and windows.
  void Walk() {
    if (chosen_.size() == possible_.size()) {
      states_.insert(State());
      return;
    }
    for (const Value value : possible_[chosen_.size()].values()) {
      chosen_.push_back(value);
      Walk();
      chosen_.pop_back();
    }
  }

  std::string State() const {
    std::vector<std::string> values;
    for (const law::MatterId matter : matters_) {
      const auto& settings = timeline_.SettingsOf(matter, epoch_);
      const auto first =
          std::find_if(settings.begin(), settings.end(),
                       [&](const Setting& setting) { return Holds(setting); });
      values.push_back(
          first == settings.end()
              ? "unset"
              : law::FormatValue(law_.matter(matter).type, first->value));
    }
    return fmt::format("{}", fmt::join(values, " "));
  }

  bool Holds(const Setting& setting) const {
    return std::all_of(
        setting.conditions.begin(), setting.conditions.end(),
        [&](const Literal& literal) {
          const auto* dispute = std::get_if<DisputeId>(&literal.variable);
          const size_t variable =
              dispute != nullptr
                  ? dispute->index()
                  : timeline_.disputes().size() +
                        std::get<WindowId>(literal.variable).index();
          return literal.values.Contains(chosen_[variable]);
        });
  }

  const law::Law& law_;
  const Timeline& timeline_;
  size_t epoch_;
  std::vector<law::MatterId> matters_;
  std::vector<IntervalSet> possible_;  // disputes, then windows
  std::vector<Value> chosen_;
  std::set<std::string> states_;
};

// Returns what a matter may be on a day as the timeline tells it, in the form
// of StatesOn.
inline std::string ValuesOn(const TestRecord& read, const Asked& asked,
                            std::string_view day, std::string_view matter) {
  const auto timeline = Tell(read, asked);
  if (!timeline) return timeline.error().text;
  const law::MatterId id = read.law.law.FindMatter(matter).value();
  std::set<std::string> values;
  const IntervalSet on_day = timeline->ValuesOn(id, ParseDate(day).value());
  for (const Value value : on_day.values()) {
    values.insert(law::FormatValue(read.law.law.matter(id).type, value));
  }
  return fmt::format("{}", fmt::join(values, " or "));
}

// Returns what some matters, `treaty` or `treaty safe`, may have been on a day:
// `in_force no or none yes`; or the error that the scenario has.
inline std::string StatesOn(const TestRecord& read, const Asked& asked,
                            std::string_view day, std::string_view matters) {
  const auto timeline = Tell(read, asked);
  if (!timeline) return timeline.error().text;
  std::vector<law::MatterId> ids;
  while (!matters.empty()) {
    const size_t end = std::min(matters.find(' '), matters.size());
    ids.push_back(read.law.law.FindMatter(matters.substr(0, end)).value());
    matters.remove_prefix(std::min(end + 1, matters.size()));
  }
  const StateWalk walk(read.law.law, *timeline, ParseDate(day).value(), ids);
  return fmt::format("{}", fmt::join(walk.states(), " or "));
}

}  // namespace safeconduct::record

#endif  // SAFECONDUCT_RECORD_RECORD_TESTING_H_
