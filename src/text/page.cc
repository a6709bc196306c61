// SPDX-License-Identifier: Apache-2.0
// Which parts of a page are law. What a reader of the page sees as a block
// marked `law` or `record` is read, in a list or a quotation too, and nothing
// else is. As law that is passed over in silence would make answers wrong,
// every other line that looks like the fence of such a block is named, with why
// what follows it is not read.
//
// There are two passes. The first goes by the blocks that CommonMark finds and
// reads those that are marked. The second goes by lines, whatever CommonMark
// makes of them, and asks of each that has a fence with such a mark whether the
// first pass read it. The second can only add faults, so that it may guess
// generously at what a mark means.
#include "text/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "text/lexer.h"
#include "text/markdown.h"

namespace safeconduct::text {
namespace {

using Kind = MarkdownBlock::Kind;

std::optional<BlockKind> KindOf(std::string_view mark) {
  if (mark == "law") return BlockKind::kLaw;
  if (mark == "record") return BlockKind::kRecord;
  return std::nullopt;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// Returns the kind that a mark probably means: `Law`, `laws`, `law:france`,
// `{.record #id}`, `law title="x"`.
std::optional<BlockKind> KindMeant(std::string_view mark) {
  constexpr std::string_view kBetween = " \t{}";
  bool first = true;
  for (size_t at = 0; (at = mark.find_first_not_of(kBetween, at)) != mark.npos;
       first = false) {
    const size_t end = std::min(mark.find_first_of(kBetween, at), mark.size());
    std::string_view word = mark.substr(at, end - at);
    at = end;
    // Behind the first word, only a class says what a block is.
    if (!first && !word.starts_with('.')) continue;
    if (word.starts_with('.')) word.remove_prefix(1);
    std::string lower = Lower(word.substr(0, word.find_first_of(":=,")));
    if (lower.ends_with('s')) lower.pop_back();
    if (const auto kind = KindOf(lower)) return kind;
  }
  return std::nullopt;
}

// Returns whether a line of an unmarked block declares something of a pack, as
// `route france "Return to France"` does. A keyword at the front is not enough,
// as prose may begin with "source" or "set"; a name and a quoted text behind it
// are.
bool LooksLikeLaw(std::string_view line) {
  constexpr std::string_view kKeywords[] = {
      "fact",  "measure",   "matter", "set",   "term",     "safeguards",
      "route", "guarantee", "source", "event", "viewpoint"};
  const size_t space = std::min(line.find(' '), line.size());
  if (std::ranges::find(kKeywords, line.substr(0, space)) ==
      std::end(kKeywords)) {
    return false;
  }
  line.remove_prefix(space);
  const size_t quote = line.find('"');
  return quote != line.npos &&
         line.substr(0, quote).find_first_not_of(
             " abcdefghijklmnopqrstuvwxyz0123456789_") == line.npos;
}

// Reads one page.
class PageReader {
 public:
  PageReader(const SourceText& source, Diagnostics& diagnostics)
      : source_(source),
        diagnostics_(diagnostics),
        parts_(ReadMarkdown(source)) {}

  Page Read() {
    // What stands above the first heading.
    page_.sections.emplace_back();
    for (MarkdownBlock& part : parts_) {
      if (part.kind == Kind::kFenced && !part.hidden) ReadFenced(part);
      if (part.kind == Kind::kCode) CheckUnmarked(part);
      if (!part.hidden) KeepProse(part);
    }
    for (uint32_t line = 1; line <= source_.line_count(); ++line) {
      CheckFence(line);
    }
    return std::move(page_);
  }

 private:
  // Reads a block that is marked; others are shown to readers and mean nothing.
  void ReadFenced(const MarkdownBlock& part) {
    const std::string_view mark = FenceOf(source_.Line(part.first_line)).mark;
    const auto kind = KindOf(mark);
    if (!kind) return;
    page_.blocks.push_back(
        LexStretches(source_, *kind, part.lines, part.end, diagnostics_));
    // The block is read all the same, so that faults in it are found in the
    // same run.
    if (part.closed) return;
    diagnostics_.Add(DiagnosticKind::kUnclosedBlock,
                     FencePlace(part.first_line),
                     "block is not closed; it ends with a line of its own that "
                     "repeats the fence");
  }

  // Keeps what the page says beside its blocks, for prose.h of the pack.
  void KeepProse(MarkdownBlock& part) {
    if (part.kind == Kind::kHeading) {
      page_.sections.push_back({source_.LineStart(part.first_line), {}});
    } else if (!part.text.empty()) {
      page_.sections.back().paragraphs.push_back(std::move(part.text));
    }
  }

  // Names an unmarked block of what looks like law, which its author may take
  // for law.
  void CheckUnmarked(const MarkdownBlock& part) {
    if (part.lines.empty()) return;
    const Stretch first = part.lines.front();
    if (!LooksLikeLaw(source_.Slice(first.begin, first.end))) return;
    diagnostics_.Add(DiagnosticKind::kUnreadBlock,
                     {&source_, first.begin, first.end},
                     "block holds what looks like law and has no mark, and so "
                     "is not read; mark its fence `law` or `record`, or `text` "
                     "where it is only shown");
  }

  // Names a fence that looks like that of a block of law and opens none that
  // is read.
  void CheckFence(uint32_t line) {
    const Fence fence = FenceOf(source_.Line(line));
    if (fence.sign == '\0' || !KindMeant(fence.mark)) return;
    const MarkdownBlock* part = PartAt(line);
    if (part == nullptr) {
      return Report(DiagnosticKind::kUnreadBlock, line, kNoBlock);
    }
    if (part->hidden || part->kind == Kind::kComment) {
      return Report(DiagnosticKind::kUnreadBlock, line,
                    "within an HTML comment is not read, as no reader sees it; "
                    "take it out of the comment, or delete it");
    }
    switch (part->kind) {
      case Kind::kFenced:
        return CheckWithin(*part, line, fence);
      case Kind::kCode:
        return part->first_line == line
                   ? Report(DiagnosticKind::kUnreadBlock, line, kNoBlock)
                   : CheckWithin(*part, line, fence);
      case Kind::kHtml:
        return Report(DiagnosticKind::kUnreadBlock, line,
                      "within HTML is not read; leave a blank line above it");
      default:
        return Report(DiagnosticKind::kUnreadBlock, line, kNoBlock);
    }
  }

  // Of a fence that opens `part`, or stands in it.
  void CheckWithin(const MarkdownBlock& part, uint32_t line,
                   const Fence& fence) {
    const Fence opening = FenceOf(source_.Line(part.first_line));
    if (part.first_line == line) {
      if (KindOf(fence.mark)) return;
      return ReportMark(fence.mark);
    }
    // Within a block that is read the lexer finds the fence at fault.
    if (KindOf(opening.mark)) return;
    if (opening.sign == fence.sign && opening.length <= fence.length) {
      return Report(DiagnosticKind::kUnclosedBlock, line,
                    "begins in a block that is not closed before it, and is "
                    "not read; a block ends with a line of its own that "
                    "repeats the fence",
                    {{FencePlace(part.first_line), "that block begins here"}});
    }
    Report(DiagnosticKind::kUnreadBlock, line,
           "within another block is shown, and not read; take it out, or "
           "mark it `text`");
  }

  // Of a mark that means law or record and is not quite that word.
  void ReportMark(std::string_view mark) {
    const auto begin =
        static_cast<uint32_t>(mark.data() - source_.content().data());
    diagnostics_.Add(
        DiagnosticKind::kUnreadBlock,
        {&source_, begin, begin + static_cast<uint32_t>(mark.size())},
        fmt::format("block marked `{}` is not read; mark it `{}`, and no more",
                    mark,
                    KindMeant(mark) == BlockKind::kLaw ? "law" : "record"));
  }

  void Report(DiagnosticKind kind, uint32_t line, std::string_view why,
              std::vector<Note> notes = {}) {
    diagnostics_.Add(kind, FencePlace(line),
                     fmt::format("block marked `{}` {}",
                                 FenceOf(source_.Line(line)).mark, why),
                     std::move(notes));
  }

  // Returns the last block that begins at or above a line and reaches it.
  // Blocks that hold text do not overlap, and stand in the order of their
  // lines.
  const MarkdownBlock* PartAt(uint32_t line) const {
    const auto after =
        std::ranges::upper_bound(parts_, line, {}, &MarkdownBlock::first_line);
    if (after == parts_.begin()) return nullptr;
    const MarkdownBlock& part = *std::prev(after);
    return part.last_line >= line ? &part : nullptr;
  }

  Place FencePlace(uint32_t line) const {
    const uint32_t start = source_.LineStart(line);
    const std::string_view text = source_.Line(line);
    return {&source_, start + FenceOf(text).at,
            start + static_cast<uint32_t>(text.size())};
  }

  // Of a fence that CommonMark takes for text or for indented code, as it does
  // one behind four blanks.
  static constexpr std::string_view kNoBlock =
      "begins no block of the page, and so is not read; put its fence at the "
      "beginning of the line, and a blank line above it";

  const SourceText& source_;
  Diagnostics& diagnostics_;
  std::vector<MarkdownBlock> parts_;
  Page page_;
};

}  // namespace

Page ReadPage(const SourceText& source, Diagnostics& diagnostics) {
  return PageReader(source, diagnostics).Read();
}

std::optional<Place> FirstMarkedFence(const SourceText& source) {
  for (uint32_t line = 1; line <= source.line_count(); ++line) {
    const Fence fence = FenceOf(source.Line(line));
    if (fence.sign == '\0' || !KindMeant(fence.mark)) continue;
    const uint32_t at = source.LineStart(line) + fence.at;
    const auto size = static_cast<uint32_t>(source.Line(line).size());
    return Place{&source, at, source.LineStart(line) + size};
  }
  return std::nullopt;
}

}  // namespace safeconduct::text
