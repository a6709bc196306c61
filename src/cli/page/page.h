// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_PAGE_H_
#define SAFECONDUCT_CLI_PAGE_PAGE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace safeconduct::cli {

// Text for a terminal of 100 columns, in colour where asked for.
// Text is made as a whole and printed at the end, so that a fault on the way
// leaves no half page.
class Page {
 public:
  static constexpr size_t kColumns = 100;

  explicit Page(bool colour) : colour_(colour) {}

  enum class Ink { kPlain, kBold, kGreen, kRed, kYellow, kDim };
  // Returns `text` in a colour, or as it is.
  std::string Inked(std::string_view text, Ink ink) const;

  // Adds a line as it is.
  // It may be longer than the page: commands are copied whole.
  void Line(std::string_view text = "");
  // Adds a paragraph, broken between words; later lines begin with `indent`
  // blanks, the first with `first_indent`.
  void Paragraph(std::string_view text, size_t first_indent, size_t indent);

  const std::string& text() const { return text_; }

 private:
  bool colour_;
  std::string text_;
};

// Returns a number of things, such as "1 fact" or "2 facts".
std::string Counted(size_t number, std::string_view thing);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_PAGE_H_
