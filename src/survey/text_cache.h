// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TEXT_CACHE_H_
#define SAFECONDUCT_SURVEY_TEXT_CACHE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace safeconduct::survey {

// What was made of texts of up to 16 bytes, as far as it has room: each has two
// places, and may push another text out. A text is told from another by its
// length and its first and last eight bytes, which are all of it.
template <typename Made>
class TextCache {
 public:
  // Returns the place of what is made of a text: as it was left there, or as
  // new. It stays until the next text is looked for. Null where the text is too
  // long.
  Made* Find(std::string_view text) {
    if (text.size() > kMaxSize) return nullptr;
    if (slots_.empty()) slots_.resize(kFirstSlots);
    const auto [first, last] = EndsOf(text);
    const uint64_t size = text.size();
    const uint64_t hash = Hash(first, last, size);
    Slot& slot = slots_[hash & (slots_.size() - 1)];
    if (slot.Holds(first, last, size)) return &slot.made;
    Slot& other = slots_[(hash ^ 1) & (slots_.size() - 1)];
    if (other.Holds(first, last, size)) return &other.made;
    // Where many are new, there is too little room: all is made anew.
    if (++new_count_ > slots_.size() / 8 && slots_.size() < kMostSlots) {
      const size_t room = 4 * slots_.size();
      Clear();
      slots_.resize(room);
      return Find(text);
    }
    other = slot;
    slot = {first, last, size, Made()};
    return &slot.made;
  }
  void Clear() {
    slots_.clear();
    new_count_ = 0;
  }

 private:
  static constexpr size_t kMaxSize = 16;
  // Powers of two.
  static constexpr size_t kFirstSlots = 64;
  static constexpr size_t kMostSlots = 65536;

  struct Slot {
    uint64_t first = 0;
    uint64_t last = 0;
    uint64_t size = kMaxSize + 1;  // of no text
    Made made;

    bool Holds(uint64_t its_first, uint64_t its_last, uint64_t its_size) const {
      return first == its_first && last == its_last && size == its_size;
    }
  };
  struct Ends {
    uint64_t first;
    uint64_t last;
  };

  template <typename Word>
  static uint64_t Load(const char* from) {
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
  }

  // The two overlap where the text is short.
  static Ends EndsOf(std::string_view text) {
    const char* begin = text.data();
    const char* end = begin + text.size();
    if (text.size() >= 8) {
      return {Load<uint64_t>(begin), Load<uint64_t>(end - 8)};
    }
    if (text.size() >= 4) {
      return {Load<uint32_t>(begin), Load<uint32_t>(end - 4)};
    }
    if (text.size() >= 2) {
      return {Load<uint16_t>(begin), Load<uint16_t>(end - 2)};
    }
    return {text.empty() ? 0 : Load<uint8_t>(begin), 0};
  }

  static uint64_t Hash(uint64_t first, uint64_t last, uint64_t size) {
    constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
    const uint64_t mixed = (first + size) * kOdd ^ std::rotl(last * kOdd, 32);
    return mixed * kOdd >> 40;
  }

  std::vector<Slot> slots_;
  size_t new_count_ = 0;  // since slots were made
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TEXT_CACHE_H_
