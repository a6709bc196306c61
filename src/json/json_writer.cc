// SPDX-License-Identifier: Apache-2.0
#include "json/json_writer.h"

#include <fmt/format.h>

#include <iterator>

namespace safeconduct::json {
namespace {

constexpr size_t kIndent = 2;

// Whether a character stands in a JSON string as it is.
constexpr bool IsPlain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void AppendEscaped(char c, std::string& out) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      fmt::format_to(std::back_inserter(out), "\\u{:04x}",
                     static_cast<unsigned char>(c));
  }
}

void AppendQuoted(std::string_view text, std::string& out) {
  out += '"';
  for (size_t begin = 0; begin < text.size();) {
    size_t end = begin;
    while (end < text.size() && IsPlain(text[end])) ++end;
    out.append(text, begin, end - begin);
    if (end < text.size()) AppendEscaped(text[end++], out);
    begin = end;
  }
  out += '"';
}

}  // namespace

JsonWriter& JsonWriter::Key(std::string_view key) {
  Separate();
  AppendQuoted(key, text_);
  text_ += ": ";
  behind_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  Separate();
  AppendQuoted(text, text_);
  return *this;
}

JsonWriter& JsonWriter::Raw(std::string_view json) {
  Separate();
  text_ += json;
  return *this;
}

JsonWriter& JsonWriter::Number(int64_t number) {
  return Raw(fmt::format_int(number).c_str());
}

JsonWriter& JsonWriter::Bool(bool value) {
  return Raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::Null() { return Raw("null"); }

JsonWriter& JsonWriter::StringOrNull(std::string_view text) {
  return text.empty() ? Null() : String(text);
}

JsonWriter& JsonWriter::Begin(char bracket) {
  Separate();
  text_ += bracket;
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::End(char bracket) {
  const bool had_items = has_items_.back();
  has_items_.pop_back();
  if (had_items) BreakLine();
  text_ += bracket;
  return *this;
}

void JsonWriter::Separate() {
  if (behind_key_) {
    behind_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) text_ += ',';
  has_items_.back() = true;
  BreakLine();
}

void JsonWriter::BreakLine() {
  text_ += '\n';
  text_.append(kIndent * has_items_.size(), ' ');
}

}  // namespace safeconduct::json
