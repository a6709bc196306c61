// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_LAW_TESTING_H_
#define SAFECONDUCT_LAW_LAW_TESTING_H_

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "law/checker.h"
#include "law/law.h"
#include "law/parser.h"
#include "law/values.h"
#include "text/diagnostic.h"
#include "text/lexer.h"
#include "text/source_text.h"

// Laws for tests, from a text in place of a file.
namespace safeconduct::law {

// A law with the text that its places point to.
struct TestLaw {
  std::unique_ptr<text::SourceText> source;
  text::Diagnostics diagnostics;
  syntax::Law written;
  Law law;

  // Returns the faults, each as `line:column kind: text`, then its notes, each
  // as `  line:column text`.
  std::string Faults() const {
    std::string faults;
    for (const text::Diagnostic& fault : diagnostics.Sorted()) {
      faults += fmt::format("{} {}: {}\n", At(fault.place),
                            text::KindName(fault.kind), fault.text);
      for (const text::Note& note : fault.notes) {
        faults += fmt::format("  {} {}\n", At(note.place), note.text);
      }
    }
    return faults;
  }

 private:
  static std::string At(const text::Place& place) {
    const auto position = place.source->PositionOf(place.begin);
    return fmt::format("{}:{}", position.line, position.column);
  }
};

// Returns the law that `content` writes, without a fence of Markdown. Positions
// count from its first character.
inline TestLaw ReadTestLaw(std::string content) {
  TestLaw read;
  read.source = std::make_unique<text::SourceText>("test.law.md",  //
                                                   std::move(content));
  const std::vector<text::Block> blocks = {
      text::LexText(*read.source, text::BlockKind::kLaw, read.diagnostics)};
  read.written = ParseLaw(blocks, read.diagnostics);
  read.law = CheckLaw(read.written, read.diagnostics);
  return read;
}

// What many tested laws share. It is one line, so that a text after it begins
// on line 2.
inline constexpr const char* kSharedLaw =
    "fact nationality \"?\" : country "
    "fact came_from \"?\" : country "
    "fact age \"?\" : 0..120 years "
    "fact stay \"?\" : 0..400 days "
    "fact alone \"?\" : yes or no "
    "fact claim \"?\" : one of none, pending, granted "
    "fact arrived \"?\" : date "
    "fact requested \"?\" : date or none "
    "fact accepted \"?\" : date or none "
    "measure days_here \"\" counts days from arrived to today "
    "measure months_to_request \"\" counts months from arrived to requested "
    "matter recovery_days \"\" : 0..365 days; at first 45 "
    "matter other_days \"\" : 0..9 days; at first 1 "
    "matter treaty \"\" : one of none, in_force; at first none "
    "matter ratified \"\" : yes or no; at first no "
    "set eu_states \"\" is AT, BE, FR "
    "term child \"\" when age < 18 "
    "safeguards every_removal \"\" barred by pending \"\" when claim is "
    "pending "
    "route home \"\" to nationality under every_removal "
    "  barred by risk \"\" when alone "
    "route france \"\" to FR needs treaty \"\" when treaty is in_force\n";

// Returns the law that `content` writes after the shared one.
inline TestLaw ReadWithSharedLaw(const std::string& content) {
  return ReadTestLaw(kSharedLaw + content);
}

// Returns what a subject is called; a measure that only compares two dates is
// `days(FROM, TO)`.
inline std::string PrintSubject(const Law& law, const Subject& subject) {
  const auto date = [&](const DateRef& ref) {
    return ref ? law.fact(*ref).name : std::string("today");
  };
  switch (subject.kind) {
    case Subject::Kind::kFact:
      return law.facts[subject.index].name;
    case Subject::Kind::kMatter:
      return law.matters[subject.index].name;
    case Subject::Kind::kToday:
      return "today";
    case Subject::Kind::kMeasure:
      break;
  }
  const Measure& measure = law.measures[subject.index];
  if (!measure.name.empty()) return measure.name;
  return fmt::format("days({}, {})", date(measure.from), date(measure.to));
}

// Returns an expression such as `(age in {0..17} and not child)`.
inline std::string PrintExpr(const Law& law, ExprId id) {
  static constexpr const char* kComparisons[] = {"<",  "<=", ">",
                                                 ">=", "=",  "!="};
  const Expr& expr = law.expr(id);
  const auto children = [&](const char* word) {
    std::vector<std::string> parts;
    for (const ExprId child : expr.children) {
      parts.push_back(PrintExpr(law, child));
    }
    return fmt::format("({})", fmt::join(parts, word));
  };
  switch (expr.kind) {
    case Expr::Kind::kIn:
      return fmt::format("{} in {}", PrintSubject(law, expr.subject),
                         expr.values.ToString());
    case Expr::Kind::kCompare:
      return fmt::format("{} {} {}", PrintSubject(law, expr.subject),
                         kComparisons[static_cast<size_t>(expr.comparison)],
                         law.matter(expr.matter).name);
    case Expr::Kind::kNot:
      return "not " + PrintExpr(law, expr.children.front());
    case Expr::Kind::kAnd:
      return children(" and ");
    case Expr::Kind::kOr:
      return children(" or ");
    case Expr::Kind::kTerm:
      return law.terms[expr.term.index()].name;
    case Expr::Kind::kRouteOpen:
      return law.route(expr.route).name + " is open";
  }
  return "";
}

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_LAW_TESTING_H_
