// SPDX-License-Identifier: Apache-2.0
#include "prove/guarantee/prove_json.h"

#include <nlohmann/json.hpp>

#include "case/values_json.h"

namespace safeconduct::prove {

std::string FormatCaseJson(const law::Law& law, const chart::Case& person) {
  return chart::CaseJson(law, person).dump();
}

}  // namespace safeconduct::prove
