// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_NAME_INDEX_H_
#define SAFECONDUCT_TEXT_NAME_INDEX_H_

#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"
#include "text/source_text.h"

namespace safeconduct::text {

// Names that are declared, and where: what a fault says of a name that is not
// among them. A plain value.
class NameIndex {
 public:
  NameIndex() = default;
  // Makes the index of declarations of one kind, such as "fact", each with a
  // `name` and a `place`.
  template <typename Declarations>
  NameIndex(std::string_view kind, const Declarations& declarations) {
    for (const auto& each : declarations) Add(kind, each.name, each.place);
  }

  // `kind` outlives the index.
  void Add(std::string_view kind, std::string_view name, Place place);

  // Returns a note at the declaration whose name is nearest to `name`; none
  // where no name is near.
  std::vector<Note> NearestNote(std::string_view name) const;

 private:
  struct Declaration {
    std::string_view kind;
    Place place;
  };
  std::vector<std::string> names_;
  std::vector<Declaration> declarations_;  // of each name
};

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_NAME_INDEX_H_
