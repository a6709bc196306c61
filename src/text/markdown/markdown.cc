// SPDX-License-Identifier: Apache-2.0
// cmark cuts a page into blocks and says on which lines each stands, but not at
// which bytes: within lists and quotations it gives a block's text without the
// signs before it. Those only ever shorten a line from its front. So a line of
// the text, with its blanks before it taken away, is as long as what stands at
// the end of its line in the page, and that is where its bytes are.
//
// An example: of a code block in a list in a quotation the line ">   needs x"
// is "needs x" for cmark, seven bytes, which are the last seven of that line in
// the page.
#include "text/markdown/markdown.h"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <string>

#include "text/blanks.h"
#include "text/utf8.h"

namespace safeconduct::text {
namespace {

using Kind = MarkdownBlock::Kind;

constexpr std::string_view kBlanks = " \t";

// cmark hands out raw pointers that its own functions must free.
struct Free {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};

std::string_view Literal(cmark_node* node) {
  // Null where a node has none.
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : literal;
}

uint32_t Number(int value) { return static_cast<uint32_t>(std::max(value, 0)); }

// A comment is HTML to CommonMark; it is told apart as no reader sees it.
Kind KindOf(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE_BLOCK:
      return *cmark_node_get_fence_info(node) != '\0' ? Kind::kFenced
                                                      : Kind::kCode;
    case CMARK_NODE_HTML_BLOCK: {
      const std::string_view text = Literal(node);
      const size_t start = text.find_first_not_of(kBlanks);
      if (start == text.npos || !text.substr(start).starts_with("<!--")) {
        return Kind::kHtml;
      }
      // What stands behind a comment on its last line is shown.
      const size_t end = text.find("-->", start);
      return end == text.npos || IsBlank(text.substr(end + 3)) ? Kind::kComment
                                                               : Kind::kHtml;
    }
    case CMARK_NODE_HEADING:
      return Kind::kHeading;
    default:
      return Kind::kProse;
  }
}

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Whether a node of cmark is there for the blocks in it. Whatever else it gives
// is a block of text.
bool HoldsBlocks(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE ||
         type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM;
}

// Returns the block that follows in the page, where a reader comes by; null
// behind the last.
cmark_node* NextBlock(cmark_node* node, cmark_node* page) {
  if (HoldsBlocks(node)) {
    cmark_node* child = cmark_node_first_child(node);
    if (child != nullptr) return child;
  }
  while (node != page) {
    if (cmark_node* next = cmark_node_next(node)) return next;
    node = cmark_node_parent(node);
  }
  return nullptr;
}

// Returns what a paragraph says on one line.
std::string TextOf(cmark_node* paragraph) {
  std::string text;
  const std::unique_ptr<cmark_iter, Free> iter(cmark_iter_new(paragraph));
  for (cmark_event_type event = cmark_iter_next(iter.get());
       event != CMARK_EVENT_DONE; event = cmark_iter_next(iter.get())) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(iter.get());
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        text += Literal(node);
        break;
      case CMARK_NODE_CODE:
        text.append("`").append(Literal(node)).append("`");
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        text += ' ';
        break;
      default:
        break;
    }
  }
  return text;
}

// Reads one page.
class Reader {
 public:
  explicit Reader(const SourceText& source) : source_(source) {}

  std::vector<MarkdownBlock> Run() {
    // A zero byte would become a character of three bytes.
    std::string text(source_.content());
    for (size_t at = text.find('\0'); at != text.npos;
         at = text.find('\0', at)) {
      text[at] = '?';
    }
    const std::unique_ptr<cmark_node, Free> page(
        cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
    // Not recursively: pages may nest as deep as they like.
    for (cmark_node* node = page.get(); node != nullptr;
         node = NextBlock(node, page.get())) {
      if (!HoldsBlocks(node)) Add(node);
    }
    return std::move(blocks_);
  }

 private:
  void Add(cmark_node* node) {
    MarkdownBlock block;
    block.kind = KindOf(node);
    block.first_line = LineOf(cmark_node_get_start_line(node));
    block.last_line = LineOf(cmark_node_get_end_line(node));
    block.hidden = html_.Behind();
    if (block.kind == Kind::kFenced || block.kind == Kind::kCode) {
      block.mark = cmark_node_get_fence_info(node);
      FillCode(node, block);
    } else if (block.kind == Kind::kHtml || block.kind == Kind::kComment) {
      const std::string_view html = Literal(node);
      // cmark leaves out the last line of a block that its own mark ends.
      const auto breaks = std::ranges::count(
          html.substr(0, html.empty() ? 0 : html.size() - 1), '\n');
      block.last_line = std::max(
          block.last_line, block.first_line + static_cast<uint32_t>(breaks));
      html_.Read(html);
    } else if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH) {
      block.text = TextOf(node);
    }
    blocks_.push_back(std::move(block));
  }

  void FillCode(cmark_node* node, MarkdownBlock& block) {
    std::string_view rest = Literal(node);
    const bool fenced = IsFenced(block, rest);
    uint32_t line = block.first_line + (fenced ? 1 : 0);
    for (; !rest.empty() && line <= source_.line_count(); ++line) {
      const size_t size = std::min(rest.find('\n'), rest.size());
      AddLine(rest.substr(0, size), line, block);
      rest.remove_prefix(std::min(size + 1, rest.size()));
    }
    if (fenced) FindEnd(node, line, block);
  }

  // Returns whether a code block has a fence, rather than being indented. Of an
  // unmarked one cmark does not say. An indented one begins with its own text.
  bool IsFenced(const MarkdownBlock& block, std::string_view text) const {
    if (block.kind == Kind::kFenced) return true;
    const std::string_view line = source_.Line(block.first_line);
    const Fence fence = FenceOf(line);
    return fence.sign != '\0' && !Trim(text.substr(0, text.find('\n')))
                                      .starts_with(Trim(line.substr(fence.at)));
  }

  // Places the end of a line of text at the end of its line in the page: see
  // above.
  void AddLine(std::string_view text, uint32_t line, MarkdownBlock& block) {
    const size_t start = text.find_first_not_of(kBlanks);
    // A blank line holds no token, so that its bytes need not be found.
    if (start == text.npos) return;
    const uint32_t end = EndOf(line);
    block.lines.push_back(
        {&source_, end - static_cast<uint32_t>(text.size() - start), end});
  }

  // Finds where a fenced block ends. `line` follows its last. Where a list or
  // a quotation ended before it was closed, cmark lets the block reach further
  // than what it lies in.
  void FindEnd(cmark_node* node, uint32_t line, MarkdownBlock& block) {
    cmark_node* around = cmark_node_parent(node);
    block.closed =
        line <= block.last_line &&
        cmark_node_get_end_line(node) <= cmark_node_get_end_line(around);
    if (!block.closed) {
      block.last_line = line - 1;
      block.end = line <= source_.line_count()
                      ? source_.LineStart(line)
                      : static_cast<uint32_t>(source_.content().size());
      return;
    }
    block.end = source_.LineStart(line) + FenceOf(source_.Line(line)).at;
  }

  // What cmark says is kept within the lines that there are.
  uint32_t LineOf(int line) const {
    return std::clamp(Number(line), uint32_t{1}, source_.line_count());
  }

  uint32_t EndOf(uint32_t line) const {
    return source_.LineStart(line) +
           static_cast<uint32_t>(source_.Line(line).size());
  }

  const SourceText& source_;
  HiddenHtml html_;
  std::vector<MarkdownBlock> blocks_;
};

}  // namespace

std::vector<MarkdownBlock> ReadMarkdown(const SourceText& source) {
  return Reader(source).Run();
}

Fence FenceOf(std::string_view line) {
  const size_t start = line.size() - WithoutByteOrderMark(line).size();
  const size_t at = line.find_first_not_of(" \t>-+*.)0123456789", start);
  if (at == line.npos || (line[at] != '`' && line[at] != '~')) return {};
  const size_t end =
      std::min(line.find_first_not_of(line[at], at), line.size());
  const Fence fence{line[at], static_cast<uint32_t>(end - at),
                    static_cast<uint32_t>(at), Trim(line.substr(end))};
  if (fence.length < 3) return {};
  // A mark with a backtick makes the line inline code.
  const bool inline_code = fence.sign == '`' && fence.mark.contains('`');
  return inline_code ? Fence{} : fence;
}

}  // namespace safeconduct::text
