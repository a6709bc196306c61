// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_MARKDOWN_MARKDOWN_H_
#define SAFECONDUCT_TEXT_MARKDOWN_MARKDOWN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/markdown/hidden_html.h"
#include "text/source_text.h"

namespace safeconduct::text {

// A block of a Markdown page that holds text and no other blocks.
struct MarkdownBlock {
  enum class Kind {
    kFenced,   // a code block with a mark behind its fence
    kCode,     // a code block without one, fenced or indented
    kComment,  // an HTML comment
    kHtml,     // other HTML
    kHeading,
    kProse,  // a paragraph, a rule
  };
  Kind kind = Kind::kProse;
  uint32_t first_line = 0;
  uint32_t last_line = 0;
  // Of a fenced block with a mark: the mark, its escapes and character
  // references decoded.
  std::string mark;
  // Of a code block: what it holds, a place a line that is not blank, without
  // what a list or a quotation puts before it.
  std::vector<Place> lines;
  // Of a code block: where it ends, before the fence that closes it.
  uint32_t end = 0;
  bool closed = true;
  // By what HTML above it no reader sees it, such as `<div><!--` or
  // `<template>`.
  HiddenBy hidden = HiddenBy::kNothing;
  // Of a paragraph: what it says on one line, with code between backticks and
  // no other marks.
  std::string text;
};

// Returns the blocks of a page in the order of their lines, as CommonMark cuts
// it.
std::vector<MarkdownBlock> ReadMarkdown(const SourceText& source);

// A line that opens or closes a fenced block (CommonMark 0.31, section 4.5),
// whatever stands before the fence.
struct Fence {
  char sign = '\0';  // a backtick or a tilde; '\0': there is no fence
  uint32_t length = 0;
  uint32_t at = 0;        // where it stands in the line
  std::string_view mark;  // what follows, without blanks around it
};

// Returns the fence of a line behind blanks and the signs of lists and
// quotations.
Fence FenceOf(std::string_view line);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_MARKDOWN_MARKDOWN_H_
