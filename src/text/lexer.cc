// SPDX-License-Identifier: Apache-2.0
// One lexer for law and record. A pack is Markdown: prose, which is passed
// over, and fenced blocks, of which those marked `law` or `record` are cut
// into tokens. Layout carries no meaning inside a block, and `#` begins a
// comment. Keywords are names here; the parsers know them by their text.
#include "text/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/interval_set.h"
#include "safeconduct/date.h"
#include "text/utf8.h"

namespace safeconduct::text {
namespace {

// How many bytes of what is unknown a message repeats.
constexpr uint32_t kMaxShown = 40;

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWordPart(char c) {
  return IsLower(c) || IsUpper(c) || IsDigit(c) || c == '_';
}
bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
// Whether a character can begin a token or is passed over.
bool IsKnown(char c) {
  return IsWordPart(c) || IsSpace(c) ||
         std::string_view("\"#:,.;()<>=!-").find(c) != std::string_view::npos;
}

struct Sign {
  TokenKind kind = TokenKind::kEnd;
  uint32_t length = 0;
};

// Returns the sign that begins with two characters; where there is none, one
// without length.
Sign SignOf(char c, char next) {
  const auto either = [next](TokenKind alone, char second, TokenKind both) {
    return next == second ? Sign{both, 2} : Sign{alone, 1};
  };
  switch (c) {
    case '.':
      return either(TokenKind::kDot, '.', TokenKind::kDotDot);
    case '<':
      return either(TokenKind::kLess, '=', TokenKind::kLessEqual);
    case '>':
      return either(TokenKind::kGreater, '=', TokenKind::kGreaterEqual);
    case '!':
      return next == '=' ? Sign{TokenKind::kNotEqual, 2} : Sign{};
    case ':':
      return {TokenKind::kColon, 1};
    case ',':
      return {TokenKind::kComma, 1};
    case ';':
      return {TokenKind::kSemicolon, 1};
    case '(':
      return {TokenKind::kOpen, 1};
    case ')':
      return {TokenKind::kClose, 1};
    case '=':
      return {TokenKind::kEqual, 1};
    default:
      return {};
  }
}

// Cuts one stretch of a source into tokens.
class Lexer {
 public:
  Lexer(const SourceText& source, Diagnostics& diagnostics)
      : source_(source), text_(source.content()), diagnostics_(diagnostics) {}

  std::vector<Token> Run(uint32_t begin, uint32_t end) {
    at_ = begin;
    end_ = end;
    while (SkipBlanks()) LexToken();
    tokens_.push_back({TokenKind::kEnd, end_, end_, 0, faulty_});
    return std::move(tokens_);
  }

 private:
  char Peek(uint32_t ahead = 0) const {
    return at_ + ahead < end_ ? text_[at_ + ahead] : '\0';
  }

  // Passes over blanks and comments; returns whether anything is left.
  bool SkipBlanks() {
    while (at_ < end_) {
      if (text_[at_] == '#') {
        at_ = static_cast<uint32_t>(
            std::min<size_t>(text_.find('\n', at_), end_));
      } else if (IsSpace(text_[at_])) {
        ++at_;
      } else {
        return true;
      }
    }
    return false;
  }

  void LexToken() {
    const char c = Peek();
    if (IsLower(c) || IsUpper(c) || c == '_') return LexWord();
    if (IsDigit(c) || (c == '-' && IsDigit(Peek(1)))) return LexNumber();
    if (c == '"') return LexString();
    LexPunctuation();
  }

  void LexWord() {
    const uint32_t begin = at_;
    bool lower = true;
    while (IsWordPart(Peek())) {
      if (IsUpper(text_[at_])) lower = false;
      ++at_;
    }
    const std::string_view word = source_.Slice(begin, at_);
    if (lower && IsLower(word[0])) {
      Add(TokenKind::kName, begin);
    } else if (word.size() == 2 && IsUpper(word[0]) && IsUpper(word[1])) {
      Add(TokenKind::kCountry, begin);
    } else {
      Add(TokenKind::kWord, begin);
    }
  }

  // A number, or a date: four digits, a minus and a digit.
  void LexNumber() {
    const uint32_t begin = at_;
    if (Peek() == '-') ++at_;
    while (IsDigit(Peek())) ++at_;
    if (at_ - begin == 4 && text_[begin] != '-' && Peek() == '-' &&
        IsDigit(Peek(1))) {
      return LexDate(begin);
    }
    const std::string_view digits = source_.Slice(begin, at_);
    int32_t value = 0;
    const auto [end, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc() || value < kMinNumber || value > kMaxNumber) {
      Report(DiagnosticKind::kNumberTooLarge, begin,
             fmt::format("number `{}` is too large; numbers lie between {} "
                         "and {}",
                         digits.substr(0, 40), kMinNumber, kMaxNumber));
      value = 0;
    }
    Add(TokenKind::kNumber, begin, value);
  }

  void LexDate(uint32_t begin) {
    while (IsDigit(Peek()) || (Peek() == '-' && IsDigit(Peek(1)))) ++at_;
    const std::string_view text = source_.Slice(begin, at_);
    std::optional<Date> date = ParseDate(text);
    if (!date) {
      Report(DiagnosticKind::kNoSuchDate, begin,
             fmt::format("date `{}` does not exist; dates are written "
                         "YYYY-MM-DD",
                         text.substr(0, 40)));
    } else if (*date < kFirstDay || *date > kLastDay) {
      Report(DiagnosticKind::kNoSuchDate, begin,
             fmt::format("date `{}` is outside the days reasoned about, {} to "
                         "{}",
                         text, FormatDate(kFirstDay), FormatDate(kLastDay)));
      date = std::nullopt;
    }
    Add(TokenKind::kDate, begin, date.value_or(kFirstDay).days);
  }

  void LexString() {
    const uint32_t begin = at_++;
    while (at_ < end_ && text_[at_] != '"' && text_[at_] != '\n') ++at_;
    if (Peek() == '"') {
      ++at_;
      CheckCharacters(begin);
      return Add(TokenKind::kString, begin);
    }
    Report(DiagnosticKind::kUnclosedString, begin,
           "string is not closed on its line; it ends with `\"`");
    Add(TokenKind::kString, begin);
  }

  // Reports the first character of a string that an answer could not repeat:
  // JSON is UTF-8, and a control character could steer a terminal.
  void CheckCharacters(uint32_t begin) {
    for (uint32_t i = begin; i < at_;) {
      const std::string_view rest = source_.Slice(i, at_);
      const auto length = static_cast<uint32_t>(CharacterLength(rest));
      const bool control = IsControl(rest) && rest[0] != '\t';
      if (length == 0 || control) {
        return diagnostics_.Add(
            DiagnosticKind::kUnknownCharacter,
            Place{&source_, i, i + std::max(length, uint32_t{1})},
            length == 0 ? "byte that is not UTF-8; a page is UTF-8"
                        : "control character in a string; a string is plain "
                          "text");
      }
      i += length;
    }
  }

  void LexPunctuation() {
    const uint32_t begin = at_;
    if (const Sign sign = SignOf(Peek(), Peek(1)); sign.length > 0) {
      at_ += sign.length;
      return Add(sign.kind, begin);
    }
    // One report for a run of characters that no token begins with.
    do {
      ++at_;
    } while (at_ < end_ && !IsKnown(text_[at_]));
    Report(DiagnosticKind::kUnknownCharacter, begin,
           fmt::format("`{}` begins no word, number, string or sign of the "
                       "language",
                       source_.Slice(begin, std::min(at_, begin + kMaxShown))));
  }

  void Add(TokenKind kind, uint32_t begin, int32_t value = 0) {
    tokens_.push_back({kind, begin, at_, value, faulty_});
    faulty_ = false;
  }

  void Report(DiagnosticKind kind, uint32_t begin, std::string text) {
    diagnostics_.Add(kind, Place{&source_, begin, at_}, std::move(text));
    faulty_ = true;
  }

  const SourceText& source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  uint32_t at_ = 0;
  uint32_t end_ = 0;
  bool faulty_ = false;  // a fault was reported since the last token
  std::vector<Token> tokens_;
};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A line that opens or closes a fenced block of Markdown (CommonMark 0.31,
// section 4.5): up to three blanks, three or more backticks or tildes.
struct Fence {
  char sign;
  size_t length;
  std::string_view info;  // what follows, without blanks around it
};

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<Fence> ReadFence(std::string_view line) {
  const size_t indent = line.find_first_not_of(' ');
  if (indent > 3) return std::nullopt;  // or the line is blank
  const char sign = line[indent];
  if (sign != '`' && sign != '~') return std::nullopt;
  size_t end = line.find_first_not_of(sign, indent);
  if (end == std::string_view::npos) end = line.size();
  if (end - indent < 3) return std::nullopt;
  const Fence fence{sign, end - indent, Trim(line.substr(end))};
  // An info string with a backtick makes the line inline code.
  if (sign == '`' && fence.info.find('`') != std::string_view::npos) {
    return std::nullopt;
  }
  return fence;
}

bool Closes(const Fence& fence, const Fence& opening) {
  return fence.sign == opening.sign && fence.length >= opening.length &&
         fence.info.empty();
}

std::optional<BlockKind> KindOf(std::string_view info) {
  if (info == "law") return BlockKind::kLaw;
  if (info == "record") return BlockKind::kRecord;
  return std::nullopt;
}

// Warns of a block that was probably meant to be read.
void WarnOfMisspelling(const SourceText& source, std::string_view info,
                       Diagnostics& diagnostics) {
  std::string lower(info.substr(0, info.find_first_of(" \t:")));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (lower != "law" && lower != "laws" && lower != "record" &&
      lower != "records") {
    return;
  }
  const auto begin =
      static_cast<uint32_t>(info.data() - source.content().data());
  diagnostics.Add(
      DiagnosticKind::kMisspelledBlock,
      {&source, begin, begin + static_cast<uint32_t>(info.size())},
      fmt::format("block marked `{}` is not read; blocks are marked `law` or "
                  "`record`, and no more",
                  info));
}

}  // namespace

std::string_view KindInWords(TokenKind kind) {
  switch (kind) {
    case TokenKind::kName:
      return "a name";
    case TokenKind::kCountry:
      return "a country code";
    case TokenKind::kWord:
      return "a word";
    case TokenKind::kString:
      return "a text in double quotes";
    case TokenKind::kNumber:
      return "a number";
    case TokenKind::kDate:
      return "a date";
    case TokenKind::kColon:
      return "`:`";
    case TokenKind::kComma:
      return "`,`";
    case TokenKind::kDot:
      return "`.`";
    case TokenKind::kDotDot:
      return "`..`";
    case TokenKind::kSemicolon:
      return "`;`";
    case TokenKind::kOpen:
      return "`(`";
    case TokenKind::kClose:
      return "`)`";
    case TokenKind::kLess:
      return "`<`";
    case TokenKind::kLessEqual:
      return "`<=`";
    case TokenKind::kGreater:
      return "`>`";
    case TokenKind::kGreaterEqual:
      return "`>=`";
    case TokenKind::kEqual:
      return "`=`";
    case TokenKind::kNotEqual:
      return "`!=`";
    case TokenKind::kEnd:
      return "the end of the block";
  }
  return "";
}

Block LexText(const SourceText& source, BlockKind kind,
              Diagnostics& diagnostics) {
  const auto size = static_cast<uint32_t>(source.content().size());
  return {kind, &source, Lexer(source, diagnostics).Run(0, size)};
}

std::vector<Block> LexMarkdown(const SourceText& source,
                               Diagnostics& diagnostics) {
  std::vector<Block> blocks;
  std::optional<Fence> opening;
  uint32_t opened_at = 0;
  const auto close = [&](uint32_t end) {
    if (const auto kind = KindOf(opening->info)) {
      const uint32_t begin =
          std::min(source.LineStart(opened_at) +
                       static_cast<uint32_t>(source.Line(opened_at).size()),
                   end);
      blocks.push_back(
          {*kind, &source, Lexer(source, diagnostics).Run(begin, end)});
    }
  };
  for (uint32_t line = 1; line <= source.line_count(); ++line) {
    std::string_view text = source.Line(line);
    if (line == 1 && text.starts_with(kByteOrderMark)) {
      text.remove_prefix(kByteOrderMark.size());
    }
    const auto fence = ReadFence(text);
    if (!fence) continue;
    if (opening) {
      if (!Closes(*fence, *opening)) continue;
      close(source.LineStart(line));
      opening.reset();
      continue;
    }
    opening = fence;
    opened_at = line;
    if (!KindOf(fence->info)) {
      WarnOfMisspelling(source, fence->info, diagnostics);
    }
  }
  if (opening) {
    close(static_cast<uint32_t>(source.content().size()));
    const uint32_t start = source.LineStart(opened_at);
    const auto size = static_cast<uint32_t>(source.Line(opened_at).size());
    if (KindOf(opening->info)) {
      diagnostics.Add(DiagnosticKind::kUnclosedBlock,
                      {&source, start, start + size},
                      "block is not closed; it ends with a line of its own "
                      "that repeats the fence");
    }
  }
  return blocks;
}

}  // namespace safeconduct::text
