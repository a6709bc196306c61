// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PACK_PACK_H_
#define SAFECONDUCT_PACK_PACK_H_

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "law/law.h"
#include "pack/identity.h"
#include "pack/prose.h"
#include "record/record.h"
#include "safeconduct/pack.h"
#include "text/diagnostic.h"
#include "text/source_text.h"

namespace safeconduct::chart {

// A law pack: the law, and the record of what became of its matters. Immutable
// once read; safe to share between threads. Owns the texts it was read from.
class Pack {
 public:
  // Made when it is first asked for, which a form, a count or a proof may never
  // do: the digest takes a sixth of what reading the pack does.
  const PackIdentity& identity() const;
  // Returns the words that the law declares, else the program's own.
  PackWords words() const;

  // In the order of the files, then of the guarantees. Places in `law` and in
  // `record` point to them.
  std::vector<std::unique_ptr<const text::SourceText>> sources;
  Prose prose;
  law::Law law;
  record::Record record;
  size_t file_count = 0;  // the sources before the guarantees

 private:
  mutable std::once_flag identified_;
  mutable PackIdentity identity_;
};

using safeconduct::PackFile;
using safeconduct::PackWords;

// A pack that was read, and the faults found on the way. The pack is to be used
// only where there are no errors; it must outlive the diagnostics.
struct PackReading {
  std::shared_ptr<const Pack> pack;
  text::Diagnostics diagnostics;
};

// Reads and checks the files of a pack. The texts of `guarantees`, each `never
// E` or `always E`, are guarantees of it too, named by their paths and texts.
// The pack is never null. Every fault of all files is found in one reading.
// Linear in the texts but for what one event of the record says of another.
PackReading ReadPack(std::vector<PackFile> files,
                     std::vector<PackFile> guarantees = {});

// Returns a pack with the same facts, matters and record, and a route for each
// note, by the same number, that is open where the note's condition holds. Its
// places point to the texts of `pack`, which outlives it.
std::shared_ptr<const Pack> PackOfNotes(const Pack& pack);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_PACK_PACK_H_
