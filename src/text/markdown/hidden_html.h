// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_MARKDOWN_HIDDEN_HTML_H_
#define SAFECONDUCT_TEXT_MARKDOWN_HIDDEN_HTML_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace safeconduct::text {

// By what HTML a reader does not see a part of a page.
enum class HiddenBy : uint8_t { kNothing, kComment, kElement };

// Follows the HTML of a page from piece to piece.
class HiddenHtml {
 public:
  // Takes the next piece of HTML.
  void Read(std::string_view html);

  // Returns what hides that which follows the pieces read.
  HiddenBy Behind() const;

 private:
  // Takes a tag, without its angle brackets.
  void ReadTag(std::string_view tag);

  bool comment_open_ = false;
  // The open element that holds text, in which nothing but its own end counts.
  std::string text_element_;
  // The element that hides, and how many of its name are open in one another;
  // those of other names in it are hidden with it.
  std::string element_;
  size_t depth_ = 0;
};

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_MARKDOWN_HIDDEN_HTML_H_
