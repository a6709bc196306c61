// SPDX-License-Identifier: Apache-2.0
//
// A query in steps.
//
// SQL has no names for values within a row: a column that two others read has
// to stand in a table before them. So columns fall into steps. Those that read
// the table of cases stand in step 1, and any other stands one step behind the
// last that it reads. Each step is a common table expression over the one
// before it: it computes its own columns and hands on those that a later step
// reads.
//
// MATERIALIZED keeps databases from putting the text of a column in place of
// its name, which would double the query with each step.
#include "export/sql_columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "text/lines.h"

namespace safeconduct::survey {
namespace {

constexpr size_t kLineWidth = 96;
constexpr size_t kMaxStem = 40;  // some databases cut names off at 63

// Returns what stands between the blanks of an item that are outside quotes.
// Blanks within quotes are part of a name or a text, and must not become line
// ends.
std::vector<std::string_view> PartsOf(std::string_view item) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  char quote = 0;
  for (size_t i = 0; i < item.size(); ++i) {
    const char c = item[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == ' ') {
      parts.push_back(item.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  parts.push_back(item.substr(begin));
  return parts;
}

// Returns an item of a list in SQL as lines, of which all but the first stand
// two blanks further in.
std::string Filled(std::string_view item, size_t indent) {
  const auto lines =
      text::Filled(PartsOf(item), {kLineWidth, indent, indent + 2});
  return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string Quoted(std::string_view text, char quote) {
  std::string quoted(1, quote);
  // A quote within quotes is written twice, in names and in texts alike.
  for (const char c : text) quoted.append(c == quote ? 2 : 1, c);
  return quoted + quote;
}

// Far from what databases take, and most conditions are shorter.
constexpr size_t kMaxChain = 50;

std::string Join(std::span<const std::string> conditions,
                 std::string_view sign) {
  if (conditions.size() <= kMaxChain) {
    return fmt::format("{}", fmt::join(conditions, sign));
  }
  const size_t half = conditions.size() / 2;
  return fmt::format("({}){}({})", Join(conditions.first(half), sign), sign,
                     Join(conditions.subspan(half), sign));
}

}  // namespace

std::string JoinSql(const std::vector<std::string>& conditions,
                    std::string_view sign) {
  return Join(conditions, fmt::format(" {} ", sign));
}

std::string QuoteSqlName(std::string_view name) { return Quoted(name, '"'); }
std::string QuoteSqlText(std::string_view text) { return Quoted(text, '\''); }

ColumnId SqlColumns::Add(std::string_view stem, SqlExpr expr) {
  // By its text: a column that two routes need is computed once.
  const auto [known, is_new] =
      known_.try_emplace(expr.text, ColumnId(columns_.size()));
  if (!is_new) return known->second;
  // The number alone tells names apart.
  columns_.push_back(
      {fmt::format("{}_{}", stem.substr(0, kMaxStem), columns_.size() + 1),
       std::move(expr), 1});
  columns_.back().step = LastStepOf(columns_.back().expr) + 1;
  return known->second;
}

uint32_t SqlColumns::LastStepOf(const SqlExpr& expr) const {
  uint32_t last = 0;
  for (const ColumnId id : expr.uses) {
    last = std::max(last, columns_[id.index()].step);
  }
  return last;
}

// Which columns stand in which step: in each, those handed on, then its own.
struct SqlColumns::Steps {
  std::vector<std::vector<ColumnId>> handed_on;
  std::vector<std::vector<ColumnId>> own;
};

SqlColumns::Steps SqlColumns::StepsOf(
    const std::vector<SqlOutput>& outputs) const {
  uint32_t count = 0;
  for (const SqlOutput& output : outputs) {
    count = std::max(count, LastStepOf(output.expr));
  }
  // The last step that a later one, or the answer, reads each column from.
  std::vector<uint32_t> read_from(columns_.size());
  const auto read = [&](const SqlExpr& expr, uint32_t step) {
    for (const ColumnId id : expr.uses) {
      read_from[id.index()] = std::max(read_from[id.index()], step);
    }
  };
  for (const SqlOutput& output : outputs) read(output.expr, count);
  // Readers before what they read, so that what nothing reads drops out with
  // all that only it would read.
  for (size_t i = columns_.size(); i-- > 0;) {
    if (read_from[i] > 0) read(columns_[i].expr, columns_[i].step - 1);
  }
  Steps steps{std::vector<std::vector<ColumnId>>(count),
              std::vector<std::vector<ColumnId>>(count)};
  for (const ColumnId id : IdsBelow<ColumnId>(columns_.size())) {
    const uint32_t last = read_from[id.index()];
    // Nothing reads it.
    if (last == 0) continue;
    const uint32_t first = columns_[id.index()].step;
    steps.own[first - 1].push_back(id);
    for (uint32_t step = first + 1; step <= last; ++step) {
      steps.handed_on[step - 1].push_back(id);
    }
  }
  return steps;
}

size_t SqlColumns::CountWidest(const std::vector<SqlOutput>& outputs) const {
  const Steps steps = StepsOf(outputs);
  size_t widest = outputs.size();
  for (size_t i = 0; i < steps.own.size(); ++i) {
    widest = std::max(widest, steps.own[i].size() + steps.handed_on[i].size());
  }
  return widest;
}

std::string SqlColumns::Print(std::string_view table,
                              const std::vector<SqlOutput>& outputs) const {
  const Steps steps = StepsOf(outputs);
  std::string from = fmt::format("{} AS k", table);
  std::string text;
  for (size_t i = 0; i < steps.own.size(); ++i) {
    std::vector<std::string> items;
    std::vector<std::string> names;
    for (const ColumnId id : steps.handed_on[i]) names.push_back(name(id));
    if (!names.empty()) {
      items.push_back(Filled(fmt::format("{}", fmt::join(names, ", ")), 4));
    }
    for (const ColumnId id : steps.own[i]) {
      items.push_back(Filled(
          fmt::format("{} AS {}", columns_[id.index()].expr.text, name(id)),
          4));
    }
    text += fmt::format(
        "{}safeconduct_{} AS MATERIALIZED (\n  SELECT\n{}\n  FROM {}\n)",
        i == 0 ? "WITH " : ",\n", i + 1, fmt::join(items, ",\n"), from);
    from = fmt::format("safeconduct_{}", i + 1);
  }
  std::vector<std::string> items;
  for (const SqlOutput& output : outputs) {
    items.push_back(Filled(
        fmt::format("{} AS {}", output.expr.text, QuoteSqlName(output.name)),
        2));
  }
  return fmt::format("{}{}SELECT\n{}\nFROM {};\n", text,
                     text.empty() ? "" : "\n", fmt::join(items, ",\n"), from);
}

}  // namespace safeconduct::survey
