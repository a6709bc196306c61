// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/command/commands.h"
#include "cli/page/foot.h"
#include "cli/page/page.h"
#include "safeconduct/json.h"
#include "safeconduct/pack.h"

namespace safeconduct::cli {

int RunFacts(const FactsOptions& options) {
  Invocation invocation;
  if (const Stop stop = invocation.ReadPack(options.law_folder)) return *stop;
  const Pack& pack = invocation.pack();
  if (options.json) {
    Print(FormatFactsJson(pack) + "\n");
    return kDone;
  }
  Page page(false);
  for (const Fact& fact : pack.facts()) {
    page.Paragraph(fmt::format("{} : {}{}", fact.name, fact.type.text,
                               fact.fixed ? ", fixed" : ""),
                   0, 4);
    page.Paragraph(fact.question, 4, 4);
  }
  page.Line();
  // No scenario: what a pack asks is the same in all of them.
  TellFoot(pack, "", page);
  Print(page.text());
  return kDone;
}

}  // namespace safeconduct::cli
