// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_SEEDS_H_
#define SAFECONDUCT_TESTS_RANDOM_SEEDS_H_

#include <cstdint>
#include <vector>

namespace safeconduct::random {

// How long the whole of a random suite takes.
enum class Length {
  kShort,  // seconds: every run walks all of it
  kLong,   // minutes: a run walks a tenth of it
};

// Returns the seeds of the trials that this run makes, of the `count` seeds
// from `first` on that are the whole suite.
std::vector<uint64_t> SeedsFrom(uint64_t first, int count,
                                Length length = Length::kShort);

// Returns the seeds of one part of the whole, of as many parts as there are.
// Parts are alike in size; the turns after one another make up the whole.
std::vector<uint64_t> SeedsOfPart(uint64_t first, int count, int parts,
                                  uint64_t turn);

// Returns how many of `count` trials this run makes.
int TrialsOf(int count, Length length = Length::kShort);

// Returns what this run must find at least, where the whole of a suite must
// find `whole`. A test whose trials all come to nothing shows nothing, so each
// has such a floor. A part may fall short of its share by what chance explains.
int FloorOf(int whole, Length length = Length::kShort);

// Returns how many of `tried` this run may skip at most, where the whole of a
// suite may skip so many in a hundred. What is skipped comes in clusters, of a
// pack or a person, so a part may skip three times its share.
int CeilingOf(int tried, int percent, Length length = Length::kShort);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_SEEDS_H_
