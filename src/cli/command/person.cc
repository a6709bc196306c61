// SPDX-License-Identifier: Apache-2.0
#include "cli/command/person.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "law/values.h"

namespace safeconduct::cli {
namespace {

// Returns the place of the name in `FACT=VALUE`.
text::Place FactPlace(const text::SourceText& setting) {
  const std::string_view content = setting.content();
  const size_t equal = std::min(content.find('='), content.size());
  const std::string_view name = content.substr(0, equal);
  const size_t begin = std::min(name.find_first_not_of(" \t"), equal);
  const size_t last = name.find_last_not_of(" \t");
  const size_t end = last == std::string_view::npos ? begin : last + 1;
  return {&setting, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace

Stop ReadPerson(Invocation& invocation, const PersonOptions& options,
                chart::Case& person) {
  const law::Law& law = invocation.pack()->law;
  text::Diagnostics diagnostics;
  if (!options.case_file.empty()) {
    Stop stop;
    const auto* source = invocation.ReadFile(options.case_file, stop);
    if (source == nullptr) return stop;
    if (auto read = chart::ReadCaseJson(law, *source, diagnostics)) {
      person = *std::move(read);
    }
  }
  const bool case_faults = diagnostics.has_errors();
  std::map<std::string_view, text::Place> set_at;
  for (const std::string& setting : options.settings) {
    const auto& source = invocation.Keep("--set", setting);
    chart::ReadSetting(law, source, person, diagnostics);
    const text::Place fact = FactPlace(source);
    const auto [first, fresh] = set_at.emplace(fact.text(), fact);
    if (fresh) continue;
    diagnostics.Add(text::DiagnosticKind::kDuplicateKey, fact,
                    fmt::format("fact `{}` is set twice; `|` joins its values",
                                fact.text()),
                    {{first->second, "first set here"}});
  }
  if (!diagnostics.has_errors()) return std::nullopt;
  Say(diagnostics.Render());
  return case_faults ? kFaults : kUsage;
}

}  // namespace safeconduct::cli
