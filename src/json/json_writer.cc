// SPDX-License-Identifier: Apache-2.0
//
// An answer is a thousand short texts, so what a writer does about each one
// counts. Three things keep it little:
//
// - Before a value there is room for the most that it may take, line break and
//   quotes included; then it is written without looking at the room again. Most
//   answers fit into the room of the start, which doubles when it is full.
// - Of all that is open it matters only how deep it is and whether the
//   innermost holds something yet: what encloses an end holds at least what
//   ended there.
// - Texts are copied sixteen bytes at a time, and are asked once, when they are
//   copied, whether a byte of them is to be escaped. Nearly none is.
#include "json/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

namespace safeconduct::json {
namespace {

// Most answers about one person are shorter, and never grow.
constexpr size_t kLeastRoom = size_t{1} << 16;
// What the longest escape takes: \u001f.
constexpr size_t kLongestEscape = 6;

// -- Texts that stand in a JSON string as they are ----------------------------

constexpr uint64_t kEachByte = 0x0101010101010101;
constexpr uint64_t kTopBits = 0x8080808080808080;

// By RFC 8259 only these must be escaped. All else, bytes above 127 of UTF-8
// too, stands as it is.
constexpr bool IsPlain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

// Returns 0 exactly where no byte of `word` is less than `limit`, which is 128
// at most: to take it from each byte borrows first from one that is less.
constexpr uint64_t BytesBelow(uint64_t word, uint64_t limit) {
  return (word - kEachByte * limit) & ~word & kTopBits;
}

constexpr uint64_t BytesLike(uint64_t word, unsigned char c) {
  return BytesBelow(word ^ (kEachByte * c), 1);
}

constexpr bool ArePlain(uint64_t word) {
  return (BytesBelow(word, 0x20) | BytesLike(word, '"') |
          BytesLike(word, '\\')) == 0;
}

// Sixteen bytes that compilers compute with at once, on any processor.
using Bytes = unsigned char __attribute__((vector_size(16)));

// Copies `text` as below, but all of it, and asks at the end. `text` is no
// shorter than sixteen bytes.
bool CopyVectors(std::string_view text, char* out) {
  const size_t last = text.size() - sizeof(Bytes);
  Bytes escaped{};  // a bit in the place of each byte that is not plain
  for (size_t at = 0;; at = std::min(at + sizeof(Bytes), last)) {
    Bytes bytes;
    std::memcpy(&bytes, text.data() + at, sizeof(Bytes));
    std::memcpy(out + at, &bytes, sizeof(Bytes));
    escaped |= (bytes < 0x20) | (bytes == '"') | (bytes == '\\');
    if (at == last) break;
  }
  std::array<uint64_t, 2> halves{};
  std::memcpy(halves.data(), &escaped, sizeof(Bytes));
  return (halves[0] | halves[1]) == 0;
}

// Copies `text` word by word, the last of which may overlap the one before.
// Returns whether it is plain; else what was copied is of no use. `text` is no
// shorter than a word.
template <typename Word>
bool CopyWords(std::string_view text, char* out) {
  // As many times as fill eight bytes, so that none is taken for a control.
  constexpr uint64_t kRepeat = sizeof(Word) == 8 ? 1 : (uint64_t{1} << 32) + 1;
  // Where the last word begins, so that it ends with the text.
  const size_t last = text.size() - sizeof(Word);
  for (size_t at = 0;; at = std::min(at + sizeof(Word), last)) {
    Word word = 0;
    std::memcpy(&word, text.data() + at, sizeof(Word));
    std::memcpy(out + at, &word, sizeof(Word));
    if (!ArePlain(word * kRepeat)) return false;
    if (at == last) return true;
  }
}

// Shorter than a word there is nothing to gain.
bool CopyPlain(std::string_view text, char* out) {
  if (text.size() >= sizeof(Bytes)) return CopyVectors(text, out);
  if (text.size() >= 8) return CopyWords<uint64_t>(text, out);
  if (text.size() >= 4) return CopyWords<uint32_t>(text, out);
  for (const char c : text) {
    if (!IsPlain(c)) return false;
    *out++ = c;
  }
  return true;
}

// -- Writing where there is room ----------------------------------------------

char* Append(std::string_view text, char* out) {
  return out + text.copy(out, text.size());
}

char* AppendEscaped(char c, char* out) {
  switch (c) {
    case '"':
      return Append("\\\"", out);
    case '\\':
      return Append("\\\\", out);
    case '\b':
      return Append("\\b", out);
    case '\f':
      return Append("\\f", out);
    case '\n':
      return Append("\\n", out);
    case '\r':
      return Append("\\r", out);
    case '\t':
      return Append("\\t", out);
    default:
      return fmt::format_to(out, "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

size_t MostQuoted(std::string_view text) {
  return kLongestEscape * text.size() + 2;
}

char* AppendQuoted(std::string_view text, char* out) {
  *out++ = '"';
  if (CopyPlain(text, out)) {
    out += text.size();
  } else {
    for (const char c : text) {
      if (IsPlain(c)) {
        *out++ = c;
      } else {
        out = AppendEscaped(c, out);
      }
    }
  }
  *out++ = '"';
  return out;
}

// Returns a finite number in as many digits as it takes to tell it from all
// others. A number without fraction keeps a point, so that who reads it takes
// it for no integer; powers of ten stand where there would be many zeros.
// By hand, as shortest digits come without a point where there is no fraction.
std::string FormatNumber(double number) {
  constexpr int kMaxWhole = 15;    // digits before the point
  constexpr int kMaxLeading = -4;  // zeros behind it
  // The shortest digits, as `d.ddde+xx`.
  std::array<char, 32> buffer{};
  char* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                  number, std::chars_format::scientific)
                        .ptr;
  std::string_view text(buffer.data(),
                        static_cast<size_t>(end - buffer.data()));
  std::string sign;
  if (text.starts_with('-')) {
    sign = "-";
    text.remove_prefix(1);
  }
  const size_t e = text.find('e');
  std::string digits(text.substr(0, 1));
  if (e > 1) digits += text.substr(2, e - 2);
  // How many digits stand before the point; below 1, zeros stand behind it.
  const int point = std::atoi(&text[e + 1]) + 1;
  const auto count = static_cast<int>(digits.size());
  // Whole: zeros behind its digits, then a fraction of none.
  if (count <= point && point <= kMaxWhole) {
    return sign + digits +
           std::string(static_cast<size_t>(point - count), '0') + ".0";
  }
  if (0 < point && point <= kMaxWhole) {
    return sign + digits.insert(static_cast<size_t>(point), ".");
  }
  if (kMaxLeading < point && point <= 0) {
    return sign + "0." + std::string(static_cast<size_t>(-point), '0') + digits;
  }
  if (count > 1) digits.insert(1, ".");
  return sign + digits + std::string(text.substr(e));
}

}  // namespace

JsonWriter& JsonWriter::Key(std::string_view key) {
  // Two more for the colon and the blank.
  char* const out = Separate(Next(MostQuoted(key) + 2));
  return WroteKey(AppendColon(AppendQuoted(key, out)));
}

JsonWriter& JsonWriter::String(std::string_view text) {
  return Wrote(AppendQuoted(text, Separate(Next(MostQuoted(text)))));
}

JsonWriter& JsonWriter::Raw(std::string_view json) {
  return Wrote(Append(json, Separate(Next(json.size()))));
}

JsonWriter& JsonWriter::Number(int64_t number) {
  const fmt::format_int digits(number);
  return Raw({digits.data(), digits.size()});
}

JsonWriter& JsonWriter::Real(double number) {
  return Raw(FormatNumber(number));
}

void JsonWriter::Grow(size_t most) {
  // Doubled, so that all moves together cost no more than the writing.
  room_.resize_and_overwrite(
      std::max({kLeastRoom, 2 * room_.size(), size_ + most}),
      [](char*, size_t size) { return size; });
}

}  // namespace safeconduct::json
