// SPDX-License-Identifier: Apache-2.0
#include "cli/page/known_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "law/values.h"

namespace safeconduct::cli {

std::string KnownInWords(const law::Law& law, const chart::Case& person) {
  std::vector<std::string> parts;
  for (size_t i = 0; i < law.facts.size(); ++i) {
    const law::FactId fact(i);
    if (!person.IsKnown(fact, law)) continue;
    parts.push_back(fmt::format(
        "{} {}", law.fact(fact).name,
        law::FormatValues(law.fact(fact).type, person.values(fact))));
  }
  if (parts.empty()) return "Nothing is known of the person.";
  // A range without an end has dots enough.
  return fmt::format("Known: {}{}", fmt::join(parts, ", "),
                     parts.back().ends_with('.') ? "" : ".");
}

}  // namespace safeconduct::cli
