// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_JSON_JSON_WRITER_H_
#define SAFECONDUCT_JSON_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  // Writes null where `text` is empty.
  JsonWriter& StringOrNull(std::string_view text);

  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  JsonWriter& Begin(char bracket);
  JsonWriter& End(char bracket);
  // Writes what stands before a value: nothing behind its key.
  void Separate();
  void BreakLine();

  std::string text_;
  std::vector<bool> has_items_;  // by depth, whether something was written
  bool behind_key_ = false;
};

}  // namespace safeconduct::json

#endif  // SAFECONDUCT_JSON_JSON_WRITER_H_
