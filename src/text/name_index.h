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

  // Reports a name of some kind that is none of these, with the nearest; where
  // none is near the text ends with `others`.
  void ReportUnknown(DiagnosticKind fault, std::string_view kind,
                     const Name& name, Diagnostics& diagnostics,
                     std::string_view others = "") const;

 private:
  struct Declaration {
    std::string_view kind;
    Place place;
  };
  std::vector<std::string> names_;
  std::vector<Declaration> declarations_;  // of each name
};

// Reports a name that is none of the `declarations`, which are of one kind, as
// NameIndex does. The index is made here, where the fault is to be shown: most
// of what is read has no such fault.
template <typename Declarations>
void ReportUnknown(DiagnosticKind fault, std::string_view kind,
                   const Name& name, const Declarations& declarations,
                   Diagnostics& diagnostics, std::string_view others = "") {
  const NameIndex known =
      diagnostics.full() ? NameIndex() : NameIndex(kind, declarations);
  known.ReportUnknown(fault, kind, name, diagnostics, others);
}

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_NAME_INDEX_H_
