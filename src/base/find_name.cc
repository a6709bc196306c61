// SPDX-License-Identifier: Apache-2.0
#include "base/find_name.h"

#include <fmt/format.h>

namespace safeconduct {

Error UnknownName(const AskedFor& asked, std::string_view name,
                  const std::vector<std::string>& known) {
  return {Error::Kind::kUnknownName,
          fmt::format("{}: unknown {} `{}`{}", asked.where, asked.kind, name,
                      SuggestName(name, known))};
}

}  // namespace safeconduct
