// SPDX-License-Identifier: Apache-2.0
//
// Law blocks to syntax, by recursive descent, one function a form of the
// grammar in docs/language.md. A faulty declaration is reported once and
// skipped up to the next; inside a route parsing goes on at the next clause, so
// that one fault does not hide those behind it.
//
// One parser reads one block, and all add to the same syntax::Law, in the order
// of the blocks: in which file a declaration stands means nothing. Where a
// declaration is left out, its name is poisoned, so that what uses it is not
// reported as unknown.
#include "law/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "law/calendar_parser.h"
#include "law/expr_parser.h"
#include "law/procedure_parser.h"
#include "text/quote.h"
#include "text/tokens/token_cursor.h"

namespace safeconduct::law {
namespace {

using syntax::Name;
using text::Place;
using text::TokenCursor;
using text::TokenKind;

// The keywords that begin a declaration. Recover() looks for them at the
// beginning of a line.
constexpr std::array<std::string_view, 15> kDeclarations = {
    "fact",         "measure", "matter",    "set",     "term",
    "safeguards",   "route",   "guarantee", "example", "pack",
    "requirements", "assume",  "calendar",  "day",     "procedure"};

// Inside a route, parsing can go on at the next clause too.
constexpr std::array<std::string_view, 18> kClausesAndDeclarations = {
    "fact",         "measure", "matter",    "set",     "term", "safeguards",
    "route",        "needs",   "guarantee", "example", "pack", "barred",
    "requirements", "assume",  "calendar",  "day",     "note", "procedure"};

// The most values of a `one of`. Each is looked up among the others.
constexpr size_t kMaxChoices = 256;

class Parser {
 public:
  Parser(const text::Block& block, const ConditionNames& condition_names,
         text::Diagnostics& diagnostics, syntax::Law& law)
      : cursor_(block, diagnostics),
        condition_names_(condition_names),
        law_(law) {}

  void Run() {
    while (!cursor_.at_end()) {
      ParseDeclaration();
      // Each round takes a token or more, so that this ends: Recover() passes
      // over a token that begins no declaration.
      if (cursor_.failed()) cursor_.Recover(kDeclarations);
    }
  }

  // Reads a text that is nothing but `never E` or `always E`.
  void RunGuaranteed(const text::Name& name) {
    syntax::Guarantee guarantee;
    guarantee.name = name;
    ParseGuaranteed(std::move(guarantee));
    if (!cursor_.failed() && !cursor_.at_end()) {
      cursor_.FailExpected("the end of the guarantee");
    }
  }

 private:
  void ParseDeclaration() {
    if (cursor_.AcceptWord("fact")) return ParseFact();
    if (cursor_.AcceptWord("measure")) return ParseMeasure();
    if (cursor_.AcceptWord("matter")) return ParseMatter();
    if (cursor_.AcceptWord("set")) return ParseSet();
    if (cursor_.AcceptWord("term")) return ParseTerm();
    if (cursor_.AcceptWord("safeguards")) {
      return ParseGroup(ClauseKind::kBarredBy);
    }
    if (cursor_.AcceptWord("requirements")) {
      return ParseGroup(ClauseKind::kNeeds);
    }
    if (cursor_.AcceptWord("route")) return ParseRoute();
    if (cursor_.AcceptWord("guarantee")) return ParseGuarantee();
    if (cursor_.AcceptWord("assume")) return ParseAssumption();
    if (cursor_.AcceptWord("procedure")) {
      law_.procedures.push_back(ParseProcedure(cursor_, kDeclarations));
      return;
    }
    if (cursor_.AcceptWord("example")) return ParseExample();
    if (cursor_.AcceptWord("calendar")) {
      return Keep(law_.calendars, ParseCalendar(cursor_));
    }
    if (cursor_.AcceptWord("day")) return ParseDay();
    if (cursor_.SeesWord("pack")) return ParseAbout();
    cursor_.FailExpected(
        "a declaration (`fact`, `measure`, `matter`, `set`, `term`, "
        "`safeguards`, `requirements`, `route`, `guarantee`, `assume`, "
        "`procedure`, `example`, `calendar`, `day` or `pack`)");
  }

  // Keeps a declaration that was read whole.
  template <typename T>
  void Keep(std::vector<T>& list, T declaration) {
    if (cursor_.failed()) return cursor_.Poison(declaration.name.text);
    list.push_back(std::move(declaration));
  }

  // -- Types ----------------------------------------------------------------

  // Reads `: TYPE`. On a fault the type has no meaning, and the declaration is
  // left out.
  syntax::Type ParseType() {
    syntax::Type type;
    cursor_.Expect(TokenKind::kColon);
    const Place start = cursor_.here();
    if (cursor_.AcceptWords({"yes", "or", "no"})) {
      type.form = TypeForm::kYesNo;
    } else if (cursor_.AcceptWords({"one", "of"})) {
      type.form = TypeForm::kChoice;
      ParseChoices(type);
    } else if (cursor_.AcceptWord("country")) {
      type.form = TypeForm::kCountry;
      // The longer form comes first, or `or none` would be left over.
    } else if (cursor_.AcceptWords({"date", "or", "none"})) {
      type.form = TypeForm::kDateOrNone;
    } else if (cursor_.AcceptWord("date")) {
      type.form = TypeForm::kDate;
    } else if (cursor_.Sees(TokenKind::kNumber)) {
      type.form = TypeForm::kNumber;
      type.low = cursor_.ExpectNumber().value_or(0);
      cursor_.Expect(TokenKind::kDotDot);
      type.high = cursor_.ExpectNumber().value_or(0);
      if (cursor_.SeesDeclaration()) {
        cursor_.FailExpected("a unit, such as `years`");
      } else {
        type.unit = cursor_.ExpectName("a unit, such as `years`");
      }
    } else {
      cursor_.FailExpected(
          "a type (`yes or no`, `one of ...`, `country`, `date`, `date or "
          "none`, or a range with a unit)");
    }
    type.place = cursor_.Since(start);
    return type;
  }

  void ParseChoices(syntax::Type& type) {
    do {
      // `, fixed` behind the list is not one of its values.
      if (cursor_.SeesWord("fixed") && !type.choices.empty() &&
          EndsDeclaration(1)) {
        break;
      }
      if (type.choices.size() == kMaxChoices) {
        return cursor_.FailExpected("at most 256 values");
      }
      syntax::Choice choice;
      choice.name = cursor_.ExpectName("a value");
      if (cursor_.Sees(TokenKind::kString)) {
        choice.label = cursor_.ExpectString("a label");
      }
      type.choices.push_back(choice);
    } while (cursor_.Accept(TokenKind::kComma));
  }

  // Whether the token behind `fixed` goes on with no list, so that `fixed` is
  // not a value itself.
  bool EndsDeclaration(size_t ahead) const {
    const TokenKind kind = cursor_.Peek(ahead).kind;
    return kind != TokenKind::kComma && kind != TokenKind::kString;
  }

  // -- Declarations ---------------------------------------------------------

  void ParseFact() {
    syntax::Fact fact;
    fact.name = cursor_.ExpectName("the name of the fact");
    fact.question = cursor_.ExpectString("its question in double quotes");
    fact.type = ParseType();
    // The list of a `one of` has taken the comma already.
    const bool comma = cursor_.Accept(TokenKind::kComma);
    if (comma || cursor_.SeesWord("fixed")) {
      cursor_.ExpectWord("fixed");
      fact.fixed = true;
    }
    Keep(law_.facts, std::move(fact));
  }

  void ParseMeasure() {
    syntax::Measure measure;
    measure.name = cursor_.ExpectName("the name of the measure");
    measure.label = cursor_.ExpectString("its label in double quotes");
    cursor_.ExpectWord("counts");
    measure.full = cursor_.AcceptWord("full");
    measure.unit = ParseCountedUnit();
    cursor_.ExpectWord("from");
    measure.from = cursor_.ExpectName("a date fact, a day or `today`");
    cursor_.ExpectWord("to");
    measure.to = cursor_.ExpectName("a date fact, a day or `today`");
    Keep(law_.measures, std::move(measure));
  }

  // Working days are named apart, as laws count in them and a reader would look
  // for them.
  Name ParseCountedUnit() {
    if (cursor_.SeesWord("working")) {
      cursor_.FailExpected(
          "`days`, `months` or `years`; working days are steps of a `day`, as "
          "in `plus 5 working days of england`");
      return {};
    }
    return cursor_.ExpectName("`days`, `months` or `years`");
  }

  void ParseMatter() {
    syntax::Matter matter;
    matter.name = cursor_.ExpectName("the name of the matter");
    matter.label = cursor_.ExpectString("its label in double quotes");
    matter.type = ParseType();
    cursor_.Expect(TokenKind::kSemicolon, "`; at first` and a value");
    if (cursor_.AcceptWords({"at", "first"})) {
      matter.at_first = ParseOperand(cursor_);
    } else {
      cursor_.FailExpected("`at first` and a value");
    }
    if (cursor_.Accept(TokenKind::kSemicolon)) {
      matter.for_the_record = cursor_.AcceptWords({"for", "the", "record"});
      if (!matter.for_the_record) cursor_.FailExpected("`for the record`");
    }
    Keep(law_.matters, std::move(matter));
  }

  void ParseSet() {
    syntax::Set set;
    set.name = cursor_.ExpectName("the name of the set");
    set.label = cursor_.ExpectString("its label in double quotes");
    cursor_.ExpectWord("is");
    do {
      set.countries.push_back(cursor_.ExpectCountry());
    } while (cursor_.Accept(TokenKind::kComma));
    Keep(law_.sets, std::move(set));
  }

  void ParseTerm() {
    syntax::Term term;
    term.name = cursor_.ExpectName("the name of the term");
    term.label = cursor_.ExpectString("its label in double quotes");
    cursor_.ExpectWord("when");
    term.when = ParseExpr(cursor_, condition_names_);
    Keep(law_.terms, std::move(term));
  }

  // Reads what a pack says of itself, which names nothing: none is poisoned.
  void ParseAbout() {
    syntax::About about;
    about.place = cursor_.here();
    cursor_.ExpectWord("pack");
    about.title =
        cursor_.ExpectString("the title of the pack in double quotes");
    if (cursor_.AcceptWord("routes")) {
      about.route =
          cursor_.ExpectString("what one route is called, in double quotes");
      cursor_.Expect(TokenKind::kComma);
      about.routes =
          cursor_.ExpectString("what several are called, in double quotes");
    }
    if (cursor_.AcceptWord("version")) {
      about.version = cursor_.ExpectString("the version in double quotes");
    }
    if (cursor_.AcceptWords({"law", "as", "read", "on"})) {
      about.law_read = cursor_.ExpectDate();
    }
    if (cursor_.AcceptWords({"under", "every", "answer"})) {
      do {
        about.under_answers.push_back(
            cursor_.ExpectString("a sentence in double quotes"));
      } while (cursor_.Accept(TokenKind::kComma));
    }
    if (!cursor_.at_end() && !BeginsOneOf(kDeclarations)) {
      cursor_.FailExpected(
          "a declaration, or what a pack says of itself, in this order: "
          "`routes`, `version`, `law as read on`, `under every answer`");
    }
    if (!cursor_.failed()) law_.abouts.push_back(std::move(about));
  }

  void ParseGroup(ClauseKind kind) {
    syntax::Group group;
    group.kind = kind;
    group.name = cursor_.ExpectName(kind == ClauseKind::kNeeds
                                        ? "the name of the requirements"
                                        : "the name of the safeguards");
    group.label = cursor_.ExpectString("their label in double quotes");
    ParseBody(group.name, group.body);
    // As a route with a faulty clause is kept, below.
    if (!group.name.text.empty()) law_.groups.push_back(std::move(group));
  }

  void ParseRoute() {
    syntax::Route route;
    route.name = cursor_.ExpectName("the name of the route");
    route.label = cursor_.ExpectString("its label in double quotes");
    // What can follow a route that leads to no country.
    const bool leads_nowhere = cursor_.at_end() || cursor_.SeesWord("under") ||
                               BeginsOneOf(kClausesAndDeclarations);
    if (!leads_nowhere && cursor_.ExpectWord("to")) {
      route.to_country = cursor_.Sees(TokenKind::kCountry);
      route.to = route.to_country
                     ? cursor_.ExpectCountry()
                     : cursor_.ExpectName("a country or a country fact");
    }
    if (cursor_.AcceptWord("under")) {
      do {
        route.groups.push_back(
            cursor_.ExpectName("the name of safeguards or requirements"));
      } while (cursor_.Accept(TokenKind::kComma));
    }
    ParseBody(route.name, route.body);
    // A route with a faulty clause is kept, so that what names it is not
    // reported too.
    if (!route.name.text.empty()) law_.routes.push_back(std::move(route));
  }

  void ParseBody(const Name& owner, syntax::Body& body) {
    // A fault of the head, such as a missing label, does not hide the clauses.
    while (true) {
      if (cursor_.failed()) cursor_.Recover(kClausesAndDeclarations);
      if (cursor_.SeesWord("note")) {
        Keep(owner, ParseNote(), body.notes,
             "`and`, `or`, `cite`, a clause, a note or a declaration");
      } else if (cursor_.SeesWord("needs") || cursor_.SeesWord("barred")) {
        Keep(owner, ParseClause(), body.clauses,
             "`and`, `or`, `unless`, `cite`, a clause or a declaration");
      } else {
        return;
      }
    }
  }

  // Keeps a clause or a note that was read whole. Reports what goes on behind
  // it, where `next` was expected, so that the clauses after it are read all
  // the same.
  template <typename T>
  void Keep(const Name& owner, T part, std::vector<T>& list,
            std::string_view next) {
    if (cursor_.failed()) {
      // By its address, as examples name it.
      return cursor_.Poison(Address(owner, part.name));
    }
    // What follows it may belong to its condition, so that what was read of it
    // says nothing yet.
    if (!cursor_.at_end() && !BeginsOneOf(kClausesAndDeclarations)) {
      cursor_.FailExpected(next);
      return cursor_.Poison(Address(owner, part.name));
    }
    list.push_back(std::move(part));
  }

  static std::string Address(const Name& owner, const Name& name) {
    return std::string(owner.text) + "." + std::string(name.text);
  }

  bool BeginsOneOf(std::span<const std::string_view> keywords) const {
    return std::ranges::any_of(keywords, [&](std::string_view word) {
      return cursor_.SeesWord(word);
    });
  }

  // Reads a note, of which nothing is excepted: it holds or does not.
  syntax::Note ParseNote() {
    syntax::Note note;
    cursor_.ExpectWord("note");
    note.name = cursor_.ExpectName("the name of the note");
    note.text = cursor_.ExpectString("its text in double quotes");
    cursor_.ExpectWord("when");
    note.when = ParseExpr(cursor_, condition_names_);
    if (cursor_.AcceptWord("cite")) note.citations = ParseCitations(cursor_);
    return note;
  }

  // Reads a need or a bar. What is behind its label may be in one order only:
  // when, unless, cite.
  syntax::Clause ParseClause() {
    syntax::Clause clause;
    const Place start = cursor_.here();
    clause.needs = cursor_.AcceptWord("needs");
    if (!clause.needs) {
      // One word at a time: recovery needs each clause to take a token.
      cursor_.ExpectWord("barred");
      cursor_.ExpectWord("by");
    }
    clause.name = cursor_.ExpectName("the name of the clause");
    clause.label = cursor_.ExpectString("its label in double quotes");
    clause.place = cursor_.Since(start);
    cursor_.ExpectWord("when");
    clause.when = ParseExpr(cursor_, condition_names_);
    if (cursor_.AcceptWord("unless")) {
      clause.unless = ParseExpr(cursor_, condition_names_);
    }
    if (cursor_.AcceptWord("cite")) clause.citations = ParseCitations(cursor_);
    return clause;
  }

  void ParseGuarantee() {
    syntax::Guarantee guarantee;
    guarantee.name = cursor_.ExpectName("the name of the guarantee");
    guarantee.label = cursor_.ExpectString("its label in double quotes");
    ParseGuaranteed(std::move(guarantee));
  }

  // Reads what stands behind the name and the label.
  void ParseGuaranteed(syntax::Guarantee guarantee) {
    guarantee.always = ParseAlways();
    guarantee.condition = ParseExpr(cursor_, condition_names_);
    Keep(law_.guarantees, std::move(guarantee));
  }

  void ParseAssumption() {
    syntax::Assumption assumption;
    assumption.name = cursor_.ExpectName("the name of the assumption");
    assumption.label = cursor_.ExpectString("its label in double quotes");
    assumption.always = ParseAlways();
    assumption.condition = ParseExpr(cursor_, condition_names_);
    Keep(law_.assumptions, std::move(assumption));
  }

  // Reads `always`, and returns true, or `never`.
  bool ParseAlways() {
    const bool always = cursor_.AcceptWord("always");
    if (!always && !cursor_.AcceptWord("never")) {
      cursor_.FailExpected("`never` or `always`");
    }
    return always;
  }

  // -- Days -----------------------------------------------------

  void ParseDay() {
    syntax::Day day;
    day.name = cursor_.ExpectName("the name of the day");
    day.label = cursor_.ExpectString("its label in double quotes");
    cursor_.ExpectWord("is");
    do {
      day.ways.push_back(ParseDayWay(cursor_, condition_names_));
      if (cursor_.AcceptWord("cite")) {
        day.ways.back().citations = ParseCitations(cursor_);
      }
    } while (cursor_.AcceptWord("or"));
    Keep(law_.days, std::move(day));
  }

  // -- Examples -------------------------------------------------------------

  // Its parts stand in one order, as in the grammar.
  void ParseExample() {
    syntax::Example example;
    example.label = cursor_.ExpectString("its name in double quotes");
    cursor_.ExpectWord("on");
    const Place days = cursor_.here();
    example.first_day = cursor_.ExpectDate().value_or(0);
    // One day is a range of one.
    example.last_day = example.first_day;
    if (cursor_.Accept(TokenKind::kDotDot)) {
      example.last_day = cursor_.ExpectDate().value_or(0);
    }
    example.days = cursor_.Since(days);
    if (cursor_.AcceptWords({"known", "on"})) {
      example.known_on = cursor_.ExpectDate();
    }
    if (cursor_.AcceptWords({"as", "told", "by"})) {
      example.viewpoint = cursor_.ExpectName("the name of a viewpoint");
    }
    // Several are read in their order, of which the last prevails
    // (docs/decisions/last-supposition-prevails.md).
    while (cursor_.AcceptWord("supposing")) {
      example.suppositions.push_back(ParseSupposition(cursor_));
    }
    if (cursor_.AcceptWord("given")) ParseGivens(example.givens);
    if (!cursor_.SeesWord("expect")) cursor_.FailExpected("`expect`");
    while (cursor_.SeesWord("expect")) {
      example.expectations.push_back(ParseExpectation());
    }
    // Nothing refers to an example by its name, so that none is poisoned.
    if (!cursor_.failed()) law_.examples.push_back(std::move(example));
  }

  // Reads `FACT VALUE or VALUE, FACT unknown, ...`.
  void ParseGivens(std::vector<syntax::Given>& givens) {
    do {
      syntax::Given given;
      given.fact = cursor_.ExpectName("the name of a fact");
      given.unknown = cursor_.AcceptWord("unknown");
      if (!given.unknown) {
        do {
          given.items.push_back(ParseItem(cursor_));
        } while (cursor_.AcceptWord("or"));
      }
      givens.push_back(std::move(given));
    } while (cursor_.Accept(TokenKind::kComma));
  }

  syntax::Expectation ParseExpectation() {
    syntax::Expectation expectation;
    const Place start = cursor_.here();
    cursor_.ExpectWord("expect");
    expectation.route = cursor_.ExpectName("the name of a route");
    // The word of an outcome is taken by the test for it.
    const auto* const outcome = std::ranges::find_if(
        kOutcomes,
        [&](Outcome each) { return cursor_.AcceptWord(OutcomeName(each)); });
    if (outcome == kOutcomes.end()) {
      cursor_.FailExpected("`open`, `closed` or `undetermined`");
    } else {
      expectation.outcome = *outcome;
    }
    if (cursor_.AcceptWord("because")) {
      ParseClauseRefs(expectation.because, "a clause");
    }
    if (cursor_.AcceptWords({"turns", "on"})) {
      auto& names = expectation.turns_on.emplace();
      do {
        names.push_back(cursor_.ExpectName("the name of a fact or an event"));
      } while (cursor_.Accept(TokenKind::kComma));
    }
    ParseNoteExpectations(expectation.notes);
    expectation.place = cursor_.Since(start);
    return expectation;
  }

  void ParseNoteExpectations(std::vector<syntax::NoteExpectation>& notes) {
    while (true) {
      Telling telling = Telling::kTold;
      if (cursor_.AcceptWords({"not", "noting"})) {
        telling = Telling::kNotTold;
      } else if (cursor_.AcceptWords({"perhaps", "noting"})) {
        telling = Telling::kPerhapsTold;
      } else if (!cursor_.AcceptWord("noting")) {
        return;
      }
      std::vector<syntax::ClauseRef> named;
      ParseClauseRefs(named, "a note");
      for (const syntax::ClauseRef& note : named)
        notes.push_back({note, telling});
    }
  }

  // Reads `OWNER.NAME, ...` of clauses or of notes.
  void ParseClauseRefs(std::vector<syntax::ClauseRef>& refs,
                       std::string_view what) {
    const std::string name = fmt::format("the name of {}", what);
    do {
      syntax::ClauseRef ref;
      ref.owner = cursor_.ExpectName("the name of a route or of safeguards");
      cursor_.Expect(TokenKind::kDot, "`.` and " + name);
      ref.clause = cursor_.ExpectName(name);
      refs.push_back(ref);
    } while (cursor_.Accept(TokenKind::kComma));
  }

  TokenCursor cursor_;
  const ConditionNames& condition_names_;
  syntax::Law& law_;
};

}  // namespace

syntax::Law ParseLaw(std::span<const text::Block> blocks,
                     text::Diagnostics& diagnostics,
                     std::span<const text::Block> typed_in) {
  const ConditionNames condition_names = FindConditionNames(blocks);
  syntax::Law law;
  for (const text::Block& block : blocks) {
    if (block.kind != text::BlockKind::kLaw) continue;
    Parser(block, condition_names, diagnostics, law).Run();
  }
  for (const text::Block& block : typed_in) {
    const auto size = static_cast<uint32_t>(block.source->content().size());
    const Place place{block.source, 0, size};
    // What is typed in may name whatever the pack declares.
    Parser(block, condition_names, diagnostics, law)
        .RunGuaranteed({place.text(), place});
  }
  return law;
}

}  // namespace safeconduct::law
