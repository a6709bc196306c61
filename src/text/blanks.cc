// SPDX-License-Identifier: Apache-2.0
#include "text/blanks.h"

namespace safeconduct::text {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

}  // namespace

size_t BlankLength(std::string_view text) {
  if (text.starts_with(kNoBreakSpace)) return kNoBreakSpace.size();
  return !text.empty() && kBlanks.contains(text.front()) ? 1 : 0;
}

std::string_view WithoutBlanksBefore(std::string_view text) {
  while (const size_t length = BlankLength(text)) text.remove_prefix(length);
  return text;
}

std::string_view WithoutBlanks(std::string_view text) {
  text = WithoutBlanksBefore(text);
  while (!text.empty()) {
    if (kBlanks.contains(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      break;
    }
  }
  return text;
}

}  // namespace safeconduct::text
