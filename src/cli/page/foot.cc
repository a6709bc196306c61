// SPDX-License-Identifier: Apache-2.0
#include "cli/page/foot.h"

#include <fmt/format.h>

#include "safeconduct/version.h"

namespace safeconduct::cli {

// With pack, digest and version anybody can ask the same again.
void TellFoot(const Pack& pack, std::string_view scenario, Page& page) {
  page.Paragraph(
      page.Inked(
          fmt::format("{}, {}{}{}.", DescribePack(pack.identity()),
                      kProgramName, scenario.empty() ? "" : "; ", scenario),
          Page::Ink::kDim),
      0, 2);
}

void TellUnderAnswer(const Pack& pack, Page& page, std::string_view before) {
  std::string text(before);
  for (const std::string& sentence : pack.words().under_answers) {
    if (!text.empty()) text += ' ';
    text += sentence;
  }
  page.Paragraph(text, 0, 0);
}

}  // namespace safeconduct::cli
