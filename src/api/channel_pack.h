// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_CHANNEL_PACK_H_
#define SAFECONDUCT_API_CHANNEL_PACK_H_

#include <span>
#include <string_view>

namespace safeconduct::api {

// A file of the repository carried inside the library. Both views point at
// static storage.
struct EmbeddedFile {
  std::string_view path;  // from the repository root, with forward slashes
  std::string_view text;  // the bytes of the file as they were at the build
};

// Returns the law pages and records of `law/channel/`, sorted by path. Never
// fails; safe from any thread.
// Defined in a file that the build makes from the repository's.
std::span<const EmbeddedFile> ChannelPack();

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_CHANNEL_PACK_H_
