// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_CARRIED_PACKS_H_
#define SAFECONDUCT_API_CARRIED_PACKS_H_

#include <span>
#include <string_view>

namespace safeconduct::api {

// A file of the repository carried inside the library. Both views point at
// static storage.
struct EmbeddedFile {
  std::string_view path;  // from the repository root, with forward slashes
  std::string_view text;  // the bytes of the file as they were at the build
};

// A law pack carried inside the library: the pages and records of its folder in
// `law/`, sorted by path.
struct CarriedPack {
  std::string_view name;  // of the folder, such as `channel`
  std::span<const EmbeddedFile> files;
};

// Returns the packs of `law/` by name. Never fails; safe from any thread.
// Defined in a file that the build makes from the repository's.
std::span<const CarriedPack> CarriedPacks();

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_CARRIED_PACKS_H_
