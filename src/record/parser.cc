// SPDX-License-Identifier: Apache-2.0
//
// Record blocks to syntax, by recursive descent, with the same cursor and the
// same rules as law (law/parser.cc): the first fault of a declaration is
// reported, the declaration is left out, its name is poisoned, and parsing goes
// on at the next one. Values are read as law reads them, and resolved once the
// matter is known.
#include "record/parser.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "law/expr_parser.h"
#include "text/quote.h"

namespace safeconduct::record {
namespace {

using text::Name;
using text::Place;
using text::TokenCursor;
using text::TokenKind;

constexpr std::array<std::string_view, 3> kDeclarations = {"source", "event",
                                                           "viewpoint"};

// The most events of a record. Each is looked at together with the others. A
// table of which replaces which then takes 2 MiB.
constexpr size_t kMaxEvents = 4096;
constexpr size_t kMaxMoves = 64;  // of one event

class Parser {
 public:
  Parser(const text::Block& block, text::Diagnostics& diagnostics,
         syntax::Record& record)
      : cursor_(block, diagnostics), record_(record) {}

  void Run() {
    while (!cursor_.at_end()) {
      ParseDeclaration();
      if (cursor_.failed()) cursor_.Recover(kDeclarations);
    }
  }

 private:
  void ParseDeclaration() {
    if (cursor_.AcceptWord("source")) return ParseSource();
    if (cursor_.AcceptWord("event")) return ParseEvent();
    if (cursor_.AcceptWord("viewpoint")) return ParseViewpoint();
    const Place here = cursor_.here();
    cursor_.Take();
    cursor_.Fail(text::DiagnosticKind::kExpected, here,
                 "expected a declaration (`source`, `event` or `viewpoint`), "
                 "found " +
                     text::Quote(here.text()));
  }

  template <typename T>
  void Keep(std::vector<T>& list, T declaration) {
    if (cursor_.failed()) return cursor_.Poison(declaration.name.text);
    list.push_back(std::move(declaration));
  }

  void ParseSource() {
    syntax::Source source;
    source.name = cursor_.ExpectName("the name of the source");
    source.title = cursor_.ExpectString("its title in double quotes");
    source.kind = cursor_.ExpectName("the kind of source, such as `judgment`");
    if (cursor_.AcceptWord("published")) {
      source.published = cursor_.ExpectDate();
    } else if (cursor_.AcceptWords({"seen", "in"})) {
      source.seen_in = cursor_.ExpectName("the name of a source");
    } else {
      cursor_.FailExpected("`published` and a date, or `seen in` a source");
    }
    Keep(record_.sources, std::move(source));
  }

  void ParseEvent() {
    if (record_.events.size() == kMaxEvents) {
      return cursor_.FailExpected("at most 4096 events in a record");
    }
    syntax::Event event;
    event.name = cursor_.ExpectName("the name of the event");
    event.label = cursor_.ExpectString("its label in double quotes");
    ParseDays(event);
    do {
      if (event.moves.size() == kMaxMoves) {
        cursor_.FailExpected("at most 64 matters that one event moves");
        break;
      }
      event.moves.push_back(ParseMove());
    } while (AcceptAnotherMove());
    if (cursor_.AcceptWords({"according", "to"})) {
      event.according_to = ParseSources();
    } else {
      cursor_.FailExpected("`according to`");
    }
    ParseDenialAndReplacement(event);
    Keep(record_.events, std::move(event));
  }

  void ParseDays(syntax::Event& event) {
    const Place start = cursor_.here();
    if (cursor_.AcceptWord("on")) {
      event.first = cursor_.ExpectDate().value_or(0);
      event.last = event.first;
    } else if (cursor_.AcceptWord("between")) {
      event.between = true;
      event.first = cursor_.ExpectDate().value_or(0);
      cursor_.ExpectWord("and");
      event.last = cursor_.ExpectDate().value_or(0);
    } else {
      cursor_.FailExpected("`on` a date, or `between` two");
    }
    event.days = cursor_.Since(start);
  }

  syntax::Move ParseMove() {
    syntax::Move move;
    move.matter = cursor_.ExpectName("the name of a matter");
    cursor_.ExpectWord("becomes");
    move.value = law::ParseOperand(cursor_);
    return move;
  }

  // Takes what stands between two moves: a comma, `and`, or nothing where the
  // next move follows at once.
  bool AcceptAnotherMove() {
    if (cursor_.Accept(TokenKind::kComma) || cursor_.AcceptWord("and")) {
      return true;
    }
    return cursor_.Sees(TokenKind::kName) && cursor_.SeesWord("becomes", 1);
  }

  void ParseDenialAndReplacement(syntax::Event& event) {
    while (true) {
      // The two stand in either order, and once each.
      if (event.denied_by.empty() && cursor_.AcceptWords({"denied", "by"})) {
        event.denied_by = ParseSources();
      } else if (!event.replaces && cursor_.AcceptWord("replaces")) {
        event.replaces = cursor_.ExpectName("the name of an event");
      } else {
        return;
      }
    }
  }

  std::vector<Name> ParseSources() {
    std::vector<Name> sources;
    do {
      sources.push_back(cursor_.ExpectName("the name of a source"));
    } while (cursor_.Accept(TokenKind::kComma));
    return sources;
  }

  void ParseViewpoint() {
    syntax::Viewpoint viewpoint;
    viewpoint.name = cursor_.ExpectName("the name of the viewpoint");
    viewpoint.label = cursor_.ExpectString("its label in double quotes");
    cursor_.ExpectWord("credits");
    viewpoint.credits = ParseSources();
    Keep(record_.viewpoints, std::move(viewpoint));
  }

  TokenCursor cursor_;
  syntax::Record& record_;
};

}  // namespace

syntax::Record ParseRecord(std::span<const text::Block> blocks,
                           text::Diagnostics& diagnostics) {
  syntax::Record record;
  for (const text::Block& block : blocks) {
    if (block.kind != text::BlockKind::kRecord) continue;
    Parser(block, diagnostics, record).Run();
  }
  return record;
}

}  // namespace safeconduct::record
