// SPDX-License-Identifier: Apache-2.0
//
// From counts to what a figure shows. All words and numbers are settled here,
// so that what draws them (gnuplot.cc) knows no law: which routes get a panel,
// what groups are called, and how exactly a number may be told, as digits that
// rounding has lost would claim more than is known.
#include "draw/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace safeconduct::survey {
namespace {

using Kind = TableColumn::Kind;

// From here on a number is told by its powers of ten: all its digits would not
// be read, and not all would be true.
constexpr double kManyDigits = 1e15;

constexpr std::string_view kMeaning =
    "Bounds: Safeconduct; what is so lies between certain (open whatever is "
    "not "
    "known) and possible (open or undetermined).";

// Returns a value of a fact as it is read: `18..24` is `18 to 24`, and with the
// highest number of the type `40..120` is `40 or more`.
std::string ValueInWords(const law::Type& type, std::string_view value) {
  std::string words(value);
  // A value with a blank is several, or a word, and is told as it stands.
  const bool is_range = type.form == law::TypeForm::kNumber &&
                        value.find(' ') == std::string_view::npos;
  const std::string lowest = fmt::format("{}..", type.low);
  const std::string highest = fmt::format("..{}", type.high);
  if (is_range && value.starts_with(lowest)) {
    return "up to " + words.substr(lowest.size());
  }
  if (is_range && value.ends_with(highest)) {
    return words.substr(0, words.size() - highest.size()) + " or more";
  }
  for (size_t at = 0; (at = words.find("..", at)) != std::string::npos;) {
    words.replace(at, 2, " to ");
  }
  return words;
}

class FigureMaker {
 public:
  FigureMaker(const SurveyQuestion& question, const SurveyResult& result,
              const FigureTexts& texts)
      : question_(question), result_(result), texts_(texts) {}

  std::expected<Figure, Error> Run() {
    FindGroups();
    if (tallies_.empty()) {
      return std::unexpected(
          Error{Error::Kind::kFaults,
                "table: no case is left, so that there is no group to draw "
                "(choose rows that it has)"});
    }
    if (tallies_.size() > kMaxFigureGroups) {
      return std::unexpected(
          Error{Error::Kind::kLimit,
                fmt::format("{} groups do not fit a figure, which holds {} "
                            "(group by a column with fewer values)",
                            tallies_.size(), kMaxFigureGroups)});
    }
    AddTexts();
    AddPanels();
    AddNotes();
    return std::move(figure_);
  }

 private:
  const law::Law& law() const { return question_.chart->law(); }

  // What a group is called.
  std::string LabelOf(const std::vector<std::string>& values) const {
    std::string label;
    for (size_t i = 0; i < values.size(); ++i) {
      const TableColumn& column =
          result_.form.columns[result_.form.group_by[i]];
      const std::string value =
          column.kind == Kind::kFact
              ? ValueInWords(law().fact(column.fact).type, values[i])
              : values[i];
      label += i > 0 ? ", " : "";
      label += value.empty() ? "(empty)" : value;
    }
    return label;
  }

  void FindGroups() {
    if (result_.form.group_by.empty()) {
      figure_.groups = {"all"};
      // One bar for all.
      tallies_ = {&result_.total};
    } else {
      for (const auto& [values, tally] : result_.groups) {
        figure_.groups.push_back(LabelOf(values));
        tallies_.push_back(&tally);
      }
    }
    for (const Tally* tally : tallies_) {
      figure_.weights.push_back(tally->weight.value());
    }
  }

  void AddTexts() {
    std::string by;
    for (const size_t column : result_.form.group_by) {
      by += (by.empty() ? "" : ", ") + result_.form.columns[column].name;
    }
    const bool is_weighted = result_.form.Has(Kind::kWeight);
    figure_.title = texts_.heading + " on " + texts_.days;
    figure_.subtitle = fmt::format(
        "{}{} case{}{}",
        is_weighted
            ? FormatGrouped(result_.total.weight.value()) + " people in "
            : "",
        FormatGrouped(static_cast<double>(result_.total.cases)),
        result_.total.cases == 1 ? "" : "s", by.empty() ? "" : ", by " + by);
    figure_.here = texts_.here;
    if (question_.versus) figure_.versus = texts_.versus;
    figure_.x_label = by;
    figure_.y_label = is_weighted ? "people" : "cases";
  }

  FigurePanel PanelOf(law::RouteId id) const {
    const law::Route& route = law().route(id);
    const RouteResult total =
        ResultOf(question_, result_.layout, result_.total, id);
    FigurePanel panel;
    panel.title = route.label;
    // Totals are of the whole table, not added up from groups: sums are rounded
    // once.
    panel.totals = FormatBounds(total.bounds);
    if (question_.versus) {
      panel.totals = fmt::format("left {}; right {}", panel.totals,
                                 FormatBounds(total.versus));
    }
    for (const Tally* tally : tallies_) {
      const RouteResult group = ResultOf(question_, result_.layout, *tally, id);
      panel.here.push_back(group.bounds);
      if (question_.versus) panel.versus.push_back(group.versus);
    }
    return panel;
  }

  bool IsClosedForAll(law::RouteId id) const {
    const RouteResult total =
        ResultOf(question_, result_.layout, result_.total, id);
    return total.bounds.possible == 0 && total.versus.possible == 0;
  }

  void AddPanels() {
    std::vector<FigurePanel> closed;
    for (const law::RouteId id : RoutesOf(question_)) {
      (IsClosedForAll(id) ? closed : figure_.panels).push_back(PanelOf(id));
    }
    // A figure without a panel would say nothing: then all are shown, empty.
    if (figure_.panels.empty()) {
      figure_.panels = std::move(closed);
      return;
    }
    for (const FigurePanel& panel : closed) {
      closed_ += (closed_.empty() ? "" : ", ") + panel.title;
    }
  }

  void AddNotes() {
    if (!closed_.empty()) {
      figure_.notes.push_back("Closed for every case: " + closed_ + ".");
    }
    figure_.notes.emplace_back(kMeaning);
    if (!texts_.under_answers.empty()) {
      figure_.notes.push_back(
          fmt::format("{}", fmt::join(texts_.under_answers, " ")));
    }
    if (!texts_.source.empty()) {
      figure_.notes.push_back("Source: " + texts_.source);
    }
  }

  const SurveyQuestion& question_;
  const SurveyResult& result_;
  const FigureTexts& texts_;
  std::vector<const Tally*> tallies_;  // by group
  std::string closed_;                 // titles of the routes left out
  Figure figure_;
};

}  // namespace

std::expected<Figure, Error> MakeFigure(const SurveyQuestion& question,
                                        const SurveyResult& result,
                                        const FigureTexts& texts) {
  return FigureMaker(question, result, texts).Run();
}

std::string FormatGrouped(double number) {
  // Up to here a number of 64 bits holds whole numbers exactly.
  if (std::abs(number) >= kManyDigits) return fmt::format("{:g}", number);
  const bool is_whole = number == std::floor(number);
  std::string text = fmt::format("{:.{}f}", number, is_whole ? 0 : 2);
  size_t at = std::min(text.find('.'), text.size());
  const size_t first = number < 0 ? 1 : 0;
  // From the point to the left, three digits at a time.
  while (at > first + 3) text.insert(at -= 3, ",");
  return text;
}

std::string FormatBounds(const Bounds& bounds) {
  if (bounds.certain == bounds.possible) return FormatGrouped(bounds.certain);
  return fmt::format("{} to {}", FormatGrouped(bounds.certain),
                     FormatGrouped(bounds.possible));
}

}  // namespace safeconduct::survey
