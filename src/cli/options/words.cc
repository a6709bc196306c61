// SPDX-License-Identifier: Apache-2.0
#include "cli/options/words.h"

#include "cli/options/options.h"
#include "convert/published_table.h"

namespace safeconduct::cli {
namespace {

template <typename Table>
std::vector<std::string> NamesIn(const Table& table) {
  std::vector<std::string> names;
  for (const auto& row : table) names.emplace_back(row.name);
  return names;
}

}  // namespace

std::vector<std::string> CommandNames() { return NamesIn(Commands()); }

std::vector<std::string> Shells() { return {"bash", "zsh"}; }

std::vector<std::string> ExportForms() { return {"sql"}; }

std::vector<std::string> ConvertSources() { return {"home-office"}; }

std::vector<std::string> ConvertTables() {
  return NamesIn(convert::PublishedTables());
}

}  // namespace safeconduct::cli
