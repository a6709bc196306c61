// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_JSON_JSON_WRITER_H_
#define SAFECONDUCT_JSON_JSON_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace safeconduct::json {

// Writes one JSON value, indented by two, as it comes: no tree is made of it.
// The caller opens and closes in turn and gives every member of an object its
// key; texts are UTF-8. Not safe to share between threads.
class JsonWriter {
 public:
  JsonWriter& BeginObject() { return Begin('{'); }
  JsonWriter& EndObject() { return End('}'); }
  JsonWriter& BeginArray() { return Begin('['); }
  JsonWriter& EndArray() { return End(']'); }

  // Names the member that comes next.
  JsonWriter& Key(std::string_view key);

  JsonWriter& String(std::string_view text);
  JsonWriter& Number(int64_t number);
  // Writes what is JSON already, such as the digits of a number.
  JsonWriter& Raw(std::string_view json);
  JsonWriter& Bool(bool value) { return Raw(value ? "true" : "false"); }
  JsonWriter& Null() { return Raw("null"); }
  // Writes null where `text` is empty.
  JsonWriter& StringOrNull(std::string_view text) {
    return text.empty() ? Null() : String(text);
  }

  std::string text() const { return {room_.get(), size_}; }

 private:
  JsonWriter& Begin(char bracket);
  JsonWriter& End(char bracket);

  // Returns where to write next, with room for `most` bytes or more behind what
  // stands before a value.
  char* Next(size_t most) {
    most += kMostBefore + kIndent * depth_;
    if (capacity_ - size_ < most) Grow(most);
    return room_.get() + size_;
  }
  void Grow(size_t most);
  // Writes what stands before a value: nothing behind its key.
  char* Separate(char* out) const;
  char* BreakLine(char* out) const;
  // Ends what is neither opened nor a key.
  JsonWriter& Wrote(const char* end) {
    size_ = static_cast<size_t>(end - room_.get());
    is_first_ = false;
    behind_key_ = false;
    return *this;
  }

  static constexpr size_t kIndent = 2;
  // A comma, a line break and as many spaces as are written at once.
  static constexpr size_t kSpacesAtOnce = 32;
  static constexpr size_t kMostBefore = 2 + kSpacesAtOnce;

  std::unique_ptr<char[]> room_;  // for what is written, and for more
  size_t capacity_ = 0;
  size_t size_ = 0;  // of what is written
  size_t depth_ = 0;
  bool is_first_ = true;  // of what was opened last
  bool behind_key_ = false;
};

}  // namespace safeconduct::json

#endif  // SAFECONDUCT_JSON_JSON_WRITER_H_
