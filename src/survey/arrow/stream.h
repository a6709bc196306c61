// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_STREAM_H_
#define SAFECONDUCT_SURVEY_ARROW_STREAM_H_

#include <expected>
#include <optional>
#include <utility>

#include "safeconduct/error.h"
#include "survey/arrow/abi.h"

namespace safeconduct::survey {

// Owns an ArrowSchema, ArrowArray or ArrowArrayStream and releases it once.
// Movable; not copyable.
template <typename Abi>
class ArrowOwned {
 public:
  // Owns nothing, and has room for a producer to fill.
  ArrowOwned() = default;
  // Takes over what `from` holds and leaves it released.
  explicit ArrowOwned(Abi& from) : held_(std::exchange(from, Abi{})) {}
  ArrowOwned(ArrowOwned&& other) noexcept
      : held_(std::exchange(other.held_, Abi{})) {}
  ArrowOwned& operator=(ArrowOwned&& other) noexcept {
    if (this != &other) {
      Release();
      held_ = std::exchange(other.held_, Abi{});
    }
    return *this;
  }
  ~ArrowOwned() { Release(); }

  bool has_value() const { return held_.release != nullptr; }
  Abi* get() { return &held_; }
  const Abi& operator*() const { return held_; }
  const Abi* operator->() const { return &held_; }

 private:
  void Release() {
    if (held_.release != nullptr) held_.release(&held_);
    held_ = Abi{};
  }

  Abi held_{};
};

using OwnedSchema = ArrowOwned<ArrowSchema>;
using OwnedArray = ArrowOwned<ArrowArray>;

// A stream of record batches of another program. For one thread at a time; what
// it gives may be read, and released, by any.
class ArrowStream {
 public:
  // Takes over what `stream` holds and leaves it released.
  explicit ArrowStream(ArrowArrayStream& stream) : stream_(stream) {}

  // Returns the type of the record batches. Fails where the stream does.
  std::expected<OwnedSchema, Error> ReadSchema();
  // Returns the next record batch; one that holds nothing at the end. Fails
  // where the stream does, and from then on.
  std::expected<OwnedArray, Error> Next();

 private:
  Error ErrorOf(int code);

  ArrowOwned<ArrowArrayStream> stream_;
  std::optional<Error> error_;
  bool at_end_ = false;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_STREAM_H_
