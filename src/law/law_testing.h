// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_LAW_TESTING_H_
#define SAFECONDUCT_LAW_LAW_TESTING_H_

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "law/check/checker.h"
#include "law/law.h"
#include "law/parser.h"
#include "law/values.h"
#include "text/diagnostic.h"
#include "text/source_text.h"
#include "text/tokens/lexer.h"

// Laws for tests, from a text in place of a file.
namespace safeconduct::law {

// Returns the faults, each as `line:column kind: text`, then its notes, each as
// `  line:column text`.
inline std::string PrintFaults(const text::Diagnostics& diagnostics) {
  const auto at = [](const text::Place& place) {
    const auto position = place.source->PositionOf(place.begin);
    return fmt::format("{}:{}", position.line, position.column);
  };
  std::string faults;
  for (const text::Diagnostic& fault : diagnostics.Sorted()) {
    faults += fmt::format("{} {}: {}\n", at(fault.place),
                          text::KindName(fault.kind), fault.text);
    for (const text::Note& note : fault.notes) {
      faults += fmt::format("  {} {}\n", at(note.place), note.text);
    }
  }
  return faults;
}

// A law with the text that its places point to.
struct TestLaw {
  std::unique_ptr<text::SourceText> source;
  text::Diagnostics diagnostics;
  syntax::Law written;
  Law law;

  std::string Faults() const { return PrintFaults(diagnostics); }
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

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_LAW_TESTING_H_
