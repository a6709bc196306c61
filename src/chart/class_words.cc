// SPDX-License-Identifier: Apache-2.0
//
// A set of classes in the words of whoever reads a figure or an answer. The
// same values can be told as those that there are or those that are left out,
// one by one, in runs or by the name of a set: whichever is shorter is taken,
// and where there are many, they are counted.
//
// A variable is told by its kind: days as before and from, numbers as so many
// or more, countries by the sets that the law names, worlds by the events that
// happened. Words are those of the pack; nothing here knows what a fact means.
#include "chart/class_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <set>
#include <string_view>
#include <variant>
#include <vector>

#include "base/countries.h"
#include "base/overloaded.h"
#include "chart/dependencies.h"
#include "chart/standing.h"
#include "law/values.h"
#include "record/timeline.h"
#include "text/listed.h"

namespace safeconduct::chart {
namespace {

// More values than this are told by the name of a set, or counted.
constexpr int64_t kMaxNamed = 8;
// How many countries may be told beside the name of a set.
constexpr int64_t kMaxBesideSet = 3;

// Returns each value in words, joined by `or`.
template <typename Tell>
std::string EachInWords(const IntervalSet& values, const Tell& tell) {
  std::vector<std::string> words;
  for (const Value value : values.values()) words.push_back(tell(value));
  return text::Listed(words, "or");
}

// Returns each run of values in words, joined by `or`.
template <typename Tell>
std::string RunsInWords(const IntervalSet& values, const Tell& tell,
                        const std::string& none = "none") {
  std::vector<std::string> words;
  for (const Interval& run : values.intervals()) {
    words.push_back(run.lo == kNone ? none : tell(run));
  }
  return text::Listed(words, "or");
}

std::string DaysInWords(const Interval& run) {
  const bool from_first = run.lo <= kFirstDay.days;
  const bool to_last = run.hi >= kLastDay.days;
  if (from_first && to_last) return "any day";
  // The day on which it ends is told better as the one on which something else
  // begins.
  if (from_first) return "before " + FormatDateInWords(Date{run.hi + 1});
  if (to_last) return "from " + FormatDateInWords(Date{run.lo});
  if (run.lo == run.hi) return FormatDateInWords(Date{run.lo});
  return fmt::format("{} to {}", FormatDateInWords(Date{run.lo}),
                     FormatDateInWords(Date{run.hi}));
}

// Numbers that a variable may have, and what they count.
struct Scale {
  Value low = 0;
  Value high = 0;
  std::string unit;
};

std::string NumberInWords(Value number, const Scale& scale) {
  static const std::set<std::string_view> kTimes = {
      "days", "months", "years", "full months", "full years"};
  const bool one_of_time = number == 1 && kTimes.contains(scale.unit);
  const std::string unit =
      one_of_time ? scale.unit.substr(0, scale.unit.size() - 1) : scale.unit;
  return fmt::format("{}{}{}", number, unit.empty() ? "" : " ", unit);
}

std::string NumbersInWords(const Interval& run, const Scale& scale) {
  // "-1 days or less" is nothing that a person says.
  if (run.lo <= scale.low && run.hi == -1) {
    return "less than " + NumberInWords(0, scale);
  }
  if (run.lo == run.hi) return NumberInWords(run.lo, scale);
  if (run.lo <= scale.low) return NumberInWords(run.hi, scale) + " or less";
  if (run.hi >= scale.high) return NumberInWords(run.lo, scale) + " or more";
  return fmt::format("{} to {}", run.lo, NumberInWords(run.hi, scale));
}

// Returns values as the few that there are or the few that are left out, by
// whichever is shorter, where they are few.
template <typename Tell>
std::optional<std::string> FewInWords(const IntervalSet& values,
                                      const IntervalSet& others,
                                      const Tell& tell) {
  // One fewer at least, as "other than" has to be read as well.
  if (others.Size() <= kMaxNamed && others.Size() < values.Size() - 1) {
    return "other than " + EachInWords(others, tell);
  }
  if (values.Size() <= kMaxNamed) return EachInWords(values, tell);
  return std::nullopt;
}

// Returns the declared day that is always found as `end`; null where there is
// none, or where `end` is a date.
const law::Day* DayOf(const law::Law& law, const law::Chain& end) {
  if (end.steps == nullptr) return nullptr;
  for (const law::Day& day : law.days) {
    const law::DayAlternative& first = day.alternatives.front();
    if (!first.when && first.chain && first.chain->root == end.root &&
        calendar::LeadAlike(first.chain->steps, end.steps)) {
      return &day;
    }
  }
  return nullptr;
}

// Returns whether a measure stands for a day that is compared with constants:
// see law/check/measure_table.cc.
bool IsOfConstant(const law::Measure& measure) {
  return measure.is_of_one_date() && measure.from_steps != nullptr &&
         measure.from_steps->list().back().kind ==
             calendar::Step::Kind::kBecome;
}

// Returns what a day between which a measure counts is called: the name of a
// declared day, where it is one.
std::string EndName(const law::Law& law, const law::Chain& end) {
  const law::Day* day = DayOf(law, end);
  return day != nullptr ? day->name : law::DayName(law, end);
}

class Teller {
 public:
  // `universe` is what is left of the variable's.
  Teller(const Chart& chart, diagram::VarId var, const IntervalSet& universe)
      : chart_(chart),
        law_(chart.law()),
        variable_(chart.variable(var)),
        domain_(chart.domain(var)),
        universe_(universe) {}

  std::string Tell(const IntervalSet& values) const {
    if (values == universe_) return "any";
    return std::visit(
        Overloaded{
            [&](law::Today) { return RunsInWords(values, DaysInWords); },
            [&](record::WindowId) -> std::string {
              return values.Contains(1) ? "already" : "not yet";
            },
            [&](record::DisputeId dispute) {
              return EachInWords(values, [&](Value world) {
                return TellWorld(chart_.timeline().dispute(dispute),
                                 static_cast<size_t>(world));
              });
            },
            [&](law::MatterId matter) {
              return TellTyped(law_.matter(matter).type, values);
            },
            [&](law::FactId fact) {
              return TellTyped(law_.fact(fact).type, values);
            },
            [&](law::MeasureId measure) {
              return TellMeasure(law_.measure(measure), values);
            },
            [&](law::ExprId comparison) {
              return TellStandings(law_.expr(comparison), values);
            },
        },
        variable_);
  }

 private:
  std::string TellWorld(const record::Dispute& dispute, size_t world) const {
    const std::vector<bool>& happened = dispute.worlds[world];
    if (happened.size() == 1) {
      return happened.front() ? "happened" : "did not happen";
    }
    std::vector<std::string_view> names;
    for (size_t i = 0; i < happened.size(); ++i) {
      if (!happened[i]) continue;
      names.push_back(chart_.record().event(dispute.events[i]).name);
    }
    if (names.empty()) return "none of them happened";
    return fmt::format("{} happened", fmt::join(names, " and "));
  }

  // Returns how a number stands to a matter, `at most recovery_days`.
  std::string TellStandings(const law::Expr& comparison,
                            const IntervalSet& standings) const {
    const std::string& matter = law_.matter(comparison.matter).name;
    const bool below = standings.Contains(kBelow);
    const bool equal = standings.Contains(kEqual);
    const bool above = standings.Contains(kAbove);
    std::vector<std::string> words;
    if (below && equal && above) {
      words.emplace_back("any number");
    } else if (below && above) {
      words.push_back("other than " + matter);
    } else if (below) {
      words.push_back((equal ? "at most " : "below ") + matter);
    } else if (above) {
      words.push_back((equal ? "at least " : "above ") + matter);
    } else if (equal) {
      words.push_back("equal to " + matter);
    }
    if (standings.Contains(kNone)) words.emplace_back("none");
    return fmt::format("{}", fmt::join(words, " or "));
  }

  std::string TellTyped(const law::Type& type,
                        const IntervalSet& values) const {
    if (type.is_date()) return RunsInWords(values, DaysInWords);
    if (type.form == law::TypeForm::kNumber) {
      const Scale scale{type.low, type.high, type.unit};
      return RunsInWords(values, [&](const Interval& run) {
        return NumbersInWords(run, scale);
      });
    }
    if (type.form == law::TypeForm::kCountry) return TellCountries(values);
    const auto tell = [&](Value value) {
      return law::FormatValue(type, value);
    };
    if (const auto few = FewInWords(values, universe_.Minus(values), tell)) {
      return *few;
    }
    return EachInWords(values, tell);
  }

  std::string TellCountries(const IntervalSet& values) const {
    const IntervalSet others = universe_.Minus(values);
    for (const law::CountrySet& set : law_.sets) {
      // A set that fits exactly comes first: the law has a name for it.
      if (set.countries == values) return "in " + set.name;
      if (set.countries == others) return "not in " + set.name;
    }
    const auto code = [](Value country) {
      return std::string(CountryCode(country));
    };
    if (const auto few = FewInWords(values, others, code)) return *few;
    for (const law::CountrySet& set : law_.sets) {
      if (const auto beside = Beside(set, values)) {
        return fmt::format("in {} or {}", set.name, EachInWords(*beside, code));
      }
      if (const auto beside = Beside(set, others)) {
        return fmt::format("not in {} nor {}", set.name,
                           EachInWords(*beside, code));
      }
    }
    return fmt::format("{} others", values.Size());
  }

  // Returns what `values` hold beside a set, where they hold the set and few
  // others.
  static std::optional<IntervalSet> Beside(const law::CountrySet& set,
                                           const IntervalSet& values) {
    // An empty set lies in all, and would say nothing.
    if (set.countries.empty() || !values.Includes(set.countries)) {
      return std::nullopt;
    }
    IntervalSet beside = values.Minus(set.countries);
    if (beside.Size() > kMaxBesideSet) return std::nullopt;
    return beside;
  }

  std::string TellMeasure(const law::Measure& measure,
                          const IntervalSet& values) const {
    const IntervalSet numbers =
        // The least and the greatest count that two dates allow stand for no
        // bound.
        domain_.universe().Minus(IntervalSet::Single(kNone));
    const Scale scale{numbers.empty() ? 0 : numbers.min(),
                      numbers.empty() ? 0 : numbers.max(),
                      std::string(law::UnitName(measure.unit))};
    const auto tell = [&](const Interval& run) {
      const auto order = TellOrder(measure, run, scale);
      return order ? *order : NumbersInWords(run, scale);
    };
    return RunsInWords(values, tell,
                       measure.name.empty() ? TellNone(measure) : "none");
  }

  // Returns which of two dates that are compared is none.
  std::string TellNone(const law::Measure& measure) const {
    std::vector<std::string> names;
    for (const law::DateRef& date : DatesOf(measure)) {
      if (!date || law_.fact(*date).type.form != law::TypeForm::kDateOrNone) {
        continue;
      }
      names.emplace_back(law::DateName(law_, date));
    }
    return text::Listed(names, "or") + " is none";
  }

  // Returns the order of two dates, or of two numbers, that are only compared.
  std::optional<std::string> TellOrder(const law::Measure& measure,
                                       const Interval& run,
                                       const Scale& scale) const {
    // One that is declared is told as the count that the law calls it.
    if (!measure.name.empty()) return std::nullopt;
    const bool numbers = measure.unit == law::Unit::kNumbers;
    if (!numbers && measure.unit != law::Unit::kDays) return std::nullopt;
    if (IsOfConstant(measure)) {
      return DaysInWords(run);
    }
    const auto order = [&](std::string_view words) {
      return fmt::format("{} {} {}",
                         EndName(law_, {measure.from, measure.from_steps}),
                         words, EndName(law_, {measure.to, measure.to_steps}));
    };
    const bool from_low = run.lo <= scale.low;
    const bool to_high = run.hi >= scale.high;
    const auto either = [&](const char* of_numbers, const char* of_days) {
      return order(numbers ? of_numbers : of_days);
    };
    if (run.lo == 0 && run.hi == 0) return either("equal to", "on the day of");
    if (to_high && run.lo == 0) return either("at most", "not after");
    if (to_high && run.lo == 1) return either("below", "before");
    if (from_low && run.hi == 0) return either("at least", "not before");
    if (from_low && run.hi == -1) return either("above", "after");
    return std::nullopt;
  }

  const Chart& chart_;
  const law::Law& law_;
  const Variable& variable_;
  const diagram::Domain& domain_;
  const IntervalSet& universe_;
};

// Returns the name, or the label, of the event of a window and, where it is not
// today, the day by which it may have happened.
std::string TellWindow(const Chart& chart, record::WindowId id,
                       std::string record::Event::* part) {
  const record::Window& window = chart.timeline().window(id);
  const std::string& event = chart.record().event(window.event).*part;
  if (window.by == law::Chain{}) return event;
  return fmt::format("{} (by {})", event, law::DayName(chart.law(), window.by));
}

// Returns the name, or the label, of each event of a dispute.
std::string TellEvents(const Chart& chart, record::DisputeId dispute,
                       std::string_view separator,
                       std::string record::Event::* part) {
  std::vector<std::string_view> words;
  for (const auto event : chart.timeline().dispute(dispute).events) {
    words.push_back(chart.record().event(event).*part);
  }
  return fmt::format("{}", fmt::join(words, separator));
}

// Returns what a measure is called; one that only compares, by its dates.
std::string MeasureName(const law::Law& law, const law::Measure& measure) {
  if (!measure.name.empty()) return measure.name;
  if (IsOfConstant(measure)) {
    return EndName(law, {measure.to, measure.to_steps});
  }
  return fmt::format("{} and {}",
                     EndName(law, {measure.from, measure.from_steps}),
                     EndName(law, {measure.to, measure.to_steps}));
}

// Returns the variable of the number that is compared.
const Variable& NumberOf(const Chart& chart, const law::Expr& comparison) {
  return chart.variable(*chart.VarOf(comparison.subject));
}

// Returns what a measure says; one that only compares says what its dates are.
std::string TellMeasured(const law::Law& law, const law::Measure& measure) {
  if (!measure.name.empty()) return measure.label;
  const auto tell = [&](const law::Chain& end) {
    const law::Day* day = DayOf(law, end);
    return fmt::format("{}: {}", EndName(law, end),
                       day != nullptr ? std::string_view(day->label)
                       : end.root
                           ? std::string_view(law.fact(*end.root).question)
                           : "The day asked about");
  };
  const law::Chain to = {measure.to, measure.to_steps};
  // A day that is compared with a constant is told alone.
  if (IsOfConstant(measure)) return tell(to);
  return fmt::format("{}. {}", tell({measure.from, measure.from_steps}),
                     tell(to));
}

}  // namespace

std::string VariableName(const Chart& chart, const Variable& variable) {
  const law::Law& law = chart.law();
  return std::visit(
      Overloaded{
          [](law::Today) { return std::string("today"); },
          [&](record::WindowId window) {
            return TellWindow(chart, window, &record::Event::name);
          },
          [&](record::DisputeId dispute) {
            return TellEvents(chart, dispute, ", ", &record::Event::name);
          },
          [&](law::MatterId matter) { return law.matter(matter).name; },
          [&](law::FactId fact) { return law.fact(fact).name; },
          [&](law::MeasureId measure) {
            return MeasureName(law, law.measure(measure));
          },
          [&](law::ExprId id) {
            const law::Expr& comparison = law.expr(id);
            return fmt::format("{} and {}",
                               VariableName(chart, NumberOf(chart, comparison)),
                               law.matter(comparison.matter).name);
          },
      },
      variable);
}

std::string VariableQuestion(const Chart& chart, const Variable& variable) {
  const law::Law& law = chart.law();
  return std::visit(
      Overloaded{
          [](law::Today) { return std::string("The day asked about"); },
          [&](record::WindowId window) {
            return TellWindow(chart, window, &record::Event::label);
          },
          [&](record::DisputeId dispute) {
            return TellEvents(chart, dispute, "; ", &record::Event::label);
          },
          [&](law::MatterId matter) { return law.matter(matter).label; },
          [&](law::FactId fact) { return law.fact(fact).question; },
          [&](law::MeasureId measure) {
            return TellMeasured(law, law.measure(measure));
          },
          [&](law::ExprId id) {
            const law::Expr& comparison = law.expr(id);
            return fmt::format(
                "{}. {}", VariableQuestion(chart, NumberOf(chart, comparison)),
                law.matter(comparison.matter).label);
          },
      },
      variable);
}

std::string ClassWords(const Chart& chart, diagram::VarId var,
                       const diagram::ClassSet& classes) {
  return ClassWords(chart, var, classes, chart.domain(var).universe());
}

std::string ClassWords(const Chart& chart, diagram::VarId var,
                       const diagram::ClassSet& classes,
                       const IntervalSet& left) {
  return Teller(chart, var, left)
      .Tell(chart.domain(var).ValuesOf(classes).Intersect(left));
}

}  // namespace safeconduct::chart
