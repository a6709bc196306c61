// SPDX-License-Identifier: Apache-2.0
//
// Diagrams as SQL.
//
// For each node two formulas say what the two planes of survey/kernel say: it
// may be true where, over some edge, the row may be in the edge's classes and
// the child may be true; it may be false likewise.
//
//   may(node) = OR over children: MayBeIn(classes that lead there) AND
//   may(child)
//
// A row may be open where the open side of a route may be reached, and closed
// where the closed side may (Chart::OpenSide): of a pack without assumptions,
// both of one diagram.
//
// On one day most variables of the law are settled: the day, and disputes and
// windows that can be one thing only. What a row cannot change is folded away,
// as are classes that no row can be in on that day: a test that all of them
// pass is left out, and formulas that come out alike are one.
//
// A formula that several others read becomes a column of a step of its own, and
// so does one that is nested or long; any other is written in its reader's
// place.
#include "export/sql.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "diagram/analysis.h"
#include "diagram/class_groups.h"
#include "export/sql_columns.h"
#include "export/sql_facts.h"
#include "law/values.h"
#include "pack/identity.h"
#include "pack/scenario.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace safeconduct::survey {

using diagram::ClassSet;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;

namespace {

// Parsers keep parentheses on a stack, some on a small one.
constexpr size_t kMaxNested = 8;
constexpr size_t kMaxInlined = 600;  // bytes of a formula without a column
// PostgreSQL's limit on the columns of a table, the lowest of the three
// databases'.
constexpr size_t kMaxColumns = 1600;
// PostgreSQL's limit on the bytes of a name, the lowest too: it cuts off what
// is more, and of two columns that it cuts to the same name it reads one.
constexpr size_t kMaxName = 63;
constexpr size_t kCommentWidth = 97;

using FormulaId = Id<struct FormulaTag>;
// Two formulas stand for all that is settled, so that folding is a comparison.
constexpr FormulaId kNever{size_t{0}};
constexpr FormulaId kAlways{size_t{1}};

// Classes that a row has to be in, of a variable.
struct Test {
  VarId var;
  std::vector<uint64_t> classes;
  friend auto operator<=>(const Test&, const Test&) = default;
};

// A way in which a formula holds.
// Without a test it holds for every row for which `then` does.
struct Way {
  FormulaId then;
  std::optional<Test> test;
  friend auto operator<=>(const Way&, const Way&) = default;
};

// Formulas, each once; those it reads come before it.
class Formulas {
 public:
  Formulas(const NodeStore& store, const SqlFacts& facts)
      : store_(store), facts_(facts), formulas_(kAlways.index() + 1) {
    // By node: when it may be true, and when it may be false.
    of_node_[diagram::kFalse] = {kNever, kAlways};
    of_node_[diagram::kTrue] = {kAlways, kNever};
  }

  // Adds the diagrams under `root`. Returns when it may be true and when it may
  // be false.
  std::array<FormulaId, 2> Add(NodeId root) {
    // Children before parents; routes share nodes, which are written once.
    for (const NodeId node : diagram::NodesUnder(store_, root)) {
      if (of_node_.contains(node)) continue;
      of_node_[node] = {FormulaOf(node, 0), FormulaOf(node, 1)};
    }
    return of_node_.at(root);
  }

  size_t count() const { return formulas_.size(); }
  // Those that have ways, each behind all that it reads.
  auto Unsettled() const {
    return IdsBelow<FormulaId>(count()) | std::views::drop(kAlways.index() + 1);
  }
  const std::vector<Way>& ways(FormulaId id) const {
    return formulas_[id.index()];
  }

 private:
  FormulaId FormulaOf(NodeId node, size_t side) {
    const VarId var = store_.var(node);
    const ClassSet& possible = PossibleOf(var);
    std::vector<FormulaId> formulas;
    for (const NodeId child : store_.children(node)) {
      formulas.push_back(of_node_.at(child)[side]);
    }
    // Sorted, so that formulas of the same ways come out alike.
    auto leading =
        diagram::GroupClasses(std::span<const FormulaId>(formulas), possible);
    std::ranges::sort(leading, {}, [](const auto& way) { return way.first; });
    std::vector<Way> ways;
    for (const auto& [then, classes] : leading) {
      // What leads to nothing is no way.
      if (then == kNever) continue;
      Way way{then, std::nullopt};
      // A variable that no row changes has only possible classes, and all rows
      // pass.
      if (!facts_.IsStanding(var) && classes != possible) {
        way.test = Test{var, {classes.words().begin(), classes.words().end()}};
      } else if (then == kAlways) {
        return kAlways;
      }
      ways.push_back(std::move(way));
    }
    if (ways.empty()) return kNever;
    if (ways.size() == 1 && !ways.front().test) return ways.front().then;
    return Once(std::move(ways));
  }

  FormulaId Once(std::vector<Way> ways) {
    const auto [known, is_new] =
        known_.try_emplace(ways, FormulaId(formulas_.size()));
    if (is_new) formulas_.push_back(std::move(ways));
    return known->second;
  }

  const ClassSet& PossibleOf(VarId var) {
    const auto known = possible_.find(var);
    if (known != possible_.end()) return known->second;
    return possible_.emplace(var, facts_.PossibleOf(var)).first->second;
  }

  const NodeStore& store_;
  const SqlFacts& facts_;
  std::vector<std::vector<Way>> formulas_;
  std::map<std::vector<Way>, FormulaId> known_;
  std::map<NodeId, std::array<FormulaId, 2>> of_node_;
  std::map<VarId, ClassSet> possible_;
};

// Writes the formulas that some root reads.
class FormulaWriter {
 public:
  FormulaWriter(const NodeStore& store, const Formulas& formulas,
                SqlFacts& facts, SqlColumns& columns)
      : store_(store),
        formulas_(formulas),
        facts_(facts),
        columns_(columns),
        readers_(formulas.count()),
        written_(formulas.count()) {}

  // Writes all that `roots` read.
  void Run(const std::vector<std::array<FormulaId, 2>>& roots) {
    for (const auto& sides : roots) {
      for (const FormulaId side : sides) ++readers_[side.index()];
    }
    // From those read last to those read first: a formula counts as a reader
    // only if something reads it.
    for (const FormulaId id : formulas_.Unsettled() | std::views::reverse) {
      if (readers_[id.index()] == 0) continue;
      for (const Way& way : formulas_.ways(id)) ++readers_[way.then.index()];
    }
    written_[kNever.index()].expr.text = "FALSE";
    written_[kAlways.index()].expr.text = "TRUE";
    for (const FormulaId id : formulas_.Unsettled()) {
      if (readers_[id.index()] > 0) written_[id.index()] = Write(id);
    }
  }

  const SqlExpr& ExprOf(FormulaId id) const {
    return written_[id.index()].expr;
  }

 private:
  struct Written {
    SqlExpr expr;
    bool is_or = false;  // to be put in parentheses behind AND
    size_t nested = 0;   // how deep parentheses are
  };

  Written Write(FormulaId id) {
    const std::vector<Way>& ways = formulas_.ways(id);
    Written written;
    written.is_or = ways.size() > 1;
    std::vector<std::string> texts;
    for (const Way& way : ways) texts.push_back(AddWay(way, written));
    written.expr.text = JoinSql(texts, "OR");
    // A column that holds what another does would be one more for nothing.
    const bool is_name =
        written.expr.uses.size() == 1 &&
        written.expr.text == columns_.name(written.expr.uses.front());
    if (is_name || (readers_[id.index()] == 1 && written.nested < kMaxNested &&
                    written.expr.text.size() < kMaxInlined)) {
      return written;
    }
    return {columns_.Read(columns_.Add("may", std::move(written.expr))), false,
            0};
  }

  // Returns a way as SQL, and adds to `to` what it reads.
  std::string AddWay(const Way& way, Written& to) {
    std::string text;
    SqlExpr& expr = to.expr;
    if (way.test) {
      const ColumnId test = facts_.MayBeIn(way.test->var, ClassesOf(*way.test));
      text = columns_.name(test);
      expr.uses.push_back(test);
      if (way.then == kAlways) return text;
      text += " AND ";
    }
    const Written& then = written_[way.then.index()];
    // AND binds closer than OR.
    const bool enclosed = then.is_or && way.test;
    to.nested = std::max(to.nested, then.nested + (enclosed ? 1 : 0));
    expr.uses.insert(expr.uses.end(), then.expr.uses.begin(),
                     then.expr.uses.end());
    return text + (enclosed ? "(" + then.expr.text + ")" : then.expr.text);
  }

  ClassSet ClassesOf(const Test& test) const {
    ClassSet classes(store_.class_count(test.var));
    std::ranges::copy(test.classes, classes.mutable_words().begin());
    return classes;
  }

  const NodeStore& store_;
  const Formulas& formulas_;
  SqlFacts& facts_;
  SqlColumns& columns_;
  std::vector<size_t> readers_;  // by FormulaId
  std::vector<Written> written_;
};

// -- The comment above the query ----------------------------------------------

// Returns a paragraph as lines of a comment: `head`, then words, with as many
// blanks before later lines as `head` is long.
// A comment ends with its line, so that a line break within a text would make
// SQL of what follows.
std::string Comment(const std::string& head, std::string_view words) {
  const std::string printable = text::Printable(words);
  std::vector<std::string> lines =
      text::Filled(text::Words(printable), {.width = kCommentWidth,
                                            .first_indent = head.size(),
                                            .indent = head.size()});
  lines.front().replace(0, head.size(), head);
  return fmt::format("-- {}\n", fmt::join(lines, "\n-- "));
}

// Returns what the query answers. Whether a way back is lawful is asked of a
// pack that does not say what it is about.
std::string Question(const law::About& about) {
  return about.routes.empty() ? "Which ways back are lawfully open"
                              : fmt::format("Which {} are open", about.routes);
}

std::string Head(const chart::Chart& chart, Date on,
                 const std::vector<SqlInput>& inputs) {
  std::string text =
      Comment("", fmt::format("{} on {}, for each row of a table of cases. "
                              "Taken for granted: {}.",
                              Question(chart.law().about), FormatDate(on),
                              chart::ScenarioInWords(
                                  chart.pack(), chart.timeline().scenario())));
  text += Comment("", chart::DescribeBasis(chart.pack().identity()) + ".");
  text += "--\n";
  text += Comment(
      "",
      "ROUTE_may_be_open and ROUTE_may_be_closed: a route is open where only "
      "the first is true, closed where only the second is, and undetermined "
      "where both are. Both are NULL where some value of the row is none that "
      "its column takes.");
  if (chart.assumed() != diagram::kTrue) {
    text += Comment("",
                    "Both are false of a row that contradicts itself: nobody "
                    "can be as it tells.");
  }
  text += Comment(
      "",
      fmt::format("{}", fmt::join(chart.pack().words().under_answers, " ")));
  if (inputs.empty()) return text;
  text += "--\n-- Columns read, in which NULL is not known:\n";
  size_t width = 0;
  for (const SqlInput& input : inputs) {
    width = std::max(width, input.name.size());
  }
  for (const SqlInput& input : inputs) {
    text +=
        Comment(fmt::format("  {:<{}} {:<7} ", input.name, width, input.type),
                input.values);
  }
  return text;
}

std::string QuoteTable(std::string_view table) {
  std::vector<std::string> parts;
  for (const std::string_view part : text::SplitAt(table, '.')) {
    parts.push_back(QuoteSqlName(part));
  }
  return fmt::format("{}", fmt::join(parts, "."));
}

// Makes the query's columns from a chart.
class QueryMaker {
 public:
  QueryMaker(const chart::Chart& chart, Date on)
      : chart_(chart), facts_(chart, on, columns_) {}

  void AddId(const std::string& id) {
    if (id.empty()) return;
    const ColumnId column = columns_.Add("id", {"k." + QuoteSqlName(id), {}});
    outputs_.push_back({id, columns_.Read(column)});
  }

  // Returns whether a column of the answer has the name of the one repeated,
  // which is the first of all.
  bool HasIdTwice() const {
    return !outputs_.empty() &&
           std::ranges::count(outputs_, outputs_.front().name,
                              &SqlOutput::name) > 1;
  }

  void AddRoutes() {
    Formulas formulas(chart_.store(), facts_);
    std::vector<std::array<FormulaId, 2>> roots;
    const auto reached = [&](const chart::Side& side) {
      return formulas.Add(side.root)[side.terminal ? 0 : 1];
    };
    for (const law::RouteId route : chart_.law().RouteIds()) {
      roots.push_back(
          {reached(chart_.OpenSide(route)), reached(chart_.ClosedSide(route))});
    }
    FormulaWriter writer(chart_.store(), formulas, facts_, columns_);
    writer.Run(roots);
    const auto ok = facts_.Check();
    for (const law::RouteId route : chart_.law().RouteIds()) {
      const std::string& name = chart_.law().route(route).name;
      const auto& [may_be_true, may_be_false] = roots[route.index()];
      AddOutput(name + "_may_be_open", writer.ExprOf(may_be_true), ok);
      AddOutput(name + "_may_be_closed", writer.ExprOf(may_be_false), ok);
    }
  }

  // Returns the first column, read or answered, whose name is too long.
  // That of `id` is the user's own, and stands in their table as it is.
  std::optional<std::string> NameTooLong() const {
    for (const SqlInput& input : facts_.Inputs()) {
      if (input.name.size() > kMaxName) return input.name;
    }
    for (const std::string& name : route_columns_) {
      if (name.size() > kMaxName) return name;
    }
    return std::nullopt;
  }

  size_t CountWidest() const { return columns_.CountWidest(outputs_); }
  std::vector<SqlInput> Inputs() const { return facts_.Inputs(); }
  std::string Print(std::string_view table) const {
    return columns_.Print(QuoteTable(table), outputs_);
  }

 private:
  // Adds a column of the answer, which is NULL where the row is not `ok`.
  void AddOutput(std::string name, SqlExpr expr, std::optional<ColumnId> ok) {
    route_columns_.push_back(name);
    // CASE without ELSE gives NULL.
    if (ok) {
      expr.text = fmt::format("CASE WHEN {} THEN {} END", columns_.name(*ok),
                              expr.text);
      expr.uses.push_back(*ok);
    }
    outputs_.push_back({std::move(name), std::move(expr)});
  }

  const chart::Chart& chart_;
  SqlColumns columns_;
  SqlFacts facts_;
  std::vector<SqlOutput> outputs_;
  std::vector<std::string> route_columns_;
};

// Returns the error about a measure that SQL cannot say, if a route asks for
// one: databases know of no calendar, and add months in their own ways.
std::optional<Error> FindUnsayable(const chart::Chart& chart) {
  for (const NodeId route : chart.dated().routes) {
    for (const VarId var : diagram::Support(chart.store(), route)) {
      const law::Measure* measure = UnsayableMeasure(chart, var);
      if (measure == nullptr) continue;
      const law::Law& law = chart.law();
      return Error{
          Error::Kind::kLimit,
          fmt::format("law pack: SQL cannot say how `{}` and `{}` compare, as "
                      "steps lead there from two facts (use `survey`, or let "
                      "the table have the day as a fact)",
                      law::DayName(law, {measure->from, measure->from_steps}),
                      law::DayName(law, {measure->to, measure->to_steps}))};
    }
  }
  return std::nullopt;
}

}  // namespace

std::expected<std::string, Error> FormatSql(const chart::Chart& chart, Date on,
                                            const SqlForm& form) {
  if (auto unsayable = FindUnsayable(chart)) {
    return std::unexpected(*std::move(unsayable));
  }
  QueryMaker query(chart, on);
  query.AddId(form.id);
  query.AddRoutes();
  if (query.HasIdTwice()) {
    return std::unexpected(
        Error{Error::Kind::kQuestion,
              fmt::format("--id: `{}` is a column of the answer already (give "
                          "the column of the table another name)",
                          form.id)});
  }
  if (const auto name = query.NameTooLong()) {
    return std::unexpected(
        Error{Error::Kind::kLimit,
              fmt::format("column `{}`: its name has {} bytes, and PostgreSQL "
                          "cuts names off at {} (give the route or the fact a "
                          "shorter name)",
                          *name, name->size(), kMaxName)});
  }
  // Known only once all columns have been added.
  const size_t widest = query.CountWidest();
  if (widest > kMaxColumns) {
    return std::unexpected(Error{
        Error::Kind::kLimit,
        fmt::format("law pack: as SQL it needs a table of {} columns, and "
                    "databases take {} (simplify the clauses that test the "
                    "most facts)",
                    widest, kMaxColumns)});
  }
  return Head(chart, on, query.Inputs()) + "\n" + query.Print(form.table);
}

}  // namespace safeconduct::survey
