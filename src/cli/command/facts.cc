// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ask/answer_json.h"
#include "cli/command/commands.h"
#include "cli/page/page.h"
#include "law/values.h"

namespace safeconduct::cli {

int RunFacts(const FactsOptions& options) {
  Invocation invocation;
  if (const Stop stop = invocation.ReadPack(options.law_folder)) return *stop;
  const law::Law& law = invocation.pack()->law;
  if (options.json) {
    Print(ask::FormatFactsJson(law) + "\n");
    return kDone;
  }
  Page page(false);
  for (const law::Fact& fact : law.facts) {
    page.Paragraph(
        fmt::format("{} : {}{}", fact.name, law::DescribeType(fact.type),
                    fact.fixed ? ", fixed" : ""),
        0, 4);
    page.Paragraph(fact.question, 4, 4);
  }
  Print(page.text());
  return kDone;
}

}  // namespace safeconduct::cli
