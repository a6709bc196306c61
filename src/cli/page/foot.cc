// SPDX-License-Identifier: Apache-2.0
#include "cli/page/foot.h"

#include <fmt/format.h>

namespace safeconduct::cli {

std::string PackInWords(const chart::Pack& pack) {
  return fmt::format("{} {}", pack.identity.name,
                     chart::ShortDigest(pack.identity));
}

void TellFoot(const chart::Pack& pack, std::string_view scenario, Page& page) {
  page.Paragraph(page.Inked(fmt::format("{}, {}{}{}.", PackInWords(pack),
                                        chart::kProgramName,
                                        scenario.empty() ? "" : "; ", scenario),
                            Page::Ink::kDim),
                 0, 2);
}

}  // namespace safeconduct::cli
