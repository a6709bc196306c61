// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_SYSTEM_FILE_H_
#define SAFECONDUCT_CLI_SYSTEM_FILE_H_

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/system/stop.h"

namespace safeconduct::cli {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// The path that stands for standard input wherever a file is read.
inline constexpr std::string_view kStandardInput = "-";
// Returns what messages call a file that is read.
std::string NameOfInput(const std::string& path);

// Reads a file, or standard input, or says why not and returns nothing.
// At most text::kMaxFileSize bytes; a file of another format is named as what
// it is.
std::optional<std::string> ReadWhole(const std::string& path);

// Returns whether all of `text` has been written.
bool WriteAll(std::FILE* file, std::string_view text);

// Returns the name of a file until it is whole.
std::string Unfinished(const std::string& path);

// A file that has its name only once it is whole. Until it is finished it goes
// by another, and leaves nothing behind where it never is.
class NewFile {
 public:
  explicit NewFile(std::string path) : path_(std::move(path)) {}
  // Takes away what was written, where it was not finished.
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  // Returns whether it can be written.
  bool Open();
  bool is_open() const { return file_ != nullptr; }
  // Returns whether the file took it; it may lie in a buffer.
  bool Write(std::string_view text);
  // Gives the file its name, or returns that not all of it was written.
  bool Finish();

 private:
  std::string path_;
  File file_;
};

// Returns whether all that was written to a file has reached it.
bool IsWhole(const File& file);

// Says where a path to be written is `-`, which stands for what is read.
Stop CheckIsFile(const std::string& path);

// Says where a finished file would take the place of what is none: of a folder,
// a device such as /dev/null, or a link to another.
Stop CheckReplaceable(const std::string& path);

// Writes a file, which has its name only once it is whole, or says that it
// cannot be written and leaves nothing behind.
Stop WriteWhole(const std::string& path, std::string_view text);

// Says that a file cannot be written.
Stop NotWritten(const std::string& path);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_SYSTEM_FILE_H_
