// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_H_
#define SAFECONDUCT_CASE_H_

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "safeconduct/error.h"
#include "safeconduct/pack.h"

namespace safeconduct {

namespace chart {
class Case;
}

// What is known of a person: for each fact of a pack the values that it may
// have. What is not known may have every value of its type. A plain value.
class Case {
 public:
  // Makes the case of which nothing is known.
  explicit Case(const Pack& pack);
  Case(const Case& other);
  Case(Case&& other) noexcept;
  Case& operator=(const Case& other);
  Case& operator=(Case&& other) noexcept;
  ~Case();

  // Reads a case written as JSON; `path` names it in faults. Fails with every
  // fault found.
  static std::expected<Case, Error> ReadJson(const Pack& pack, std::string path,
                                             std::string text);

  // Sets a fact as `--set` does: `age=16..19`, `came_from=FR|BE`,
  // `home_risk=unknown`. Fails with what is wrong, and then changes nothing.
  std::expected<void, Error> Set(std::string_view setting);

  // What is known; for the library itself.
  const chart::Case& internal() const { return *case_; }

 private:
  Pack pack_;
  std::unique_ptr<chart::Case> case_;
};

}  // namespace safeconduct

#endif  // SAFECONDUCT_CASE_H_
