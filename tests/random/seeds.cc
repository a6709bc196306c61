// SPDX-License-Identifier: Apache-2.0
// A random suite is a list of seeds that never changes, so that what was found
// once is found again. Not every run can walk all of every list: sanitizers
// slow it down tenfold, and the long suites take minutes without them. Such a
// run walks one part, and the parts take turns by a number that ./test sets to
// the day and prints:
//
//   SAFECONDUCT_TEST_SEED=N   walks the parts of the turn N (0 where not set)
//   SAFECONDUCT_TEST_ALL=1    walks the whole
//
// The parts of as many turns as there are parts make up the whole.
#include "tests/random/seeds.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SAFECONDUCT_SLOW_TRIALS 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SAFECONDUCT_SLOW_TRIALS 1
#endif

namespace safeconduct::random {
namespace {

#ifdef SAFECONDUCT_SLOW_TRIALS
constexpr int kPartsOfAll = 10;
#else
constexpr int kPartsOfAll = 1;
#endif
constexpr int kPartsOfLong = 10;

// Returns the number in a variable of the environment; 0 where there is none.
uint64_t NumberIn(const char* variable) {
  const char* text = std::getenv(variable);
  return text == nullptr ? 0 : std::strtoull(text, nullptr, 10);
}

int SizeOfPart(int count, int parts) { return (count + parts - 1) / parts; }

int PartsOf(Length length) {
  static const bool kAll = NumberIn("SAFECONDUCT_TEST_ALL") != 0;
  // What sanitizers see is how memory is used, and a tenth uses it alike.
  if (kAll || length == Length::kShort) return kPartsOfAll;
  return kPartsOfAll * kPartsOfLong;
}

}  // namespace

int TrialsOf(int count, Length length) {
  return SizeOfPart(count, PartsOf(length));
}

int FloorOf(int whole, Length length) {
  const int parts = PartsOf(length);
  if (parts == 1) return whole;
  // Three standard deviations below the share of what comes seldom and by
  // itself, as a Poisson distribution has it.
  const double share = whole / static_cast<double>(parts);
  return static_cast<int>(std::max(0.0, share - 3 * std::sqrt(share)));
}

int CeilingOf(int tried, int percent, Length length) {
  return tried * percent * (PartsOf(length) == 1 ? 1 : 3) / 100;
}

std::vector<uint64_t> SeedsOfPart(uint64_t first, int count, int parts,
                                  uint64_t turn) {
  const auto total = static_cast<uint64_t>(count);
  const auto size = static_cast<uint64_t>(SizeOfPart(count, parts));
  const uint64_t begin = turn % total * size;
  std::vector<uint64_t> seeds;
  for (uint64_t i = 0; i < size; ++i)
    seeds.push_back(first + (begin + i) % total);
  return seeds;
}

std::vector<uint64_t> SeedsFrom(uint64_t first, int count, Length length) {
  static const uint64_t kTurn = NumberIn("SAFECONDUCT_TEST_SEED");
  return SeedsOfPart(first, count, PartsOf(length), kTurn);
}

}  // namespace safeconduct::random
