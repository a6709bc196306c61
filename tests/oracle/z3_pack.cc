// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/z3_pack.h"

#include <algorithm>
#include <ranges>

#include "api/access.h"
#include "tests/oracle/z3_prover.h"

namespace safeconduct::oracle {

bool ProvesAllWithZ3(const Pack& pack) {
  const law::Law& law = api::Access::ContentsOf(pack).pack->law;
  return std::ranges::all_of(law.GuaranteeIds(), [&](law::GuaranteeId id) {
    return DecideWithZ3(law, id).verdict == Z3Verdict::kProved;
  });
}

}  // namespace safeconduct::oracle
