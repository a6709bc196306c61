// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_OPTIONS_WORDS_H_
#define SAFECONDUCT_CLI_OPTIONS_WORDS_H_

#include <string>
#include <vector>

namespace safeconduct::cli {

// What may stand where one of a few words is taken: the parser takes no other,
// shells complete them. Each in the order in which they are told.

// The commands of the table of options.
std::vector<std::string> CommandNames();
// The shells that CompletionScript knows.
std::vector<std::string> Shells();
// The forms that a chart can be exported to.
std::vector<std::string> ExportForms();
// Who publishes tables that can be converted.
std::vector<std::string> ConvertSources();
// The tables of theirs that can be converted.
std::vector<std::string> ConvertTables();

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_OPTIONS_WORDS_H_
