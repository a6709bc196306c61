// SPDX-License-Identifier: Apache-2.0
#include "cli/page/foot.h"

#include <fmt/format.h>

namespace safeconduct::cli {

std::string PackInWords(const Pack& pack) {
  // Enough to tell packs apart.
  constexpr size_t kShownDigits = 12;
  return fmt::format("{} {}", pack.identity().name,
                     pack.identity().digest.substr(0, kShownDigits));
}

void TellFoot(const Pack& pack, std::string_view scenario, Page& page) {
  page.Paragraph(
      page.Inked(fmt::format("{}, {}{}{}.", PackInWords(pack), kProgramName,
                             scenario.empty() ? "" : "; ", scenario),
                 Page::Ink::kDim),
      0, 2);
}

}  // namespace safeconduct::cli
