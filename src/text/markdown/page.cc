// SPDX-License-Identifier: Apache-2.0
// Which parts of a page are law. What a reader of the page sees as a block
// marked `law` or `record` is read, in a list or a quotation too, and nothing
// else is. As law that is passed over in silence would make answers wrong, all
// else that looks like law is named, with why it is not read.
//
// There are two passes. The first goes by the blocks that CommonMark finds,
// reads those that are marked and names others in which something is declared.
// The second goes by lines, whatever CommonMark makes of them, and asks of each
// that has a fence with such a mark whether the first pass read it. Beside
// reading, both can only add faults, so that they may guess generously at what
// is meant.
#include "text/markdown/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "text/markdown/law_signs.h"
#include "text/markdown/markdown.h"
#include "text/quote.h"
#include "text/tokens/lexer.h"
#include "text/utf8.h"

namespace safeconduct::text {
namespace {

using Kind = MarkdownBlock::Kind;

// Returns a line without the signs of lists, quotations and headings before it,
// and without the tags of HTML.
std::string_view WithoutSigns(std::string_view line,
                              std::string_view of_heading) {
  const std::string signs =
      std::string(" \t>-+*.)0123456789").append(of_heading);
  line.remove_prefix(std::min(line.find_first_not_of(signs), line.size()));
  while (line.starts_with('<') && line.contains('>')) {
    line.remove_prefix(line.find('>') + 1);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  }
  return line;
}

// Returns whether a line has a fence, with a mark that means law or record.
bool IsMarked(const Fence& fence) {
  return fence.sign != '\0' && KindMeant(fence.mark);
}

// Reads one page.
class PageReader {
 public:
  PageReader(const SourceText& source, Diagnostics& diagnostics)
      : source_(source),
        diagnostics_(diagnostics),
        parts_(ReadMarkdown(source)) {}

  Page Read() {
    CheckCharacters();
    // What stands above the first heading.
    page_.sections.emplace_back();
    for (MarkdownBlock& part : parts_) {
      // What no reader sees is said to nobody. The second pass names what is
      // marked in it.
      if (part.hidden == HiddenBy::kNothing) ReadPart(part);
    }
    for (uint32_t line = 1; line <= source_.line_count(); ++line) {
      CheckFence(line);
    }
    return std::move(page_);
  }

 private:
  // Reports the first byte that is not UTF-8: what a page says is repeated in
  // answers, and JSON is UTF-8. In a block the lexer says so.
  void CheckCharacters() {
    const std::string_view content = source_.content();
    if (IsUtf8(content)) return;
    for (const MarkdownBlock& part : parts_) {
      if (part.kind == Kind::kFenced) continue;
      for (uint32_t line = part.first_line; line <= part.last_line; ++line) {
        if (IsUtf8(source_.Line(line))) continue;
        uint32_t at = source_.LineStart(line);
        while (const size_t length = CharacterLength(content.substr(at))) {
          at += static_cast<uint32_t>(length);
        }
        return diagnostics_.Add(DiagnosticKind::kUnknownCharacter,
                                Place{&source_, at, at + 1},
                                "byte that is not UTF-8; a page is UTF-8");
      }
    }
  }

  void ReadPart(MarkdownBlock& part) {
    switch (part.kind) {
      case Kind::kFenced:
        ReadFenced(part);
        CheckStrangeMark(part);
        break;
      case Kind::kCode:
        CheckUnmarked(part);
        break;
      case Kind::kProse:
      case Kind::kHeading:
      case Kind::kHtml:
        CheckShown(part);
        break;
      default:
        break;
    }
    KeepProse(part);
  }

  // Reads a block that is marked; others are shown to readers and mean nothing.
  void ReadFenced(const MarkdownBlock& part) {
    const std::string_view mark = FenceOf(source_.Line(part.first_line)).mark;
    const auto kind = KindOf(mark);
    if (!kind) return;
    page_.blocks.push_back(
        LexPlaces(source_, *kind, part.lines, part.end, diagnostics_));
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
    // An indented block that shows a whole fence is named with that.
    for (uint32_t line = part.first_line; line <= part.last_line; ++line) {
      if (IsMarked(FenceOf(source_.Line(line)))) return;
    }
    ReportDeclaration(
        part,
        "block holds what looks like law and has no mark, and so is not read; "
        "mark its fence `law` or `record`, or `text` where it is only shown");
  }

  // Names a block of what looks like law under a mark that is mistyped, or is
  // no word known to a reader, which letters of another script can make look
  // like `law`.
  void CheckStrangeMark(const MarkdownBlock& part) {
    if (KindMeant(part.mark)) return;
    if (IsPlainMark(part.mark) && !IsMistyped(part.mark)) return;
    ReportDeclaration(
        part,
        fmt::format("block marked {} holds what looks like law and is not "
                    "read; mark it `law` or `record`, and no more, or `text` "
                    "where it is only shown",
                    Quote(part.mark)));
  }

  // Adds a fault where a block begins to declare something.
  void ReportDeclaration(const MarkdownBlock& part, std::string text) {
    std::vector<std::string_view> lines;
    lines.reserve(part.lines.size());
    for (const Place& line : part.lines) lines.push_back(line.text());
    const auto first = FirstDeclaration(lines);
    if (!first) return;
    diagnostics_.Add(DiagnosticKind::kUnreadBlock, part.lines[*first],
                     std::move(text));
  }

  // Names a declaration that stands in a paragraph, in a heading, which `---`
  // below makes of a paragraph, or in HTML such as `<pre>`, where it is shown
  // and not read.
  void CheckShown(const MarkdownBlock& part) {
    std::vector<std::string_view> lines;
    for (uint32_t number = part.first_line; number <= part.last_line;
         ++number) {
      const std::string_view line = source_.Line(number);
      // What follows such a fence is named with it.
      if (IsMarked(FenceOf(line))) break;
      // In HTML such a sign begins a comment of the law.
      lines.push_back(WithoutSigns(line, part.kind == Kind::kHtml ? "" : "#"));
    }
    for (std::span rest(lines); !rest.empty(); rest = rest.subspan(1)) {
      if (!IsDeclaration(rest)) continue;
      const std::string_view text = rest.front();
      const auto begin =
          static_cast<uint32_t>(text.data() - source_.content().data());
      return diagnostics_.Add(
          DiagnosticKind::kUnreadBlock,
          {&source_, begin, begin + static_cast<uint32_t>(text.size())},
          "line looks like law and stands in no block, and so is not read; put "
          "it into a block marked `law` or `record`, or into one marked `text` "
          "where it is only shown");
    }
  }

  // Names a fence that looks like that of a block of law and opens none that
  // is read.
  void CheckFence(uint32_t line) {
    const Fence fence = FenceOf(source_.Line(line));
    if (fence.sign == '\0') return;
    const MarkdownBlock* part = PartAt(line);
    if (!KindMeant(MarkOf(part, line, fence))) return;
    if (part == nullptr) {
      return Report(DiagnosticKind::kUnreadBlock, line, kNoBlock);
    }
    if (part->hidden == HiddenBy::kElement) {
      return Report(DiagnosticKind::kUnreadBlock, line,
                    "within HTML that hides it is not read, as no reader sees "
                    "it; close that element above it, or delete it");
    }
    if (part->hidden == HiddenBy::kComment || part->kind == Kind::kComment) {
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

  // Returns the mark of a fence: of one that opens a block as CommonMark has
  // decoded it, since that is what a reader gets.
  static std::string_view MarkOf(const MarkdownBlock* part, uint32_t line,
                                 const Fence& fence) {
    const bool opens = part != nullptr && part->kind == Kind::kFenced &&
                       part->first_line == line;
    return opens ? std::string_view(part->mark) : fence.mark;
  }

  // Of a fence that opens `part`, or stands in it.
  void CheckWithin(const MarkdownBlock& part, uint32_t line,
                   const Fence& fence) {
    const Fence opening = FenceOf(source_.Line(part.first_line));
    if (part.first_line == line) {
      if (KindOf(fence.mark)) return;
      return ReportMark(fence.mark, KindMeant(part.mark));
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
  void ReportMark(std::string_view mark, std::optional<BlockKind> meant) {
    const auto begin =
        static_cast<uint32_t>(mark.data() - source_.content().data());
    diagnostics_.Add(
        DiagnosticKind::kUnreadBlock,
        {&source_, begin, begin + static_cast<uint32_t>(mark.size())},
        fmt::format("block marked {} is not read; mark it `{}`, and no more, "
                    "or `text` where it is only shown",
                    Quote(mark), meant == BlockKind::kLaw ? "law" : "record"));
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
    if (!IsMarked(fence)) continue;
    const uint32_t at = source.LineStart(line) + fence.at;
    const auto size = static_cast<uint32_t>(source.Line(line).size());
    return Place{&source, at, source.LineStart(line) + size};
  }
  return std::nullopt;
}

}  // namespace safeconduct::text
