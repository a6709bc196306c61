// SPDX-License-Identifier: Apache-2.0
#include "cli/system/file.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>
#include <vector>

#include "text/foreign_format.h"
#include "text/source_text.h"

namespace safeconduct::cli {
namespace {

namespace fs = std::filesystem;

// Reads a stream that bears `name` to its end. Its size is not asked for
// beforehand: a pipe has none.
std::optional<std::string> ReadToEnd(std::istream& in,
                                     const std::string& name) {
  std::string content;
  std::vector<char> part(size_t{1} << 16);
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())),
         in.gcount() > 0) {
    content.append(part.data(), static_cast<size_t>(in.gcount()));
    if (content.size() <= text::kMaxFileSize) continue;
    Say(
        fmt::format("{}: is larger than {} MiB, the most that is read (split "
                    "the file)\n",
                    name, text::kMaxFileSize >> 20));
    return std::nullopt;
  }
  if (in.bad()) {
    Say(fmt::format("{}: cannot be read to its end (check the disk)\n", name));
    return std::nullopt;
  }
  if (const auto format = text::ForeignFormat(content)) {
    Say(fmt::format("{}: {}\n", name, *format));
    return std::nullopt;
  }
  return content;
}

}  // namespace

std::string NameOfInput(const std::string& path) {
  return path == kStandardInput ? "stdin" : path;
}

std::optional<std::string> ReadWhole(const std::string& path) {
  if (path == kStandardInput) return ReadToEnd(std::cin, NameOfInput(path));
  std::error_code code;
  const auto status = fs::status(path, code);
  if (!fs::exists(status)) {
    Say(fmt::format("{}: no such file (check the path)\n", path));
    return std::nullopt;
  }
  if (fs::is_directory(status)) {
    Say(fmt::format("{}: is a folder (name a file in it)\n", path));
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    Say(fmt::format("{}: cannot be read (check its permissions)\n", path));
    return std::nullopt;
  }
  return ReadToEnd(in, path);
}

bool WriteAll(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() &&
         std::fflush(file) == 0;
}

std::string Unfinished(const std::string& path) { return path + ".part"; }

NewFile::~NewFile() {
  if (!file_) return;
  file_.reset();
  std::error_code code;
  std::filesystem::remove(Unfinished(path_), code);
}

bool NewFile::Open() {
  file_.reset(std::fopen(Unfinished(path_).c_str(), "wb"));
  return is_open();
}

bool NewFile::Write(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size();
}

bool NewFile::Finish() {
  if (!IsWhole(file_)) return false;
  std::error_code code;
  std::filesystem::rename(Unfinished(path_), path_, code);
  if (code) return false;
  file_.reset();
  return true;
}

bool IsWhole(const File& file) {
  return std::fflush(file.get()) == 0 && std::ferror(file.get()) == 0;
}

Stop CheckReplaceable(const std::string& path) {
  std::error_code code;
  const auto status = std::filesystem::symlink_status(path, code);
  if (!std::filesystem::exists(status) ||
      std::filesystem::is_regular_file(status)) {
    return std::nullopt;
  }
  Say(fmt::format("{}: is a folder, a device or a link (name a file)\n", path));
  return kNotDone;
}

Stop WriteWhole(const std::string& path, std::string_view text) {
  if (const Stop stop = CheckReplaceable(path)) return stop;
  NewFile file(path);
  if (file.Open() && file.Write(text) && file.Finish()) return std::nullopt;
  return NotWritten(path);
}

Stop NotWritten(const std::string& path) {
  Say(fmt::format("{}: cannot be written (check the path)\n", path));
  return kNotDone;
}

}  // namespace safeconduct::cli
