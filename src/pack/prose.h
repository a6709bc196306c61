// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PACK_PROSE_H_
#define SAFECONDUCT_PACK_PROSE_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/source_text.h"

namespace safeconduct::text {
struct Section;
}

namespace safeconduct::chart {

// What the pages of a pack say in prose of what their blocks declare, by the
// rule of docs/language.md: what is said of a declaration stands in its
// section, under the same heading. Paragraphs are told on one line, with code
// between backticks. Immutable once all pages are added; the source texts
// outlive it.
class Prose {
 public:
  Prose();
  // Defined in prose.cc, as Section is only named here.
  ~Prose();

  void Add(const text::SourceText& source, std::vector<text::Section> sections);

  // Returns the paragraphs of the section in which `place` lies that name
  // `name` in code.
  std::vector<std::string> SaidOf(std::string_view name,
                                  const text::Place& place) const;

  // Returns what the paragraphs of that section that begin with `Left out:` say
  // behind it.
  std::vector<std::string> LeftOut(const text::Place& place) const;

 private:
  const std::vector<std::string>& Around(const text::Place& place) const;

  // Sections of a page stand in its order, and cover it from its first byte.
  std::unordered_map<const text::SourceText*, std::vector<text::Section>>
      sections_;
};

// Returns the sentences of paragraphs that name `name` in code.
std::vector<std::string> SentencesOf(
    std::string_view name, const std::vector<std::string>& paragraphs);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_PACK_PROSE_H_
