// SPDX-License-Identifier: Apache-2.0
#include "chart/print.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

#include "diagram/analysis.h"
#include "law/print.h"
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
    const record::Timeline& timeline = chart_.timeline();
    switch (variable.kind) {
      case Variable::Kind::kToday:
        break;
      case Variable::Kind::kWindow: {
        const auto event = timeline.windows()[variable.index].event;
        return "window " + chart_.record().event(event).name;
      }
      case Variable::Kind::kDispute: {
        std::vector<std::string_view> names;
        for (const auto event : timeline.disputes()[variable.index].events) {
          names.push_back(chart_.record().event(event).name);
        }
        return fmt::format("dispute {}", fmt::join(names, ", "));
      }
      case Variable::Kind::kMatter:
        return "matter " + chart_.law().matters[variable.index].name;
      case Variable::Kind::kFact:
        return "fact " + chart_.law().facts[variable.index].name;
      case Variable::Kind::kMeasure:
        return "measure " +
               law::ToString(chart_.law(),
                             {law::Subject::Kind::kMeasure, variable.index});
    }
    return "today";
  }

  std::string ClassOf(const Variable& variable,
                      const IntervalSet& values) const {
    switch (variable.kind) {
      case Variable::Kind::kToday:
        return ClassText(DateType(), values);
      case Variable::Kind::kMatter:
        return ClassText(chart_.law().matters[variable.index].type, values);
      case Variable::Kind::kFact:
        return ClassText(chart_.law().facts[variable.index].type, values);
      case Variable::Kind::kWindow:
      case Variable::Kind::kDispute:
      case Variable::Kind::kMeasure:
        break;
    }
    return values.ToString();
  }

  const Chart& chart_;
};

}  // namespace

std::string ToString(const Chart& chart) {
  std::string text;
  const VariablePrinter printer(chart);
  for (size_t i = 0; i < chart.var_count(); ++i) {
    text += printer.Line(diagram::VarId(i));
  }
  for (size_t i = 0; i < chart.law().routes.size(); ++i) {
    text += fmt::format(
        "route {}: {} nodes free, {} dated\n", chart.law().routes[i].name,
        diagram::CountNodes(chart.store(), chart.free().routes[i]),
        diagram::CountNodes(chart.store(), chart.dated().routes[i]));
  }
  return text;
}

}  // namespace safeconduct::chart
