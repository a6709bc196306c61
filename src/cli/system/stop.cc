// SPDX-License-Identifier: Apache-2.0
#include "cli/system/stop.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "text/utf8.h"

namespace safeconduct::cli {

namespace {

// What was read is at fault, or what was asked, or neither: it could not be
// done.
int ExitCodeOf(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::kFaults:
      return kFaults;
    case Error::Kind::kQuestion:
    case Error::Kind::kUnknownName:
    case Error::Kind::kMismatch:
      return kUsage;
    case Error::Kind::kLimit:
    case Error::Kind::kTool:
    case Error::Kind::kInputOutput:
    case Error::Kind::kCancelled:
      break;
  }
  return kNotDone;
}

}  // namespace

int SayError(const Error& error) {
  Say(error.text + "\n");
  return ExitCodeOf(error.kind);
}

void Say(const std::string& text) {
  // What is said repeats arguments, which could steer a terminal.
  std::string shown;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    shown += text::Printable(std::string_view(text).substr(begin, end - begin));
    if (end < text.size()) shown += '\n';
    begin = end + 1;
  }
  std::fputs(shown.c_str(), stderr);
}

void Print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

}  // namespace safeconduct::cli
