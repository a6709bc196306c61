// SPDX-License-Identifier: Apache-2.0
//
// A procedure is a head and its steps. What a step says of itself may stand in
// any order, each part once: who reads a procedure reads of each step what
// matters most there. Only `cite` has a place: right behind `silence` it says
// on what the silence rests, and elsewhere on what the step does.
#include "law/procedure_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "text/quote.h"

namespace safeconduct::law {
namespace {

using syntax::Name;
using text::Place;
using text::TokenCursor;
using text::TokenKind;

constexpr std::string_view kParts =
    "a part of the step (`by`, `after`, `sets`, `due`, `silence`, `once`, "
    "`takes the route`, `with` or `cite`), a step or a declaration";

// Reads names with a comma between them.
std::vector<Name> ParseNames(TokenCursor& cursor, std::string_view wanted) {
  std::vector<Name> names;
  do {
    names.push_back(cursor.ExpectName(wanted));
  } while (cursor.Accept(TokenKind::kComma));
  return names;
}

// Reads texts; a comma may stand between them.
std::vector<Name> ParseTexts(TokenCursor& cursor) {
  std::vector<Name> texts;
  do {
    texts.push_back(cursor.ExpectString("what supports it in double quotes"));
    cursor.Accept(TokenKind::kComma);
  } while (cursor.Sees(TokenKind::kString));
  return texts;
}

class ProcedureStepParser {
 public:
  explicit ProcedureStepParser(TokenCursor& cursor) : cursor_(cursor) {}

  // Reads a step, its first word included, up to what is no part of it.
  syntax::ProcedureStep Run() {
    const Place start = cursor_.here();
    cursor_.ExpectWord("step");
    step_.name = cursor_.ExpectName("the name of the step");
    step_.label = cursor_.ExpectString("its label in double quotes");
    const Place head = cursor_.Since(start);
    while (!cursor_.failed() && ParsePart()) {
    }
    if (!cursor_.failed() && !parts_.contains("by")) {
      cursor_.Fail(text::DiagnosticKind::kExpected, head,
                   fmt::format("step {} does not say who takes it; write `by` "
                               "and `asking_state`, `asked_state`, `person` or "
                               "`court`",
                               text::Quote(step_.name.text)));
    }
    return std::move(step_);
  }

 private:
  // Returns false where no part comes next.
  bool ParsePart() {
    if (Begins("by")) {
      step_.party = cursor_.ExpectName(
          "`asking_state`, `asked_state`, `person` or `court`");
    } else if (Begins("after")) {
      step_.after = ParseNames(cursor_, "the name of a step");
    } else if (Begins("sets")) {
      step_.sets = cursor_.ExpectName("the name of a fact");
    } else if (Begins("due")) {
      step_.due = cursor_.ExpectName("the name of a day");
    } else if (Begins("silence")) {
      ParseSilence();
    } else if (Begins("once")) {
      ParseOnce();
    } else if (Begins("takes")) {
      cursor_.ExpectWord("the");
      cursor_.ExpectWord("route");
      step_.takes_the_route = true;
    } else if (Begins("with")) {
      ParseProof();
    } else if (Begins("cite")) {
      step_.citations = ParseCitations(cursor_);
    } else {
      return false;
    }
    return true;
  }

  // Takes the word that begins a part; a part that stands there already is a
  // fault.
  bool Begins(std::string_view word) {
    const Place here = cursor_.here();
    if (!cursor_.AcceptWord(word)) return false;
    if (!parts_.insert(word).second) {
      cursor_.Fail(text::DiagnosticKind::kExpected, here,
                   fmt::format("step {} says `{}` twice; each part stands once",
                               text::Quote(step_.name.text), word));
    }
    return true;
  }

  void ParseSilence() {
    step_.silence_place = cursor_.here();
    if (cursor_.AcceptWord("accepts")) {
      step_.silence = Silence::kAccepts;
    } else if (cursor_.AcceptWord("refuses")) {
      step_.silence = Silence::kRefuses;
    } else {
      cursor_.FailExpected("`accepts` or `refuses`");
    }
    if (cursor_.AcceptWord("cite")) {
      step_.silence_citations = ParseCitations(cursor_);
    }
  }

  // A clause of the route by its name, one of safeguards by its address too.
  void ParseOnce() {
    do {
      syntax::ClauseRef ref;
      ref.clause = cursor_.ExpectName("the name of a clause");
      if (cursor_.Accept(TokenKind::kDot)) {
        ref.owner = ref.clause;
        ref.clause = cursor_.ExpectName("the name of a clause");
      }
      step_.once.push_back(ref);
    } while (cursor_.Accept(TokenKind::kComma));
  }

  void ParseProof() {
    const bool proof = cursor_.AcceptWord("proof");
    if (proof) step_.proof = ParseTexts(cursor_);
    if (cursor_.AcceptWords({"prima", "facie"})) {
      step_.prima_facie = ParseTexts(cursor_);
    } else if (!proof) {
      cursor_.FailExpected("`proof` or `prima facie`, and texts");
    }
  }

  TokenCursor& cursor_;
  syntax::ProcedureStep step_;
  std::set<std::string_view> parts_;  // by the word that begins each
};

}  // namespace

std::vector<syntax::Citation> ParseCitations(TokenCursor& cursor) {
  std::vector<syntax::Citation> citations;
  do {
    syntax::Citation citation;
    citation.source = cursor.ExpectName("the name of a source");
    if (cursor.Sees(TokenKind::kString)) {
      citation.at = cursor.ExpectString("a place in the source");
    }
    citations.push_back(citation);
  } while (cursor.Accept(TokenKind::kComma));
  return citations;
}

syntax::Procedure ParseProcedure(
    TokenCursor& cursor, std::span<const std::string_view> declarations) {
  std::vector<std::string_view> goes_on(declarations.begin(),
                                        declarations.end());
  goes_on.emplace_back("step");
  syntax::Procedure procedure;
  procedure.name = cursor.ExpectName("the name of the procedure");
  procedure.label = cursor.ExpectString("its label in double quotes");
  cursor.ExpectWord("on");
  procedure.route = cursor.ExpectName("the name of a route");
  if (!cursor.failed() && !cursor.SeesWord("step")) {
    cursor.FailExpected("`step`: a procedure has a step or more");
  }
  while (true) {
    if (cursor.failed()) cursor.Recover(goes_on);
    if (!cursor.SeesWord("step")) return procedure;
    syntax::ProcedureStep step = ProcedureStepParser(cursor).Run();
    if (cursor.failed()) {
      // By its address, as uses of it name it.
      cursor.Poison(fmt::format("{}.{}", procedure.name.text, step.name.text));
      procedure.faulty = true;
      continue;
    }
    procedure.steps.push_back(std::move(step));
    const auto comes_next = [&](std::string_view word) {
      return cursor.SeesWord(word);
    };
    if (!cursor.at_end() && std::ranges::none_of(goes_on, comes_next)) {
      cursor.FailExpected(kParts);
    }
  }
}

}  // namespace safeconduct::law
