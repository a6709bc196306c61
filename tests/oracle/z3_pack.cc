// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/z3_pack.h"

#include <algorithm>

#include "api/access.h"
#include "tests/oracle/z3_prover.h"

namespace safeconduct::oracle {

std::optional<bool> ProvesWithZ3(const Pack& pack, const Guarantee& guarantee) {
  const law::Law& law = api::Access::ContentsOf(pack).pack->law;
  const law::GuaranteeId id(
      static_cast<size_t>(&guarantee - pack.guarantees().data()));
  const Z3Verdict verdict = DecideWithZ3(law, id).verdict;
  if (verdict == Z3Verdict::kUnknown) return std::nullopt;
  return verdict == Z3Verdict::kProved;
}

bool ProvesAllWithZ3(const Pack& pack) {
  return std::ranges::all_of(pack.guarantees(), [&](const Guarantee& each) {
    return ProvesWithZ3(pack, each) == true;
  });
}

}  // namespace safeconduct::oracle
