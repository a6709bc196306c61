// SPDX-License-Identifier: Apache-2.0
//
// From the files of a pack to what every question starts from. Pages are cut
// into blocks; the law is read from those of all pages together, and the record
// against the law. Last come the names by which the law refers to the record,
// which neither of the two could resolve alone.
//
// Nothing refers back to a page but places, which point into its text: the pack
// therefore owns the texts, each at an address of its own that moving the list
// does not change.
#include "pack/pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "law/check/checker.h"
#include "law/parser.h"
#include "law/walk.h"
#include "record/reader.h"
#include "record/timeline.h"
#include "text/markdown/page.h"
#include "text/name_index.h"
#include "text/tokens/lexer.h"
#include "text/utf8.h"

namespace safeconduct::chart {
namespace {

using text::DiagnosticKind;

// Resolves the names by which the law refers to the record. Runs where law and
// record have no fault, so that a name that is missing is missing, and not one
// whose declaration was refused.
class Linker {
 public:
  Linker(const Pack& pack, text::Diagnostics& diagnostics)
      : law_(pack.law), record_(pack.record), diagnostics_(diagnostics) {
    for (const auto& source : record_.sources) sources_.insert(source.name);
    // Outcomes turn on the day too, where it is a range of days.
    facts_and_events_.insert("today");
    for (const auto& fact : law_.facts) facts_and_events_.insert(fact.name);
    for (const auto& event : record_.events) {
      facts_and_events_.insert(event.name);
    }
  }

  void Run() {
    for (const law::Clause& clause : law_.clauses) {
      for (const law::Citation& citation : clause.citations) {
        LinkSource(citation);
      }
    }
    for (const law::Note& note : law_.notes) {
      for (const law::Citation& citation : note.citations) LinkSource(citation);
    }
    for (const law::Day& day : law_.days) {
      for (const law::DayWay& way : day.ways) {
        for (const law::Citation& citation : way.citations) {
          LinkSource(citation);
        }
      }
    }
    for (const law::ProcedureStep& step : law_.steps) {
      for (const law::Citation& citation : step.citations) LinkSource(citation);
      for (const law::Citation& citation : step.silence_citations) {
        LinkSource(citation);
      }
    }
    for (const law::Example& example : law_.examples) LinkExample(example);
    for (const law::Guarantee& guarantee : law_.guarantees) {
      CheckGuarantee(guarantee);
    }
  }

 private:
  // Citations are checked here and stay names, as they are only shown.
  void LinkSource(const law::Citation& citation) {
    if (sources_.contains(citation.source)) return;
    text::ReportUnknown(DiagnosticKind::kUnknownSource, "source",
                        {citation.source, citation.place}, record_.sources,
                        diagnostics_);
  }

  // A guarantee is about what is open; one about facts alone would be refuted
  // by the first person whom it describes.
  void CheckGuarantee(const law::Guarantee& guarantee) {
    if (!law::RoutesNamed(law_, guarantee.condition).empty()) return;
    diagnostics_.Add(
        DiagnosticKind::kGuaranteeWithoutRoute, guarantee.place,
        fmt::format("guarantee `{}` names no route; say of which it holds, as "
                    "in `{} is open`",
                    guarantee.name,
                    law_.routes.empty() ? std::string_view("ROUTE")
                                        : law_.routes.front().name));
  }

  // What the record knows of an example; the law's part was checked with it.
  void LinkExample(const law::Example& example) {
    if (example.viewpoint && !record_.FindViewpoint(example.viewpoint->text)) {
      text::ReportUnknown(DiagnosticKind::kUnknownViewpoint, "viewpoint",
                          *example.viewpoint, record_.viewpoints, diagnostics_);
    }
    for (const auto& supposition : example.suppositions) {
      // For its diagnostics only; whoever runs the example resolves it again.
      record::ResolveSupposition(supposition, law_, record_, example.known_on,
                                 diagnostics_);
    }
    for (const law::Expectation& expectation : example.expectations) {
      if (!expectation.turns_on) continue;
      for (const text::Name& name : *expectation.turns_on) LinkTurnsOn(name);
    }
  }

  void LinkTurnsOn(const text::Name& name) {
    if (facts_and_events_.contains(name.text)) return;
    // It may be meant as either. It is called an event only where an event is
    // near and no fact is.
    if (IsNearAnEventAlone(name.text)) {
      return text::ReportUnknown(DiagnosticKind::kUnknownEvent, "event", name,
                                 record_.events, diagnostics_);
    }
    text::ReportUnknown(DiagnosticKind::kUnknownFact, "fact", name, law_.facts,
                        diagnostics_);
  }

  bool IsNearAnEventAlone(std::string_view name) const {
    // What is not shown need not be told apart.
    if (diagnostics_.full()) return false;
    const text::NameIndex facts("fact", law_.facts);
    const text::NameIndex events("event", record_.events);
    return facts.NearestNote(name).empty() && !events.NearestNote(name).empty();
  }

  const law::Law& law_;
  const record::Record& record_;
  text::Diagnostics& diagnostics_;
  std::unordered_set<std::string_view> sources_;
  std::unordered_set<std::string_view> facts_and_events_;
};

// Returns what a block says on one line, without its comments, which may hold
// any bytes.
std::string OnOneLine(const text::Block& block) {
  std::string line;
  // Tokens that touch stay together, as `1..5` and `(a` do.
  uint32_t end = 0;
  for (const text::Token& token : block.tokens) {
    if (token.kind == text::TokenKind::kEnd) break;
    if (!line.empty() && token.begin > end) line += ' ';
    line += block.TextOf(token);
    end = token.end;
  }
  return line;
}

// Names the guarantees that were typed in, the last of a law, by what they say.
void NameTypedIn(const std::vector<text::Block>& typed_in, law::Law& law) {
  // Without faults each text is one guarantee, and the parser reads them last.
  const size_t declared = law.guarantees.size() - typed_in.size();
  for (size_t i = 0; i < typed_in.size(); ++i) {
    law.guarantees[declared + i].name = OnOneLine(typed_in[i]);
  }
}

std::string Capitalized(std::string text) {
  if (!text.empty() && IsLower(text.front())) text.front() += 'A' - 'a';
  return text;
}

}  // namespace

const PackIdentity& Pack::identity() const {
  std::call_once(identified_, [this] {
    identity_ = IdentityOf(Files(sources).first(file_count));
    identity_.title = text::Printable(law.about.title);
    identity_.version = text::Printable(law.about.version);
    identity_.law_as_of = law.about.law_read;
    if (!identity_.title.empty()) identity_.name = identity_.title;
  });
  return identity_;
}

PackWords Pack::words() const {
  const law::About& about = law.about;
  PackWords words;
  if (!about.route.empty()) words.route = about.route;
  if (!about.routes.empty()) {
    words.routes = about.routes;
    words.heading = Capitalized(about.routes);
  }
  words.under_answers = about.under_answers;
  if (words.under_answers.empty()) {
    words.under_answers = {"An open route is not a decision to remove anyone.",
                           "What is not known counts against nobody."};
  }
  return words;
}

std::shared_ptr<const Pack> PackOfNotes(const Pack& pack) {
  auto of_notes = std::make_shared<Pack>();
  of_notes->law = pack.law;
  of_notes->record = pack.record;
  law::Law& law = of_notes->law;
  law.clauses.clear();
  law.groups.clear();
  law.routes.clear();
  law.guarantees.clear();
  law.examples.clear();
  for (const law::Note& note : std::exchange(law.notes, {})) {
    law::Clause need;
    need.name = note.name;
    need.address = note.address;
    need.when = note.when;
    need.place = note.place;
    law::Route route;
    route.name = note.address;
    route.to = law::Nowhere();
    route.own_clauses.emplace_back(law.clauses.size());
    route.place = note.place;
    law.clauses.push_back(std::move(need));
    law.routes.push_back(std::move(route));
  }
  return of_notes;
}

PackReading ReadPack(std::vector<PackFile> files,
                     std::vector<PackFile> guarantees) {
  auto pack = std::make_shared<Pack>();
  PackReading reading;
  std::vector<text::Block> blocks;
  for (PackFile& file : files) {
    pack->sources.push_back(std::make_unique<const text::SourceText>(
        std::move(file.path), std::move(file.text)));
    const text::SourceText& source = *pack->sources.back();
    text::Page page = text::ReadPage(source, reading.diagnostics);
    std::ranges::move(page.blocks, std::back_inserter(blocks));
    pack->prose.Add(source, std::move(page.sections));
  }
  pack->file_count = pack->sources.size();
  std::vector<text::Block> typed_in;
  for (PackFile& guarantee : guarantees) {
    pack->sources.push_back(std::make_unique<const text::SourceText>(
        std::move(guarantee.path), std::move(guarantee.text)));
    typed_in.push_back(text::LexText(
        *pack->sources.back(), text::BlockKind::kLaw, reading.diagnostics));
  }
  const law::syntax::Law written =
      law::ParseLaw(blocks, reading.diagnostics, typed_in);
  pack->law = law::CheckLaw(written, reading.diagnostics);
  pack->record = record::ReadRecord(blocks, pack->law, reading.diagnostics);
  if (!reading.diagnostics.has_errors()) {
    NameTypedIn(typed_in, pack->law);
    Linker(*pack, reading.diagnostics).Run();
  }
  // Only of a pack without faults: a route may have been left out for one.
  if (pack->law.routes.empty() && !reading.diagnostics.has_errors() &&
      !pack->sources.empty()) {
    reading.diagnostics.Add(DiagnosticKind::kEmptyPack,
                            {pack->sources.front().get(), 0, 0},
                            "pack declares no route; it needs one, in a block "
                            "marked `law`");
  }
  reading.pack = std::move(pack);
  return reading;
}

}  // namespace safeconduct::chart
