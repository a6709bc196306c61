// SPDX-License-Identifier: Apache-2.0
//
// A chart as text, for tests: its variables in their order, what their classes
// are, and how large its diagrams came out. Sizes stand there so that a change
// of the order of variables, or of how diagrams are built, shows in a test; the
// diagrams themselves would be too long to read.
#include "chart/print.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "chart/class_words.h"
#include "diagram/analysis.h"
#include "law/values.h"

namespace safeconduct::chart {
namespace {

// A class of more values than this is printed as how many it has.
constexpr int64_t kMaxNamed = 8;

law::Type DateType() {
  law::Type type;
  type.form = law::TypeForm::kDate;
  return type;
}

// Returns the values of a class as a reader would write them.
std::string ClassText(const law::Type& type, const IntervalSet& values) {
  if (values == type.Universe()) return "any";
  const bool ordered = type.form == law::TypeForm::kNumber || type.is_date();
  if (!ordered && values.Size() > kMaxNamed) {
    return fmt::format("{} others", values.Size());
  }
  return law::FormatValues(type, values);
}

std::string_view KindWord(const Variable& variable) {
  using Word = std::string_view;
  return std::visit(Overloaded{
                        [](law::Today) { return Word(); },
                        [](record::WindowId) { return Word("window "); },
                        [](record::DisputeId) { return Word("dispute "); },
                        [](law::MatterId) { return Word("matter "); },
                        [](law::FactId) { return Word("fact "); },
                        [](law::MeasureId) { return Word("measure "); },
                        [](law::ExprId) { return Word("comparison "); },
                    },
                    variable);
}

// Prints the variables of a chart.
class VariablePrinter {
 public:
  explicit VariablePrinter(const Chart& chart) : chart_(chart) {}

  std::string Line(diagram::VarId var) const {
    std::vector<std::string> classes;
    const diagram::Domain& domain = chart_.domain(var);
    for (size_t c = 0; c < domain.class_count(); ++c) {
      classes.push_back(ClassOf(chart_.variable(var), domain.values(c)));
    }
    return fmt::format("{} {}: {}\n", var.index(), Name(chart_.variable(var)),
                       fmt::join(classes, " | "));
  }

 private:
  std::string Name(const Variable& variable) const {
    return std::string(KindWord(variable)) + VariableName(chart_, variable);
  }

  std::string ClassOf(const Variable& variable,
                      const IntervalSet& values) const {
    const law::Law& law = chart_.law();
    const auto typed = [&](const law::Type& type) {
      return ClassText(type, values);
    };
    const auto plain = [&] { return values.ToString(); };
    return std::visit(
        Overloaded{
            [&](law::Today) { return typed(DateType()); },
            [&](law::MatterId matter) {
              return typed(law.matter(matter).type);
            },
            [&](law::FactId fact) { return typed(law.fact(fact).type); },
            [&](record::WindowId) { return plain(); },
            [&](record::DisputeId) { return plain(); },
            [&](law::MeasureId) { return plain(); },
            [&](law::ExprId) { return plain(); },
        },
        variable);
  }

  const Chart& chart_;
};

}  // namespace

std::string ToString(const Chart& chart) {
  std::string text;
  const VariablePrinter printer(chart);
  for (const diagram::VarId var : chart.Vars()) {
    text += printer.Line(var);
  }
  for (const law::RouteId route : chart.law().RouteIds()) {
    text += fmt::format(
        "route {}: {} nodes free, {} dated\n", chart.law().route(route).name,
        diagram::CountNodes(chart.store(), chart.free().routes[route.index()]),
        diagram::CountNodes(chart.store(),
                            chart.dated().routes[route.index()]));
  }
  return text;
}

}  // namespace safeconduct::chart
