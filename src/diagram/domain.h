// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_DOMAIN_H_
#define SAFECONDUCT_DIAGRAM_DOMAIN_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/interval_set.h"

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
  // Returns the classes in it, ascending.
  std::vector<uint32_t> Members() const;
  ClassSet Complement() const;

  friend bool operator==(const ClassSet&, const ClassSet&) = default;
  // Some order, to sort by.
  friend auto operator<=>(const ClassSet&, const ClassSet&) = default;

 private:
  size_t class_count_;
  std::vector<uint64_t> words_;
};

// The partition of a variable's values into classes: two values are in one
// class exactly when no test tells them apart. Classes are numbered in the
// order of their least value. Immutable; safe to share between threads.
class Domain {
 public:
  // A run of neighbouring values in one class.
  struct Piece {
    Value lo;
    Value hi;
    uint32_t class_index;
  };

  // Partitions `universe`, which is not empty, by membership in each of
  // `tests`; what a test says of values outside the universe is ignored.
  Domain(IntervalSet universe, std::span<const IntervalSet> tests);

  size_t class_count() const { return classes_.size(); }
  const IntervalSet& universe() const { return universe_; }
  // The runs of all classes, ascending; neighbours are of two classes, or have
  // values between them that are not in the universe.
  std::span<const Piece> pieces() const { return pieces_; }
  // Returns the values of a class.
  const IntervalSet& values(size_t class_index) const {
    return classes_[class_index];
  }
  // Returns the class of a value of the universe. O(log pieces).
  size_t ClassOf(Value value) const;
  // Returns the classes that have a value in `values`.
  ClassSet ClassesOf(const IntervalSet& values) const;
  // Returns the values of these classes.
  IntervalSet ValuesOf(const ClassSet& classes) const;
  // Sets in `words` the bits of the classes with a value in `values`, without
  // allocating; `words` has (class_count + 63) / 64 of them. Bits already set
  // stay set.
  void MarkClasses(std::span<const Interval> values,
                   std::span<uint64_t> words) const;

 private:
  IntervalSet universe_;
  std::vector<IntervalSet> classes_;
  std::vector<Piece> pieces_;
};

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_DOMAIN_H_
