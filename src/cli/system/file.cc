// SPDX-License-Identifier: Apache-2.0
//
// Files as whole texts, in and out. What is read is held in memory at once, and
// so may not be larger than a text may be; tables of cases, which may, are read
// by the survey piece by piece. What is written goes to `FILE.part` first,
// which takes the place of FILE in one step once all is on its way to the disk:
// whoever finds FILE finds it whole, and a run that is broken off leaves the
// old one. Every message says what was seen and what to do, and names the file
// as it was typed.
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
  // A read that is not full sets its fail bit and still has bytes to give.
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
  // Of a disk or a network; the end of a file is not bad.
  if (in.bad()) {
    Say(fmt::format("{}: cannot be read to its end (check the disk)\n", name));
    return std::nullopt;
  }
  // A spreadsheet or a compressed file is named as what it is, where a reader
  // of text would find a thousand faults in it.
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

// With a flush, as what lies in a buffer may still fail to be written.
bool WriteAll(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() &&
         std::fflush(file) == 0;
}

// Beside the file itself, so that to rename it moves nothing between disks.
std::string Unfinished(const std::string& path) { return path + ".part"; }

// Finish lets the file go, so what is still held here is not whole.
NewFile::~NewFile() {
  if (!file_) return;
  file_.reset();
  std::error_code code;
  std::filesystem::remove(Unfinished(path_), code);
}

// A part that an earlier run has left behind is written over.
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
  // In one step: whoever looks finds the old file or the new, never half of
  // one.
  std::filesystem::rename(Unfinished(path_), path_, code);
  if (code) return false;
  file_.reset();
  return true;
}

bool IsWhole(const File& file) {
  return std::fflush(file.get()) == 0 && std::ferror(file.get()) == 0;
}

// Whoever writes `-` means no file of that name.
Stop CheckIsFile(const std::string& path) {
  if (path != kStandardInput) return std::nullopt;
  Say("`-` is no file to write (name a file)\n");
  return kUsage;
}

// A rename would put a file in the place of /dev/null, or of a link rather than
// of what it leads to.
Stop CheckReplaceable(const std::string& path) {
  if (const Stop stop = CheckIsFile(path)) return stop;
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
