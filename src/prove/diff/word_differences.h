// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_WORD_DIFFERENCES_H_
#define SAFECONDUCT_PROVE_DIFF_WORD_DIFFERENCES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "law/law.h"

namespace safeconduct::prove {

// Something that the packs do not say in the same words.
struct WordDifference {
  enum class Kind : uint8_t { kFact, kMatter, kRoute };
  enum class What : uint8_t {
    kOnlyInA,
    kOnlyInB,
    kValues,       // compared over the values that both have
    kType,         // two things of one name, each compared as if it were alone
    kDestination,  // of a route
  };
  Kind kind = Kind::kFact;
  What what = What::kOnlyInA;
  std::string name;
  // Of kValues, the values that only this pack has; of kType, the type; of
  // kDestination, the country or the fact that names it. Else empty.
  std::string a;
  std::string b;
};

std::string_view KindName(WordDifference::Kind kind);  // "fact", ...

// Returns the differences of facts, then matters, then routes; those of A in
// their order first.
std::vector<WordDifference> FindWordDifferences(const law::Law& a,
                                                const law::Law& b);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_WORD_DIFFERENCES_H_
