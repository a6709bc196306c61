// SPDX-License-Identifier: Apache-2.0
//
// From tests to classes.
//
// Idea. A law looks at a value only through tests, each a set of intervals. Cut
// the universe at every end of an interval: inside a piece between two cuts no
// test changes its mind. Pieces with the same answers to all tests are one
// class, however far apart they lie. The classes are found by refining a
// partition: at first all pieces are together; each test in turn moves the
// pieces inside it out of their class into a new one, the same new one for all
// that came from one class.
//
// Example. Universe 0..120, tests age < 18 and age in {16..17, 70..120}:
//
//   pieces          0..15   16..17   18..69   70..120
//   age < 18          a        a        b        b
//   second test       a        c        b        d
//   class             0        1        2        3
//
// Without the first test, 16..17 and 70..120 would be one class of two pieces.
//
// Invariants. The pieces are ascending, disjoint and cover the universe; two
// that touch are of different classes; class numbers ascend with the classes'
// least values.
//
// Source. Partition refinement: Paige and Tarjan, "Three partition refinement
// algorithms", SIAM Journal on Computing 16(6), 1987.
#include "diagram/domain.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <utility>

#include "base/check.h"

namespace safeconduct::diagram {
namespace {

constexpr uint32_t kUnset = std::numeric_limits<uint32_t>::max();

// One wider than Value, as one past the greatest value is a cut too.
using Cut = int64_t;

void AddCuts(const IntervalSet& set, std::vector<Cut>& cuts) {
  for (const Interval& interval : set.intervals()) {
    cuts.push_back(interval.lo);
    cuts.push_back(Cut{interval.hi} + 1);
  }
}

std::vector<Cut> CutsOf(std::span<const IntervalSet> tests) {
  std::vector<Cut> cuts;
  for (const IntervalSet& test : tests) AddCuts(test, cuts);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

// Returns the pieces of `universe` between the ends of intervals of `tests`.
std::vector<Interval> CutUp(const IntervalSet& universe,
                            std::span<const IntervalSet> tests) {
  const std::vector<Cut> cuts = CutsOf(tests);
  std::vector<Interval> pieces;
  for (const Interval& whole : universe.intervals()) {
    Value lo = whole.lo;
    auto cut = std::upper_bound(cuts.begin(), cuts.end(), Cut{lo});
    for (; cut != cuts.end() && *cut <= whole.hi; ++cut) {
      pieces.push_back({lo, static_cast<Value>(*cut - 1)});
      lo = static_cast<Value>(*cut);
    }
    pieces.push_back({lo, whole.hi});
  }
  return pieces;
}

// Moves the pieces inside `test` to new classes. Returns the count of class
// numbers now in use, of which some may have lost all their pieces.
uint32_t Refine(std::span<const Interval> pieces, const IntervalSet& test,
                uint32_t class_count, std::vector<uint32_t>& class_of) {
  std::vector<uint32_t> moved_to(class_count, kUnset);
  for (const Interval& inside : test.intervals()) {
    const auto first = std::lower_bound(
        pieces.begin(), pieces.end(), inside.lo,
        [](const Interval& piece, Value lo) { return piece.lo < lo; });
    for (auto piece = first; piece != pieces.end() && piece->lo <= inside.hi;
         ++piece) {
      uint32_t& its_class =
          class_of[static_cast<size_t>(piece - pieces.begin())];
      uint32_t& target = moved_to[its_class];
      if (target == kUnset) target = class_count++;
      its_class = target;
    }
  }
  return class_count;
}

// Numbers the classes anew in the order of their first pieces, with no gaps.
// Returns how many there are.
uint32_t Renumber(uint32_t class_count, std::vector<uint32_t>& class_of) {
  std::vector<uint32_t> number_of(class_count, kUnset);
  uint32_t count = 0;
  for (uint32_t& its_class : class_of) {
    uint32_t& number = number_of[its_class];
    if (number == kUnset) number = count++;
    its_class = number;
  }
  return count;
}

// Sets the bits from `first` up to `end`.
void SetBits(size_t first, size_t end, std::span<uint64_t> words) {
  while (first < end) {
    const size_t bit = first % 64;
    const size_t count = std::min(end - first, 64 - bit);
    words[first / 64] |= (~uint64_t{0} >> (64 - count)) << bit;
    first += count;
  }
}

}  // namespace

Domain::Domain(IntervalSet universe, std::span<const IntervalSet> tests)
    : universe_(std::move(universe)) {
  SAFECONDUCT_CHECK(!universe_.empty());
  const std::vector<Interval> pieces = CutUp(universe_, tests);
  std::vector<uint32_t> class_of(pieces.size(), 0);
  uint32_t class_count = 1;
  for (const IntervalSet& test : tests) {
    class_count = Refine(pieces, test, class_count, class_of);
    // Numbers of classes that lost all their pieces would pile up.
    if (class_count > 2 * pieces.size()) {
      class_count = Renumber(class_count, class_of);
    }
  }
  class_count = Renumber(class_count, class_of);

  std::vector<std::vector<Interval>> members(class_count);
  for (size_t i = 0; i < pieces.size(); ++i) {
    const auto [lo, hi] = pieces[i];
    members[class_of[i]].push_back(pieces[i]);
    if (!pieces_.empty() && pieces_.back().class_index == class_of[i] &&
        Cut{pieces_.back().hi} + 1 == lo) {
      pieces_.back().hi = hi;
    } else {
      pieces_.push_back({lo, hi, class_of[i]});
    }
  }
  classes_.reserve(class_count);
  for (const std::vector<Interval>& intervals : members) {
    classes_.emplace_back(intervals);
  }
}

size_t Domain::ClassOf(Value value) const {
  SAFECONDUCT_CHECK(universe_.Contains(value));
  const auto after = std::upper_bound(
      pieces_.begin(), pieces_.end(), value,
      [](Value v, const Piece& piece) { return v < piece.lo; });
  return std::prev(after)->class_index;
}

ClassSet Domain::ClassesOf(const IntervalSet& values) const {
  ClassSet classes(class_count());
  MarkClasses(values.intervals(), classes.mutable_words());
  return classes;
}

IntervalSet Domain::ValuesOf(const ClassSet& classes) const {
  std::vector<Interval> values;
  for (const Piece& piece : pieces_) {
    if (classes.Contains(piece.class_index)) {
      values.push_back({piece.lo, piece.hi});
    }
  }
  return IntervalSet(values);
}

void Domain::MarkClasses(std::span<const Interval> values,
                         std::span<uint64_t> words) const {
  SAFECONDUCT_CHECK(words.size() == (class_count() + 63) / 64);
  for (const Interval& interval : values) {
    const auto first =
        std::lower_bound(pieces_.begin(), pieces_.end(), interval.lo,
                         [](const Piece& p, Value lo) { return p.hi < lo; });
    // Where every class is one piece, the classes of a run are a run of bits.
    if (pieces_.size() == classes_.size()) {
      const auto end =
          std::upper_bound(first, pieces_.end(), interval.hi,
                           [](Value hi, const Piece& p) { return hi < p.lo; });
      SetBits(static_cast<size_t>(first - pieces_.begin()),
              static_cast<size_t>(end - pieces_.begin()), words);
      continue;
    }
    for (auto piece = first; piece != pieces_.end() && piece->lo <= interval.hi;
         ++piece) {
      words[piece->class_index / 64] |= uint64_t{1}
                                        << (piece->class_index % 64);
    }
  }
}

ClassSet ClassSet::All(size_t class_count) {
  return ClassSet(class_count).Complement();
}

ClassSet ClassSet::Single(size_t class_count, size_t class_index) {
  ClassSet set(class_count);
  set.Insert(class_index);
  return set;
}

bool ClassSet::Includes(const ClassSet& other) const {
  for (size_t i = 0; i < words_.size(); ++i) {
    if ((other.words_[i] & ~words_[i]) != 0) return false;
  }
  return true;
}

bool ClassSet::empty() const {
  return std::all_of(words_.begin(), words_.end(),
                     [](uint64_t word) { return word == 0; });
}

size_t ClassSet::Count() const {
  size_t count = 0;
  for (const uint64_t word : words_) {
    count += static_cast<size_t>(std::popcount(word));
  }
  return count;
}

std::vector<uint32_t> ClassSet::Members() const {
  std::vector<uint32_t> members;
  for (size_t w = 0; w < words_.size(); ++w) {
    for (uint64_t left = words_[w]; left != 0; left &= left - 1) {
      const auto bit = static_cast<uint32_t>(std::countr_zero(left));
      members.push_back(static_cast<uint32_t>(64 * w) + bit);
    }
  }
  return members;
}

ClassSet ClassSet::Complement() const {
  ClassSet result = *this;
  for (uint64_t& word : result.words_) word = ~word;
  if (class_count_ % 64 != 0) {
    result.words_.back() &= (uint64_t{1} << (class_count_ % 64)) - 1;
  }
  return result;
}

}  // namespace safeconduct::diagram
