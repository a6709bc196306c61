// SPDX-License-Identifier: Apache-2.0
#include "calendar_file/descriptions.h"

#include <fmt/format.h>

namespace safeconduct::calendar_file {

std::string SourcesInFull(const std::vector<Citation>& citations) {
  std::string text;
  for (const Citation& citation : citations) {
    if (!text.empty()) text += "; ";
    text += citation.source->title;
    if (citation.at) text += ", " + *citation.at;
  }
  return text;
}

std::string NotExactly(Date first, Date last) {
  if (first == last) return "";
  return fmt::format(
      " The last day is not known exactly: it lies between {} and {}.",
      FormatDateInWords(first), FormatDateInWords(last));
}

}  // namespace safeconduct::calendar_file
