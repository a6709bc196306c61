// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_CLASS_SET_H_
#define SAFECONDUCT_DIAGRAM_CLASS_SET_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace safeconduct::diagram {

// A set of the classes 0 .. class_count-1 of one variable, a bit each. Bits at
// and above class_count are zero. A plain value.
class ClassSet {
 public:
  // Makes the empty set.
  explicit ClassSet(size_t class_count)
      : class_count_(class_count), words_((class_count + 63) / 64) {}
  static ClassSet All(size_t class_count);
  static ClassSet Single(size_t class_count, size_t class_index);

  size_t class_count() const { return class_count_; }
  std::span<const uint64_t> words() const { return words_; }
  std::span<uint64_t> mutable_words() { return words_; }
  void Insert(size_t class_index) {
    words_[class_index / 64] |= uint64_t{1} << (class_index % 64);
  }
  bool Contains(size_t class_index) const {
    return (words_[class_index / 64] >> (class_index % 64)) & 1;
  }
  // Returns whether every class of `other` is in it.
  bool Includes(const ClassSet& other) const;
  bool empty() const;
  size_t Count() const;
  ClassSet Complement() const;

  friend bool operator==(const ClassSet&, const ClassSet&) = default;
  // Some order, to sort by.
  friend auto operator<=>(const ClassSet&, const ClassSet&) = default;

 private:
  size_t class_count_;
  std::vector<uint64_t> words_;
};

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_CLASS_SET_H_
