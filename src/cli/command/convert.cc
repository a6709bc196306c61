// SPDX-License-Identifier: Apache-2.0
//
// Published tables into tables of cases: which table, from which folder, with
// which columns. What labels mean stands in src/convert; here are files and
// names alone.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/nearest_name.h"
#include "cli/command/commands.h"
#include "cli/options/words.h"
#include "cli/system/file.h"
#include "convert/home_office.h"

namespace safeconduct::cli {
namespace {

namespace fs = std::filesystem;

using convert::PublishedTable;

// Says which columns of `keep` the table lacks.
// All of them are told, not the first alone.
bool HasColumns(const PublishedTable& table,
                const std::vector<std::string>& keep) {
  std::vector<std::string> names;
  for (const convert::KeptColumn& column : table.kept) {
    names.emplace_back(column.name);
  }
  bool has_all = true;
  for (const std::string& name : keep) {
    if (std::ranges::find(names, name) != names.end()) continue;
    Say(
        fmt::format("--keep: table `{}` has no column `{}` to carry through{}"
                    "\n",
                    table.name, name, SuggestName(name, names)));
    has_all = false;
  }
  return has_all;
}

// Says what is missing where the source or the folder is.
Stop CheckSource(const ConvertOptions& options) {
  if (options.source.empty()) {
    Say(
        fmt::format("convert: no source (name {}, and the folder that holds "
                    "its tables)\n",
                    fmt::join(ConvertSources(), " or ")));
    return kUsage;
  }
  if (options.folder.empty()) {
    Say("convert: no folder (name the one that holds the tables)\n");
    return kUsage;
  }
  return std::nullopt;
}

}  // namespace

int RunConvert(const ConvertOptions& options) {
  if (const Stop stop = CheckSource(options)) return *stop;
  convert::ConversionRequest request;
  // The parser takes no other name (options/words.h).
  request.table = &*std::ranges::find(convert::PublishedTables(), options.table,
                                      &PublishedTable::name);
  if (!HasColumns(*request.table, options.keep)) return kUsage;
  request.keep = options.keep;
  if (const Stop stop = ReadOn(options.on, request.on)) return *stop;
  const std::string path =
      (fs::path(options.folder) / request.table->file).string();
  const auto content = ReadWhole(path);
  if (!content) return kNotDone;
  const auto conversion = convert::ConvertTable(request, path, *content);
  if (!conversion) return SayError(conversion.error());
  // On stderr, as the table itself may go to stdout.
  for (const std::string& remark : conversion->remarks) {
    Say(fmt::format("{}: {}\n", path, remark));
  }
  if (options.out.empty()) {
    Print(conversion->cases);
    return kDone;
  }
  return WriteWhole(options.out, conversion->cases).value_or(kDone);
}

}  // namespace safeconduct::cli
