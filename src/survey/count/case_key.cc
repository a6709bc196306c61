// SPDX-License-Identifier: Apache-2.0
#include "survey/count/case_key.h"

#include <cstddef>
#include <type_traits>

namespace safeconduct::survey {
namespace {

// Only of types whose every byte says something can the bytes be compared.
template <typename T>
void Append(const T* values, size_t count, std::string& key) {
  static_assert(std::has_unique_object_representations_v<T>);
  key.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

}  // namespace

std::string CaseKey(const law::Law& law, const chart::Case& person,
                    const Days& days) {
  std::string key;
  Append(&days, 1, key);
  for (const law::FactId fact : law.FactIds()) {
    // How many intervals a fact has stands before them; else those of one fact
    // could be read as those of the next.
    const auto runs = person.values(fact).intervals();
    const size_t count = runs.size();
    Append(&count, 1, key);
    Append(runs.data(), count, key);
  }
  return key;
}

}  // namespace safeconduct::survey
