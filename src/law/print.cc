// SPDX-License-Identifier: Apache-2.0
//
// The checked law as text, a declaration a line, for golden tests: what a name
// was resolved to and what a test became can be read there. Not the language:
// what is printed is not meant to be read in again.
#include "law/print.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/countries.h"
#include "base/overloaded.h"
#include "law/values.h"

namespace safeconduct::law {
namespace {

std::string_view Sign(Comparison comparison) {
  switch (comparison) {
    case Comparison::kLess:
      return "<";
    case Comparison::kLessEqual:
      return "<=";
    case Comparison::kGreater:
      return ">";
    case Comparison::kGreaterEqual:
      return ">=";
    case Comparison::kEqual:
      return "=";
    case Comparison::kNotEqual:
      break;
  }
  return "!=";
}

// A measure that only a comparison made has no name in the law.
std::string MeasureName(const Law& law, const Measure& measure) {
  if (!measure.name.empty()) return measure.name;
  return fmt::format("{}({}, {})", UnitName(measure.unit),
                     DayName(law, {measure.from, measure.from_steps}),
                     DayName(law, {measure.to, measure.to_steps}));
}

// Parentheses always, so that what binds how need not be known.
std::string JoinChildren(const Law& law, const Expr& expr,
                         std::string_view word) {
  std::vector<std::string> parts;
  // Nests as deep as the parser lets a condition be; a term is printed by its
  // name.
  for (const ExprId child : expr.children) {
    parts.push_back(ToString(law, child));
  }
  return fmt::format("({})", fmt::join(parts, word));
}

std::string_view TextOf(const text::Name& name) { return name.text; }

// Prints declarations, a line each.
class Printer {
 public:
  explicit Printer(const Law& law) : law_(law) {}

  // In the order of the tables, so that a printout follows the declarations.
  std::string Run() {
    Print(law_.about);
    for (const Fact& fact : law_.facts) Print(fact);
    for (const Measure& measure : law_.measures) Print(measure);
    for (const Matter& matter : law_.DeclaredMatters()) Print(matter);
    for (const CountrySet& set : law_.sets) Print(set);
    for (const Term& term : law_.terms) {
      Line("term {}: {}", term.name, ToString(law_, term.condition));
    }
    for (const auto& calendar : law_.calendars) Print(*calendar);
    for (const Day& day : law_.days) Print(day);
    for (const Group& group : law_.groups) {
      Line("{} {}",
           group.kind == ClauseKind::kNeeds ? "requirements" : "safeguards",
           group.name);
      PrintClauses(group.clauses);
      PrintNotes(group.notes);
    }
    for (const Route& route : law_.routes) Print(route);
    for (const Guarantee& guarantee : law_.guarantees) {
      Line("guarantee {}: {} {}", guarantee.name,
           guarantee.always ? "always" : "never",
           ToString(law_, guarantee.condition));
    }
    for (const Assumption& assumption : law_.assumptions) {
      Line("assume {}: {} {}", assumption.name,
           assumption.always ? "always" : "never",
           ToString(law_, assumption.condition));
    }
    for (const Procedure& procedure : law_.procedures) {
      Line("procedure {} on {}", procedure.name,
           law_.route(procedure.route).name);
      for (const StepId id : procedure.in_order) Print(law_.step(id));
    }
    for (const Example& example : law_.examples) Print(example);
    return std::move(text_);
  }

 private:
  template <typename... Args>
  void Line(fmt::format_string<Args...> form, Args&&... args) {
    text_ += fmt::format(form, std::forward<Args>(args)...);
    text_ += '\n';
  }

  void Print(const Fact& fact) {
    Line("fact {}: {}{}", fact.name, DescribeType(fact.type),
         fact.fixed ? ", fixed" : "");
  }

  void Print(const Measure& measure) {
    Line("measure {}: {} from {} to {}",
         measure.name.empty() ? "(compared)" : measure.name,
         UnitName(measure.unit),
         DayName(law_, {measure.from, measure.from_steps}),
         DayName(law_, {measure.to, measure.to_steps}));
  }

  void Print(const calendar::Calendar& calendar) {
    const auto [first, last] = calendar.years();
    Line("calendar {}: {} to {}, {} open days", calendar.name(),
         FormatDate(Date{first}), FormatDate(Date{last}),
         calendar.open_days().size());
  }

  void Print(const Day& day) {
    Line("day {}", day.name);
    for (const DayAlternative& way : day.alternatives) {
      Line("  {}{}{}", way.chain ? DayName(law_, *way.chain) : "none",
           way.when ? " when " : "", way.when ? ToString(law_, *way.when) : "");
    }
  }

  void Print(const Matter& matter) {
    Line("matter {}: {}; at first {}{}", matter.name, DescribeType(matter.type),
         FormatValue(matter.type, matter.at_first),
         matter.for_the_record ? "; for the record" : "");
  }

  void Print(const CountrySet& set) {
    Type country;
    country.form = TypeForm::kCountry;
    Line("set {}: {}", set.name, FormatValues(country, set.countries));
  }

  // Nothing where the pack does not say what it is.
  void Print(const About& about) {
    if (about.place.source == nullptr) return;
    std::string line = fmt::format("pack \"{}\"", about.title);
    if (!about.routes.empty()) {
      line += fmt::format(" routes \"{}\", \"{}\"", about.route, about.routes);
    }
    if (!about.version.empty()) {
      line += fmt::format(" version \"{}\"", about.version);
    }
    if (about.law_read) {
      line += " law as read on " + FormatDate(*about.law_read);
    }
    std::string_view before = " under every answer ";
    for (const std::string& sentence : about.under_answers) {
      line += fmt::format("{}\"{}\"", before, sentence);
      before = ", ";
    }
    Line("{}", line);
  }

  std::string Destination(const Route& route) const {
    return std::visit(
        Overloaded{
            [](Value country) {
              return " to " + std::string(CountryCode(country));
            },
            [this](FactId fact) { return " to " + law_.fact(fact).name; },
            [](Nowhere) { return std::string(); },
        },
        route.to);
  }

  void Print(const Route& route) {
    std::vector<std::string_view> groups;
    for (const GroupId group : route.groups) {
      groups.push_back(law_.group(group).name);
    }
    Line("route {}{}{}{}", route.name, Destination(route),
         groups.empty() ? "" : " under ", fmt::join(groups, ", "));
    PrintClauses(route.own_clauses);
    PrintNotes(route.own_notes);
  }

  static std::string Cited(const std::vector<Citation>& citations) {
    std::string text;
    std::string_view before = " cite ";
    for (const Citation& citation : citations) {
      text += fmt::format("{}{}", before, citation.source);
      if (citation.at) text += fmt::format(" \"{}\"", *citation.at);
      before = ", ";
    }
    return text;
  }

  void PrintNotes(const std::vector<NoteId>& notes) {
    for (const NoteId id : notes) {
      const Note& note = law_.note(id);
      Line("  note {}: {}{}", note.address, ToString(law_, note.when),
           Cited(note.citations));
    }
  }

  // As the law writes them, but that names are resolved and conditions checked.
  void PrintClauses(const std::vector<ClauseId>& clauses) {
    for (const ClauseId id : clauses) {
      const Clause& clause = law_.clause(id);
      std::string line =
          fmt::format("  {} {}: {}",
                      clause.kind == ClauseKind::kNeeds ? "needs" : "barred by",
                      clause.address, ToString(law_, clause.when));
      if (clause.unless) line += " unless " + ToString(law_, *clause.unless);
      Line("{}{}", line, Cited(clause.citations));
    }
  }

  // In the order in which they are looked at.
  void Print(const ProcedureStep& step) {
    std::string line =
        fmt::format("  step {} by {}", step.name, PartyName(step.party));
    std::string_view before = " after ";
    for (const StepId id : step.after) {
      line += fmt::format("{}{}", before, law_.step(id).name);
      before = ", ";
    }
    if (step.sets) line += " sets " + law_.fact(*step.sets).name;
    if (step.due) line += " due " + law_.day(*step.due).name;
    if (step.silence == Silence::kAccepts) line += " silence accepts";
    if (step.silence == Silence::kRefuses) line += " silence refuses";
    before = " once ";
    for (const ClauseId id : step.once) {
      line += fmt::format("{}{}", before, law_.clause(id).address);
      before = ", ";
    }
    if (step.takes_the_route) line += " takes the route";
    Line("{}", line);
  }

  void Print(const Example& example) {
    std::string line = fmt::format("example \"{}\" on {}", example.label,
                                   FormatDate(example.first_day));
    if (example.last_day != example.first_day) {
      line += ".." + FormatDate(example.last_day);
    }
    if (example.known_on) line += " known on " + FormatDate(*example.known_on);
    if (example.viewpoint) {
      line += fmt::format(" as told by {}", TextOf(*example.viewpoint));
    }
    for (const Supposition& supposition : example.suppositions) {
      // As it is written, as the record resolves it.
      line += fmt::format(" supposing {}", supposition.place.text());
    }
    Line("{}", line);
    for (const Given& given : example.givens) {
      const Fact& fact = law_.fact(given.fact);
      Line("  given {}: {}", fact.name, FormatValues(fact.type, given.values));
    }
    for (const Expectation& expected : example.expectations) Print(expected);
  }

  void Print(const Expectation& expected) {
    std::string line =
        fmt::format("  expect {} {}", law_.route(expected.route).name,
                    OutcomeName(expected.outcome));
    std::string_view before = " because ";
    for (const ClauseId clause : expected.because) {
      line += fmt::format("{}{}", before, law_.clause(clause).address);
      before = ", ";
    }
    if (expected.turns_on) {
      before = " turns on ";
      for (const text::Name& name : *expected.turns_on) {
        line += fmt::format("{}{}", before, TextOf(name));
        before = ", ";
      }
    }
    for (const NoteExpectation& expected_note : expected.notes) {
      line += fmt::format(" {}noting {}", TellingWord(expected_note.telling),
                          law_.note(expected_note.note).address);
    }
    Line("{}", line);
  }

  const Law& law_;
  std::string text_;
};

}  // namespace

std::string ToString(const Law& law, const Subject& subject) {
  return std::visit(
      Overloaded{
          [&](FactId fact) { return law.fact(fact).name; },
          [&](MeasureId measure) {
            return MeasureName(law, law.measure(measure));
          },
          [&](MatterId matter) { return law.matter(matter).name; },
          [](Today) { return std::string("today"); },
      },
      subject);
}

std::string ToString(const Law& law, ExprId id) {
  const Expr& expr = law.expr(id);
  switch (expr.kind) {
    case Expr::Kind::kIn:
      return fmt::format("{} in {}", ToString(law, expr.subject),
                         expr.values.ToString());
    case Expr::Kind::kCompare:
      return fmt::format("{} {} {}", ToString(law, expr.subject),
                         Sign(expr.comparison), law.matter(expr.matter).name);
    case Expr::Kind::kNot:
      return "not " + ToString(law, expr.children.front());
    case Expr::Kind::kAnd:
      return JoinChildren(law, expr, " and ");
    case Expr::Kind::kOr:
      if (expr.same) {
        return fmt::format("{} is {}", ToString(law, expr.same->first),
                           ToString(law, expr.same->second));
      }
      return JoinChildren(law, expr, " or ");
    case Expr::Kind::kTerm:
      return law.term(expr.term).name;
    case Expr::Kind::kRouteOpen:
      break;
  }
  return law.route(expr.route).name + " is open";
}

std::string ToString(const Law& law) { return Printer(law).Run(); }

}  // namespace safeconduct::law
