// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_USAGE_H_
#define SAFECONDUCT_CLI_PAGE_USAGE_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace safeconduct::cli {

// Returns what is wrong with a command line that could not be parsed, as
// `<argument>: <fact> (<what to change>)` and a line end.
std::string ExplainUsage(const CLI::App& app, const CLI::ParseError& fault);

// Returns the same of an argument that is empty, where one is: an empty day
// must not be taken for today.
std::optional<std::string> FindEmptyValue(const CLI::App& app);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_USAGE_H_
