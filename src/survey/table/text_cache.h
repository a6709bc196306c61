// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_TEXT_CACHE_H_
#define SAFECONDUCT_SURVEY_TABLE_TEXT_CACHE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace safeconduct::survey {

// What was made of texts of up to 15 bytes, as far as it has room: each has two
// places, and may push another text out.
template <typename Made>
class TextCache {
 public:
  // Returns the place of what is made of a text: as it was left there, or as
  // new. It stays until the next text is looked for. Null where the text is too
  // long.
  // Why not a hash table alone: it follows a pointer a cell, and cells are what
  // a table has most of. Here a text of up to 15 bytes is its own key, compared
  // in two words.
  Made* Find(std::string_view text) {
    if (text.size() > kMaxSize) return nullptr;
    if (slots_.empty()) slots_.resize(kFirstSlots);
    const Key key = KeyOf(text);
    const uint64_t hash = Hash(key);
    Slot& slot = slots_[hash & (slots_.size() - 1)];
    if (slot.key == key) return &slot.made;
    Slot& other = slots_[(hash ^ 1) & (slots_.size() - 1)];
    if (other.key == key) return &other.made;
    // Where many are new, there is too little room: all is made anew.
    if (++new_count_ > slots_.size() / 4 && slots_.size() < kMostSlots) {
      const size_t room = 4 * slots_.size();
      Clear();
      slots_.resize(room);
      return Find(text);
    }
    // The newer text gets the first place, the older the second: what was there
    // is lost, and found out again if it comes back.
    other = slot;
    slot = {key, Made()};
    return &slot.made;
  }
  void Clear() {
    slots_.clear();
    new_count_ = 0;
  }

 private:
  static constexpr size_t kMaxSize = 15;
  // Powers of two.
  static constexpr size_t kFirstSlots = 64;
  static constexpr size_t kMostSlots = 65536;

  // The first eight bytes, then the others and, in the highest, the size.
  struct Key {
    uint64_t first = 0;
    uint64_t rest = ~uint64_t{0};  // of no text
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Slot {
    Key key;
    Made made;
  };
  // Half a cache line, so that none lies in two.
  static_assert(sizeof(Slot) == 32);

  template <typename Word>
  static uint64_t Load(const char* from) {
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
  }

  // With the size in it, texts that differ in trailing zero bytes are not
  // alike, and no key is the one of no text.
  static Key KeyOf(std::string_view text) {
    const size_t size = text.size();
    const char* begin = text.data();
    const char* end = begin + size;
    const uint64_t highest = uint64_t{size} << 56;
    if (size > 8) {
      const size_t rest_bits = 8 * (size - 8);
      return {Load<uint64_t>(begin),
              Load<uint64_t>(end - 8) >> (64 - rest_bits) | highest};
    }
    if (size == 8) return {Load<uint64_t>(begin), highest};
    // The two loads overlap where they are not whole.
    if (size >= 4) {
      return {Load<uint32_t>(begin) | Load<uint32_t>(end - 4) << 32, highest};
    }
    if (size >= 2) {
      return {Load<uint16_t>(begin) | Load<uint16_t>(end - 2) << 32, highest};
    }
    return {size == 0 ? 0 : Load<uint8_t>(begin), highest};
  }

  static uint64_t Hash(const Key& key) {
    constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
    const uint64_t mixed = key.first * kOdd ^ std::rotl(key.rest * kOdd, 32);
    // The highest bits depend on all below them; 24 of them are more than
    // kMostSlots needs.
    return mixed * kOdd >> 40;
  }

  std::vector<Slot> slots_;
  size_t new_count_ = 0;  // since slots were made
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_TEXT_CACHE_H_
