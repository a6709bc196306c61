// SPDX-License-Identifier: Apache-2.0
// Events are drawn one by one, and one that breaks a rule of the record against
// those before it is drawn again. The rules are those of docs/record.md: no
// window holds the day of another event on the same matter, and of two events
// on one day that disagree one is denied whenever both are known. An event and
// the one that it replaces are exempt. What is replaced replaces nothing, save
// on another day: of a longer chain the first would stand again where only the
// last is known, and two events that disagree could meet.
#include "tests/random/random_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "safeconduct/date.h"
#include "tests/random/key_days.h"

namespace safeconduct::random {
namespace {

struct DrawnSource {
  std::string text;
  Date published;
};

struct DrawnMove {
  size_t matter = 0;
  std::string value;
};

struct DrawnEvent {
  Date first;
  Date last;
  std::vector<DrawnMove> moves;
  std::vector<size_t> tellers;
  std::vector<size_t> deniers;
  std::optional<size_t> replaces;
};

class RecordMaker {
 public:
  RecordMaker(Dice& dice, const Shape& shape, const std::vector<Word>& matters)
      : dice_(dice), shape_(shape), matters_(matters), day_(KeyDay(dice)) {}

  std::string Run() {
    DrawSources();
    if (!matters_.empty()) {
      const int count = dice_.Between(0, 7);
      for (int i = 0; i < count; ++i) TryEvent();
    }
    std::string text;
    for (const DrawnSource& source : sources_) text += source.text;
    for (size_t i = 0; i < events_.size(); ++i) text += EventText(i);
    return text + Viewpoints();
  }

 private:
  void DrawSources() {
    const int count = dice_.Between(2, 5);
    for (int i = 0; i < count; ++i) {
      DrawnSource source;
      source.text = fmt::format("source source_{} \"A source\" judgment ", i);
      if (i > 0 && dice_.Chance(30)) {
        const size_t in = dice_.Below(static_cast<size_t>(i));
        source.published = sources_[in].published;
        source.text += fmt::format("seen in source_{}\n", in);
      } else {
        source.published = DayNearKey(dice_);
        source.text +=
            fmt::format("published {}\n", FormatDate(source.published));
      }
      sources_.push_back(std::move(source));
    }
  }

  // -- Drawing an event -----------------------------------------------------

  void TryEvent() {
    constexpr int kTries = 6;
    for (int i = 0; i < kTries; ++i) {
      DrawnEvent event = !events_.empty() && dice_.Chance(30)
                             ? DrawRival(dice_.OneOf(events_))
                             : DrawEvent();
      if (!KeepsRules(event)) continue;
      events_.push_back(std::move(event));
      return;
    }
  }

  DrawnEvent DrawEvent() {
    DrawnEvent event;
    event.first = shape_.one_day ? day_ : DayNearKey(dice_);
    event.last = event.first;
    DrawMoves(event);
    DrawSides(event, shape_.one_day ? 90 : 40);
    if (shape_.one_day) return event;
    if (dice_.Chance(30)) event.last.days += dice_.Between(1, 40);
    if (!events_.empty() && dice_.Chance(20)) {
      event.replaces = dice_.Below(events_.size());
    }
    return event;
  }

  // Draws an event that tells another story of the same day.
  DrawnEvent DrawRival(const DrawnEvent& other) {
    DrawnEvent event;
    event.first = other.last;
    event.last = event.first;
    for (const DrawnMove& move : other.moves) {
      event.moves.push_back(
          {move.matter, ValueOf(dice_, matters_[move.matter])});
    }
    if (dice_.Chance(30)) DrawMoves(event);
    DrawSides(event, 80);
    return event;
  }

  void DrawMoves(DrawnEvent& event) {
    const int count = dice_.Chance(shape_.one_day ? 40 : 70) ? 1 : 2;
    for (int i = 0; i < count; ++i) {
      const size_t matter = dice_.Below(matters_.size());
      const auto same = [&](const DrawnMove& move) {
        return move.matter == matter;
      };
      if (std::any_of(event.moves.begin(), event.moves.end(), same)) continue;
      event.moves.push_back({matter, ValueOf(dice_, matters_[matter])});
    }
  }

  void DrawSides(DrawnEvent& event, int percent_denied) {
    std::set<size_t> tellers = {dice_.Below(sources_.size())};
    if (dice_.Chance(50)) tellers.insert(dice_.Below(sources_.size()));
    event.tellers.assign(tellers.begin(), tellers.end());
    if (!dice_.Chance(percent_denied)) return;
    std::set<size_t> deniers = {dice_.Below(sources_.size())};
    if (dice_.Chance(30)) deniers.insert(dice_.Below(sources_.size()));
    for (const size_t denier : deniers) {
      if (!tellers.contains(denier)) event.deniers.push_back(denier);
    }
  }

  // -- The rules ------------------------------------------------------------

  Date FirstOf(const std::vector<size_t>& sources) const {
    Date first = kLastDay;
    for (const size_t source : sources) {
      first = std::min(first, sources_[source].published);
    }
    return first;
  }

  bool KeepsRules(const DrawnEvent& event) const {
    if (event.replaces) {
      const DrawnEvent& old = events_[*event.replaces];
      if (old.replaces && old.first <= event.last && event.first <= old.last) {
        return false;
      }
    }
    for (size_t i = 0; i < events_.size(); ++i) {
      if (event.replaces && Replaces(*event.replaces, i)) continue;
      if (!Agree(event, events_[i])) return false;
    }
    return !event.replaces || !MeetsChain(event);
  }

  // Whether an event is another, or replaces it in the end.
  bool Replaces(size_t later, size_t earlier) const {
    std::optional<size_t> at = later;
    while (at && *at != earlier) at = events_[*at].replaces;
    return at.has_value();
  }

  // Whether an event lies on a day of one that its own replaced one replaces.
  bool MeetsChain(const DrawnEvent& event) const {
    for (auto at = events_[*event.replaces].replaces; at;
         at = events_[*at].replaces) {
      if (events_[*at].first <= event.last && event.first <= events_[*at].last)
        return true;
    }
    return false;
  }

  bool Agree(const DrawnEvent& a, const DrawnEvent& b) const {
    for (const DrawnMove& x : a.moves) {
      for (const DrawnMove& y : b.moves) {
        if (x.matter != y.matter) continue;
        const bool apart = a.last < b.first || b.last < a.first;
        if (apart) continue;
        if (a.first < a.last || b.first < b.last) return false;
        if (x.value != y.value && !OneIsDenied(a, b)) return false;
      }
    }
    return true;
  }

  bool OneIsDenied(const DrawnEvent& a, const DrawnEvent& b) const {
    const Date known = std::max(FirstOf(a.tellers), FirstOf(b.tellers));
    const auto denied = [&](const DrawnEvent& event) {
      return !event.deniers.empty() && FirstOf(event.deniers) <= known;
    };
    return denied(a) || denied(b);
  }

  // -- Text -----------------------------------------------------------------

  static std::string Sources(const std::vector<size_t>& sources) {
    std::vector<std::string> names;
    for (const size_t source : sources) {
      names.push_back(fmt::format("source_{}", source));
    }
    return fmt::format("{}", fmt::join(names, ", "));
  }

  std::string EventText(size_t index) const {
    const DrawnEvent& event = events_[index];
    std::string text =
        event.first == event.last
            ? fmt::format("event event_{} \"An event\" on {}\n", index,
                          FormatDate(event.first))
            : fmt::format("event event_{} \"An event\" between {} and {}\n",
                          index, FormatDate(event.first),
                          FormatDate(event.last));
    for (const DrawnMove& move : event.moves) {
      text += fmt::format("  {} becomes {}\n", matters_[move.matter].name,
                          move.value);
    }
    text += fmt::format("  according to {}\n", Sources(event.tellers));
    if (!event.deniers.empty()) {
      text += fmt::format("  denied by {}\n", Sources(event.deniers));
    }
    if (event.replaces) {
      text += fmt::format("  replaces event_{}\n", *event.replaces);
    }
    return text;
  }

  std::string Viewpoints() {
    std::string text;
    const int count = dice_.Between(0, 2);
    for (int i = 0; i < count; ++i) {
      std::set<size_t> credits = {dice_.Below(sources_.size()),
                                  dice_.Below(sources_.size())};
      text += fmt::format("viewpoint viewpoint_{} \"A viewpoint\" credits {}\n",
                          i, Sources({credits.begin(), credits.end()}));
    }
    return text;
  }

  Dice& dice_;
  const Shape& shape_;
  const std::vector<Word>& matters_;
  Date day_;  // of all events, where they have one
  std::vector<DrawnSource> sources_;
  std::vector<DrawnEvent> events_;
};

}  // namespace

std::string RandomRecord(Dice& dice, const Shape& shape,
                         const std::vector<Word>& matters) {
  return RecordMaker(dice, shape, matters).Run();
}

}  // namespace safeconduct::random
