// SPDX-License-Identifier: Apache-2.0
// Expressions, by recursive descent: `or` binds weakest, then `and`, then
// `not`. Chains of one operator become one node with many children, so that
// only parentheses and `not` nest, and their depth is bounded.
//
// `or` is written for two things: between conditions, and before the last value
// of a list, as in `claim in refused, withdrawn or none`. Which it is, the
// tokens behind it tell, and where one of them is a name alone, whether that
// name is declared as a condition anywhere in the pack. Names are therefore
// collected from the tokens before anything is parsed: see
// docs/decisions/or-after-a-list.md.
#include "law/expr_parser.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "text/quote.h"

namespace safeconduct::law {
namespace {

using syntax::Expr;
using syntax::ExprKind;
using text::Place;
using text::Quote;
using text::TokenCursor;
using text::TokenKind;

std::optional<Comparison> ComparisonOf(TokenKind kind) {
  switch (kind) {
    case TokenKind::kLess:
      return Comparison::kLess;
    case TokenKind::kLessEqual:
      return Comparison::kLessEqual;
    case TokenKind::kGreater:
      return Comparison::kGreater;
    case TokenKind::kGreaterEqual:
      return Comparison::kGreaterEqual;
    case TokenKind::kEqual:
      return Comparison::kEqual;
    case TokenKind::kNotEqual:
      return Comparison::kNotEqual;
    default:
      return std::nullopt;
  }
}

// Whether a step of a day begins so far ahead, a comma before it or not.
bool BeginsStep(const TokenCursor& cursor, size_t ahead) {
  if (cursor.Peek(ahead).kind == TokenKind::kComma) ++ahead;
  return cursor.SeesWord("plus", ahead) || cursor.SeesWord("minus", ahead) ||
         cursor.SeesWord("rolled", ahead);
}

// Whether `later of` or `earlier of` stands so far ahead.
bool SeesLaterOf(const TokenCursor& cursor, size_t ahead) {
  return (cursor.SeesWord("later", ahead) ||
          cursor.SeesWord("earlier", ahead)) &&
         cursor.SeesWord("of", ahead + 1);
}

class ExprParser {
 public:
  ExprParser(TokenCursor& cursor, const ConditionNames& condition_names,
             bool in_day = false)
      : cursor_(cursor), condition_names_(condition_names), in_day_(in_day) {}

  Expr ParseOr() { return ParseChain("or", ExprKind::kOr); }

 private:
  // Reads operands joined by `word`; one operand alone is returned as it is.
  Expr ParseChain(std::string_view word, ExprKind kind) {
    const Place start = cursor_.here();
    Expr first = ParsePart(kind);
    if (!SeesNext(word)) return first;
    Expr chain;
    chain.kind = kind;
    chain.children.push_back(std::move(first));
    while (SeesNext(word)) {
      cursor_.AcceptWord(word);
      chain.children.push_back(ParsePart(kind));
    }
    chain.place = cursor_.Since(start);
    return chain;
  }

  // Whether the condition goes on with `word`.
  bool SeesNext(std::string_view word) const {
    return cursor_.SeesWord(word) && !SeesNextWay();
  }

  // Whether `or` comes next and goes on not with this condition but with
  // another way to find the day: `or requested plus 1 month`, `or later of a,
  // b`, `or requested when C`.
  bool SeesNextWay() const {
    if (!in_day_ || depth_ > 0 || !cursor_.SeesWord("or")) return false;
    if (SeesLaterOf(cursor_, 1)) return true;
    const text::Token& next = cursor_.Peek(1);
    if (next.kind != TokenKind::kName) return false;
    if (BeginsStep(cursor_, 2)) return true;
    return condition_names_.dates.contains(cursor_.PlaceOf(next).text()) &&
           !IsTested(2);
  }

  // Whether what stands so far ahead asks something of the name before it.
  bool IsTested(size_t ahead) const {
    return cursor_.SeesWord("is", ahead) || cursor_.SeesWord("in", ahead) ||
           cursor_.SeesWord("on", ahead) ||
           ComparisonOf(cursor_.Peek(ahead).kind).has_value();
  }

  Expr ParsePart(ExprKind kind) {
    return kind == ExprKind::kOr ? ParseChain("and", ExprKind::kAnd)
                                 : ParseNot();
  }

  Expr ParseNot() {
    const Place start = cursor_.here();
    if (!cursor_.AcceptWord("not")) return ParsePrimary();
    Expr negation;
    negation.kind = ExprKind::kNot;
    // Descend() counts the level even where it refuses it.
    if (Descend(start)) negation.children.push_back(ParseNot());
    --depth_;
    negation.place = cursor_.Since(start);
    return negation;
  }

  Expr ParsePrimary() {
    const Place start = cursor_.here();
    if (!cursor_.Accept(TokenKind::kOpen)) return ParseTest();
    Expr inner;
    if (Descend(start)) inner = ParseOr();
    --depth_;
    cursor_.Expect(TokenKind::kClose);
    return inner;
  }

  // The bound keeps this, and every later pass that recurses over an
  // expression, within its stack.
  bool Descend(const Place& start) {
    if (++depth_ <= kMaxNesting) return true;
    cursor_.Fail(text::DiagnosticKind::kNestingTooDeep, start,
                 fmt::format("condition nests deeper than {} levels; a `term` "
                             "can name its parts",
                             kMaxNesting));
    return false;
  }

  // Reads a name with what is asked of it: `is`, `in`, a comparison, or
  // nothing.
  Expr ParseTest() {
    Expr test;
    test.name = cursor_.ExpectName("a condition");
    test.place = test.name.place;
    test.on = ParseOn();
    if (cursor_.AcceptWord("is")) {
      test.kind = cursor_.AcceptWord("not") ? ExprKind::kIsNot : ExprKind::kIs;
      test.items.push_back(OneValue());
    } else if (cursor_.AcceptWord("in")) {
      test.kind = ExprKind::kIn;
      ParseList(test.items);
    } else if (const auto comparison = ComparisonOf(cursor_.Peek().kind)) {
      cursor_.Take();
      test.kind = ExprKind::kCompare;
      test.comparison = *comparison;
      test.items.push_back(OneValue());
    } else {
      ExpectEndOfName(test.name.text);
    }
    test.place = cursor_.Since(test.place);
    return test;
  }

  // Reads `on applied` behind the name of a matter, where it stands there.
  std::optional<text::Name> ParseOn() {
    if (!cursor_.AcceptWord("on")) return std::nullopt;
    return cursor_.ExpectName("a date fact, a day or `today`");
  }

  // A name that stands alone ends the test. A value behind it was meant to be
  // compared with it.
  void ExpectEndOfName(std::string_view name) {
    switch (cursor_.Peek().kind) {
      case TokenKind::kCountry:
      case TokenKind::kWord:
      case TokenKind::kString:
      case TokenKind::kNumber:
      case TokenKind::kDate:
        return cursor_.FailExpected(
            fmt::format("`is`, `in`, `<` or the like behind {}", Quote(name)));
      default:
        return;
    }
  }

  syntax::Item OneValue() {
    const Place start = cursor_.here();
    syntax::Item item;
    item.low = ParseOperand(cursor_);
    if (item.low.kind == TokenKind::kName) item.on = ParseOn();
    item.place = cursor_.Since(start);
    return item;
  }

  // A list ends where neither a comma nor an `or` of its own follows.
  void ParseList(std::vector<syntax::Item>& items) {
    items.push_back(ParseItem(cursor_));
    while (cursor_.Accept(TokenKind::kComma) || AcceptListOr()) {
      items.push_back(ParseItem(cursor_));
    }
  }

  // Takes an `or` that goes on with the list: one that no condition follows.
  bool AcceptListOr() {
    if (!cursor_.SeesWord("or") || SeesNextWay()) return false;
    const text::Token& next = cursor_.Peek(1);
    // No value begins so.
    if (next.kind == TokenKind::kOpen || cursor_.SeesWord("not", 1)) {
      return false;
    }
    // `or age < 18`: a name that is tested is no value.
    if (next.kind == TokenKind::kName) {
      const bool condition =
          condition_names_.contains(cursor_.PlaceOf(next).text());
      if (IsTested(2) || condition) return false;
    }
    return cursor_.AcceptWord("or");
  }

  TokenCursor& cursor_;
  const ConditionNames& condition_names_;
  bool in_day_;
  int depth_ = 0;
};

// Reads `plus 5 working days of england`, `rolled back on england`.
class StepParser {
 public:
  explicit StepParser(TokenCursor& cursor) : cursor_(cursor) {}

  syntax::Step Parse() {
    syntax::Step step;
    const Place start = cursor_.here();
    if (cursor_.AcceptWord("rolled")) {
      step.kind = cursor_.AcceptWord("back") ? Kind::kRollBack : Kind::kRoll;
      cursor_.ExpectWord("on");
      step.calendar = cursor_.ExpectName("the name of a calendar");
    } else {
      const bool back = cursor_.AcceptWord("minus");
      if (!back) cursor_.ExpectWord("plus");
      ParseCounted(step);
      if (back) step.count = -step.count;
    }
    step.place = cursor_.Since(start);
    return step;
  }

 private:
  using Kind = calendar::Step::Kind;

  // Whether a word stands next, in the singular or the plural.
  bool AcceptUnit(const std::string& one) {
    return cursor_.AcceptWord(one) || cursor_.AcceptWord(one + "s");
  }

  void ParseCounted(syntax::Step& step) {
    const Place number = cursor_.here();
    step.count = cursor_.ExpectNumber().value_or(0);
    if (step.count < 0) {
      return cursor_.Fail(text::DiagnosticKind::kExpected, number,
                          "expected a number that is not negative; `minus` "
                          "leads back");
    }
    if (cursor_.AcceptWord("working")) {
      step.kind = Kind::kWorkingDays;
      if (!AcceptUnit("day")) return cursor_.FailExpected("`days`");
      cursor_.ExpectWord("of");
      step.calendar = cursor_.ExpectName("the name of a calendar");
    } else if (AcceptUnit("day")) {
      step.kind = Kind::kDays;
    } else if (AcceptUnit("week")) {
      step.kind = Kind::kDays;
      step.count *= 7;
    } else if (AcceptUnit("month")) {
      step.kind = Kind::kMonths;
    } else if (AcceptUnit("year")) {
      step.kind = Kind::kMonths;
      step.count *= 12;
    } else {
      cursor_.FailExpected(
          "`days`, `weeks`, `months`, `years` or `working days of` a calendar");
    }
  }

  TokenCursor& cursor_;
};

// Whether the tokens from `i` on declare a date that a day may start from.
bool DeclaresDate(const text::Block& block, size_t i) {
  const auto& tokens = block.tokens;
  const auto is = [&](size_t at, std::string_view word) {
    return at < tokens.size() && tokens[at].kind == TokenKind::kName &&
           block.TextOf(tokens[at]) == word;
  };
  if (i + 1 >= tokens.size() || tokens[i + 1].kind != TokenKind::kName) {
    return false;
  }
  return is(i, "day") || (is(i, "fact") && is(i + 4, "date"));
}

// Whether the tokens from `i` on declare something that can stand alone. Looks
// at tokens alone, and so may take for a declaration what the parser will
// refuse; the pack has a fault then.
bool DeclaresCondition(const text::Block& block, size_t i) {
  const auto& tokens = block.tokens;
  const auto is = [&](size_t at, std::string_view word) {
    return at < tokens.size() && tokens[at].kind == TokenKind::kName &&
           block.TextOf(tokens[at]) == word;
  };
  if (i + 1 >= tokens.size() || tokens[i + 1].kind != TokenKind::kName) {
    return false;
  }
  if (is(i, "term")) return true;
  if (!is(i, "fact") && !is(i, "matter")) return false;
  // `fact` NAME "question" `:` stand before the type.
  return is(i + 4, "yes") && is(i + 5, "or") && is(i + 6, "no");
}

}  // namespace

ConditionNames FindConditionNames(std::span<const text::Block> blocks) {
  ConditionNames names;
  names.dates.insert("today");
  for (const text::Block& block : blocks) {
    for (size_t i = 0; i < block.tokens.size(); ++i) {
      if (DeclaresCondition(block, i)) {
        names.insert(block.TextOf(block.tokens[i + 1]));
      }
      if (DeclaresDate(block, i)) {
        names.dates.insert(block.TextOf(block.tokens[i + 1]));
      }
    }
  }
  return names;
}

syntax::Expr ParseExpr(TokenCursor& cursor,
                       const ConditionNames& condition_names) {
  return ExprParser(cursor, condition_names).ParseOr();
}

namespace {

std::vector<syntax::Step> ParseSteps(TokenCursor& cursor) {
  std::vector<syntax::Step> steps;
  while (!cursor.failed() && BeginsStep(cursor, 0)) {
    cursor.Accept(TokenKind::kComma);
    steps.push_back(StepParser(cursor).Parse());
  }
  return steps;
}

// Reads a date; one that has steps of its own stands in parentheses.
syntax::DayStart ParseDayStart(TokenCursor& cursor) {
  constexpr std::string_view kDate = "a date fact, a day or `today`";
  syntax::DayStart start;
  const bool open = cursor.Accept(TokenKind::kOpen);
  start.date = cursor.ExpectName(kDate);
  if (!open) return start;
  start.steps = ParseSteps(cursor);
  cursor.Expect(TokenKind::kClose);
  return start;
}

}  // namespace

syntax::DayWay ParseDayWay(TokenCursor& cursor,
                           const ConditionNames& condition_names) {
  using Of = syntax::DayWay::Of;
  syntax::DayWay way;
  const Place start = cursor.here();
  if (SeesLaterOf(cursor, 0)) {
    way.of = cursor.AcceptWord("later") ? Of::kLater : Of::kEarlier;
    if (way.of == Of::kEarlier) cursor.ExpectWord("earlier");
    cursor.ExpectWord("of");
    do {
      way.starts.push_back(ParseDayStart(cursor));
      // A comma before a step belongs to the step.
    } while (!BeginsStep(cursor, 0) && cursor.Accept(TokenKind::kComma));
  } else {
    way.starts.push_back(ParseDayStart(cursor));
  }
  way.steps = ParseSteps(cursor);
  way.place = cursor.Since(start);
  if (cursor.AcceptWord("when")) {
    way.when = ExprParser(cursor, condition_names, true).ParseOr();
  }
  return way;
}

namespace {

// Whether a word of the language stands where a value belongs, as what follows
// it shows: `in FR`, `is yes`, `cite act`; or the next declaration.
bool SeesNoValue(const TokenCursor& cursor) {
  if (cursor.SeesDeclaration()) return true;
  const bool keyword = cursor.SeesWord("in") || cursor.SeesWord("is") ||
                       cursor.SeesWord("cite") || cursor.SeesWord("not");
  if (!keyword) return false;
  switch (cursor.Peek(1).kind) {
    case TokenKind::kName:
      return !cursor.SeesWord("and", 1) && !cursor.SeesWord("or", 1) &&
             !cursor.SeesWord("unless", 1) && !cursor.SeesWord("cite", 1) &&
             !cursor.BeginsLine(1);
    case TokenKind::kCountry:
    case TokenKind::kNumber:
    case TokenKind::kDate:
      return true;
    default:
      return false;
  }
}

}  // namespace

Operand ParseOperand(TokenCursor& cursor) {
  Operand operand;
  if (SeesNoValue(cursor)) {
    operand.name.place = cursor.here();
    cursor.FailExpected("a value");
    return operand;
  }
  const text::Token token = cursor.Peek();
  switch (token.kind) {
    case TokenKind::kName:
    case TokenKind::kCountry:
    case TokenKind::kNumber:
    case TokenKind::kDate: {
      const Place place = cursor.PlaceOf(token);
      operand = {token.kind, {place.text(), place}, token.value};
      cursor.Take();
      break;
    }
    default:
      operand.name.place = cursor.here();
      cursor.FailExpected("a value");
  }
  return operand;
}

syntax::Item ParseItem(TokenCursor& cursor) {
  const Place start = cursor.here();
  syntax::Item item;
  item.low = ParseOperand(cursor);
  if (cursor.Accept(TokenKind::kDotDot)) item.high = ParseOperand(cursor);
  item.place = cursor.Since(start);
  return item;
}

Supposition ParseSupposition(TokenCursor& cursor) {
  using Kind = Supposition::Kind;
  Supposition supposition;
  const Place start = cursor.here();
  supposition.subject = cursor.ExpectName("the name of a matter or an event");
  if (cursor.AcceptWord("happened")) {
    supposition.kind = Kind::kHappened;
  } else if (cursor.AcceptWords({"did", "not", "happen"})) {
    supposition.kind = Kind::kDidNotHappen;
  } else if (cursor.AcceptWord("becomes")) {
    supposition.value = ParseOperand(cursor);
    cursor.ExpectWord("on");
    supposition.day = cursor.ExpectDate().value_or(0);
  } else {
    cursor.FailExpected("`becomes`, `happened` or `did not happen`");
  }
  supposition.place = cursor.Since(start);
  return supposition;
}

}  // namespace safeconduct::law
