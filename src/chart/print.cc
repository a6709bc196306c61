// SPDX-License-Identifier: Apache-2.0
#include "chart/print.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

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

std::string_view KindWord(Variable::Kind kind) {
  switch (kind) {
    case Variable::Kind::kToday:
      break;
    case Variable::Kind::kWindow:
      return "window ";
    case Variable::Kind::kDispute:
      return "dispute ";
    case Variable::Kind::kMatter:
      return "matter ";
    case Variable::Kind::kFact:
      return "fact ";
    case Variable::Kind::kMeasure:
      return "measure ";
    case Variable::Kind::kComparison:
      return "comparison ";
  }
  return "";
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
    return std::string(KindWord(variable.kind)) +
           VariableName(chart_, variable);
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
      case Variable::Kind::kComparison:
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
  for (const diagram::VarId var : chart.Vars()) {
    text += printer.Line(var);
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
