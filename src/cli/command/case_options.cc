// SPDX-License-Identifier: Apache-2.0
#include "cli/command/case_options.h"

#include <string>
#include <utility>

namespace safeconduct::cli {

Stop ReadCase(Invocation& invocation, const CaseOptions& options,
              Case& person) {
  std::expected<Case, Error> read = person;
  if (!options.case_file.empty()) {
    Stop stop;
    const auto* source = invocation.ReadFile(options.case_file, stop);
    if (source == nullptr) return stop;
    read = Case::ReadJson(person.pack(), source->path(),
                          std::string(source->content()));
  }
  if (read) person = *read;
  // Faults of both are told at once.
  const auto set = person.SetAll(options.settings);
  if (!set) SayError(set.error());
  if (!read) return SayError(read.error());
  return set ? Stop() : kUsage;
}

}  // namespace safeconduct::cli
