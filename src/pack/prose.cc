// SPDX-License-Identifier: Apache-2.0
#include "pack/prose.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/check.h"
#include "text/markdown/page.h"

namespace safeconduct::chart {
namespace {

std::string InCode(std::string_view name) {
  return "`" + std::string(name) + "`";
}

// A sentence ends with a full stop, and the next begins with a capital or with
// code: `art. 4`, `e.g. a ruling` go on.
bool EndsSentence(std::string_view text, size_t at) {
  return text[at] == '.' && at + 2 < text.size() && text[at + 1] == ' ' &&
         (text[at + 2] == '`' || (text[at + 2] >= 'A' && text[at + 2] <= 'Z'));
}

std::vector<std::string_view> SentencesIn(std::string_view text) {
  std::vector<std::string_view> sentences;
  size_t begin = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!EndsSentence(text, at)) continue;
    sentences.push_back(text.substr(begin, at + 1 - begin));
    begin = at + 2;
  }
  sentences.push_back(text.substr(begin));
  return sentences;
}

}  // namespace

Prose::Prose() = default;
Prose::~Prose() = default;

void Prose::Add(const text::SourceText& source,
                std::vector<text::Section> sections) {
  sections_.emplace(&source, std::move(sections));
}

std::vector<std::string> Prose::SaidOf(std::string_view name,
                                       const text::Place& place) const {
  // Backticks on both sides, so that `claim` is not found in `claim_date`.
  const std::string code = InCode(name);
  std::vector<std::string> said;
  std::ranges::copy_if(
      Around(place), std::back_inserter(said),
      [&](const std::string& text) { return text.contains(code); });
  return said;
}

std::vector<std::string> Prose::LeftOut(const text::Place& place) const {
  constexpr std::string_view kLeftOut = "Left out: ";
  std::vector<std::string> left_out;
  for (const std::string& text : Around(place)) {
    if (text.starts_with(kLeftOut)) {
      left_out.push_back(text.substr(kLeftOut.size()));
    }
  }
  return left_out;
}

const std::vector<std::string>& Prose::Around(const text::Place& place) const {
  const std::vector<text::Section>& sections = sections_.at(place.source);
  const auto after = std::ranges::upper_bound(sections, place.begin, {},
                                              &text::Section::begin);
  // The first section begins at 0.
  SAFECONDUCT_CHECK(after != sections.begin());
  return std::prev(after)->paragraphs;
}

std::vector<std::string> SentencesOf(
    std::string_view name, const std::vector<std::string>& paragraphs) {
  const std::string code = InCode(name);
  std::vector<std::string> said;
  for (const std::string& paragraph : paragraphs) {
    for (const std::string_view sentence : SentencesIn(paragraph)) {
      if (sentence.contains(code)) said.emplace_back(sentence);
    }
  }
  return said;
}

}  // namespace safeconduct::chart
