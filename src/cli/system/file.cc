// SPDX-License-Identifier: Apache-2.0
#include "cli/system/file.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace safeconduct::cli {

bool WriteAll(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() &&
         std::fflush(file) == 0;
}

std::string Unfinished(const std::string& path) { return path + ".part"; }

Stop WriteWhole(const std::string& path, std::string_view text) {
  const std::string unfinished = Unfinished(path);
  File file(std::fopen(unfinished.c_str(), "wb"));
  if (!file) return NotWritten(path);
  const bool whole = WriteAll(file.get(), text);
  file.reset();
  std::error_code code;
  if (whole) {
    std::filesystem::rename(unfinished, path, code);
    if (!code) return std::nullopt;
  }
  std::filesystem::remove(unfinished, code);
  return NotWritten(path);
}

Stop NotWritten(const std::string& path) {
  Say(fmt::format("{}: cannot be written (check the path)\n", path));
  return kNotDone;
}

}  // namespace safeconduct::cli
