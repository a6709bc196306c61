// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_SYSTEM_PACK_FOLDER_H_
#define SAFECONDUCT_CLI_SYSTEM_PACK_FOLDER_H_

#include <optional>
#include <string>
#include <vector>

#include "safeconduct/pack.h"

namespace safeconduct::cli {

// Reads the pages of the law pack in a folder, by name, or says why not. Warns
// of pages in it, and in the folders within it, that hold blocks of law and are
// no pages of the pack.
std::optional<std::vector<PackFile>> ReadPackFolder(const std::string& folder);

// Reads the law pack that the program carries under a name, or else the pack in
// a folder of that name; or says why not. Where there are both, it says how to
// name the folder: a page edited there must not go unread without a word.
std::optional<std::vector<PackFile>> ReadNamedPack(const std::string& name);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_SYSTEM_PACK_FOLDER_H_
