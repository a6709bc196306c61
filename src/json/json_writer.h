// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_JSON_JSON_WRITER_H_
#define SAFECONDUCT_JSON_JSON_WRITER_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace safeconduct::json {

// Writes one JSON value, indented by two or on one line, as it comes: no tree
// is made of it. The caller opens and closes in turn and gives every member of
// an object its key; texts are UTF-8. Not safe to share between threads.
class JsonWriter {
 public:
  enum class Layout : uint8_t { kIndented, kOneLine };
  explicit JsonWriter(Layout layout = Layout::kIndented) : layout_(layout) {}

  JsonWriter& BeginObject() { return Begin('{'); }
  JsonWriter& EndObject() { return End('}'); }
  JsonWriter& BeginArray() { return Begin('['); }
  JsonWriter& EndArray() { return End(']'); }

  // Names the member that comes next.
  JsonWriter& Key(std::string_view key);
  // The same, of a key that stands in the code, where none needs an escape. A
  // third of what is written are such keys; each is a copy of a known size.
  template <size_t size>
  // Besides its letters there are two quotes, a colon and a blank.
  JsonWriter& Key(const char (&literal)[size]) {
    char* out = Separate(Next(size + 4));
    *out++ = '"';
    out = std::copy_n(literal, size - 1, out);
    *out++ = '"';
    return WroteKey(AppendColon(out));
  }

  JsonWriter& String(std::string_view text);
  JsonWriter& Number(int64_t number);
  // Writes the shortest number that is read back as this one, with a point or a
  // power of ten: `12.0`, `0.25`, `1e+20`.
  JsonWriter& Real(double number);
  // Writes what is JSON already, such as the digits of a number.
  JsonWriter& Raw(std::string_view json);
  JsonWriter& Bool(bool value) { return Raw(value ? "true" : "false"); }
  JsonWriter& Null() { return Raw("null"); }
  // Writes null where `text` is empty.
  JsonWriter& StringOrNull(std::string_view text) {
    return text.empty() ? Null() : String(text);
  }

  // Returns what was written, valid JSON once all that was opened is closed,
  // and leaves a writer of nothing. What was written is not copied.
  std::string Take() {
    room_.resize(size_);
    return std::exchange(*this, JsonWriter(layout_)).room_;
  }

 private:
  JsonWriter& Begin(char bracket) {
    char* out = Separate(Next(1));
    *out++ = bracket;
    Wrote(out);
    ++depth_;
    is_first_ = true;
    return *this;
  }
  JsonWriter& End(char bracket) {
    char* out = Next(1);
    --depth_;
    if (!is_first_) out = BreakLine(out);
    *out++ = bracket;
    return Wrote(out);
  }

  // Returns where to write next, with room for `most` bytes or more behind what
  // stands before a value.
  char* Next(size_t most) {
    most += kMostBefore + kIndent * depth_;
    if (room_.size() - size_ < most) Grow(most);
    return room_.data() + size_;
  }
  void Grow(size_t most);
  // Writes what stands before a value: nothing behind its key.
  char* Separate(char* out) const {
    if (behind_key_ || depth_ == 0) return out;
    if (!is_first_) *out++ = ',';
    return BreakLine(out);
  }
  // Writes as many spaces as a compiler writes in one go; there is room.
  char* BreakLine(char* out) const {
    if (layout_ == Layout::kOneLine) return out;
    *out++ = '\n';
    const size_t indent = kIndent * depth_;
    std::fill_n(out, kSpacesAtOnce, ' ');
    if (indent > kSpacesAtOnce) std::fill_n(out, indent, ' ');
    return out + indent;
  }
  char* AppendColon(char* out) const {
    *out++ = ':';
    if (layout_ == Layout::kIndented) *out++ = ' ';
    return out;
  }
  // Ends what is neither opened nor a key.
  JsonWriter& Wrote(const char* end) {
    size_ = static_cast<size_t>(end - room_.data());
    is_first_ = false;
    behind_key_ = false;
    return *this;
  }
  JsonWriter& WroteKey(const char* end) {
    Wrote(end);
    behind_key_ = true;
    return *this;
  }

  static constexpr size_t kIndent = 2;
  // A comma, a line break and as many spaces as are written at once.
  static constexpr size_t kSpacesAtOnce = 32;
  static constexpr size_t kMostBefore = 2 + kSpacesAtOnce;

  Layout layout_;
  std::string room_;  // for what is written, and for more
  size_t size_ = 0;   // of what is written
  size_t depth_ = 0;
  bool is_first_ = true;  // of what was opened last
  bool behind_key_ = false;
};

}  // namespace safeconduct::json

#endif  // SAFECONDUCT_JSON_JSON_WRITER_H_
