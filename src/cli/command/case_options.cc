// SPDX-License-Identifier: Apache-2.0
#include "cli/command/case_options.h"

#include <string>
#include <utility>

#include "cli/system/file.h"

namespace safeconduct::cli {

Stop ReadCase(const CaseOptions& options, Case& person) {
  // Without a file the case is the one that was handed in.
  std::expected<Case, Error> read = person;
  if (!options.case_file.empty()) {
    auto text = ReadWhole(options.case_file);
    if (!text) return kNotDone;
    read = Case::ReadJson(person.pack(), NameOfInput(options.case_file),
                          *std::move(text));
  }
  if (read) person = *read;
  // Faults of both are told at once.
  const auto set = person.SetAll(options.settings);
  if (!set) SayError(set.error());
  if (!read) return SayError(read.error());
  return set ? Stop() : kUsage;
}

}  // namespace safeconduct::cli
