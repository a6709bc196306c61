// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PACK_H_
#define SAFECONDUCT_PACK_H_

#include <expected>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/error.h"

namespace safeconduct {

namespace chart {
struct Pack;
}

// A file of a law pack: its path, by which faults name it, and its text.
struct PackFile {
  std::string path;  // ends in `.law.md` or `.record.md`
  std::string text;
};

// A law pack, read and checked: the law, and the record of what became of its
// matters. Immutable; copies share what was read; safe to share between
// threads.
class Pack {
 public:
  // Reads and checks the files of a pack. Fails with every fault found in them,
  // as the program shows it. Each of `guarantees`, such as `never home is open
  // and age < 12`, becomes a guarantee of it, named by its text.
  static std::expected<Pack, Error> Read(
      std::vector<PackFile> files, std::vector<std::string> guarantees = {});

  // Returns the names of the routes and of the facts, in order of declaration.
  std::vector<std::string> routes() const;
  std::vector<std::string> facts() const;

  // What was read; for the library itself.
  const std::shared_ptr<const chart::Pack>& internal() const { return pack_; }

 private:
  explicit Pack(std::shared_ptr<const chart::Pack> pack)
      : pack_(std::move(pack)) {}

  std::shared_ptr<const chart::Pack> pack_;
};

}  // namespace safeconduct

#endif  // SAFECONDUCT_PACK_H_
