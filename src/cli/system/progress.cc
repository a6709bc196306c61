// SPDX-License-Identifier: Apache-2.0
//
// One line on the error stream that is written over again and again. The
// library tells how far it is, as often as it likes; when to show it is decided
// here, by the clock, which the library does not read.
#include "cli/system/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace safeconduct::cli {
namespace {

// Work of less than a second says nothing; then five times a second is as fast
// as anybody reads.
constexpr double kSecondsBefore = 1;
constexpr double kSecondsBetween = 0.2;
constexpr size_t kBarColumns = 24;

// Returns a line that ends before the last column: a longer one would go on in
// the next row, which nothing that is written over it would reach.
std::string LineOf(const std::string& work, std::optional<double> share,
                   const std::string& words, size_t columns) {
  std::string bar;
  if (share) {
    const auto done = static_cast<size_t>(*share * kBarColumns);
    bar = fmt::format("[{:<{}}] ", std::string(done, '='), kBarColumns);
  }
  std::string line = fmt::format("{} {}{}", work, bar, words);
  if (line.size() >= columns) line = fmt::format("{} {}", work, words);
  return line.substr(0, columns - 1);
}

}  // namespace

void Progress::End() {
  // Back to the beginning of the line, and clears it.
  if (told_) std::fputs("\r\x1b[K", stderr);
  told_ = false;
}

void Progress::Tell(size_t done, size_t all, std::string_view things) {
  if (!IsDue()) return;
  Show(
      static_cast<double>(done) / static_cast<double>(std::max<size_t>(all, 1)),
      fmt::format("{} of {} {}", done, all, things));
}

std::function<bool(size_t done, size_t all)> Progress::Watch(
    std::string things) {
  return [this, things = std::move(things)](size_t done, size_t all) {
    Tell(done, all, things);
    return true;
  };
}

void Progress::TellRows(size_t bytes, size_t total_bytes, size_t rows) {
  if (!IsDue()) return;
  if (total_bytes == 0) return Show(std::nullopt, fmt::format("{} rows", rows));
  const double share =
      // A table may grow while it is read: the share is never more than all.
      static_cast<double>(std::clamp<size_t>(bytes, 1, total_bytes)) /
      static_cast<double>(total_bytes);
  const double seconds = Seconds();
  Show(share, fmt::format("{:.0f} %, {} rows, {:.0f} s left", 100 * share, rows,
                          seconds / share - seconds));
}

bool Progress::IsDue() {
  if (columns_ == 0 || Seconds() < kSecondsBefore) return false;
  const auto now = Clock::now();
  const std::chrono::duration<double> since = now - last_;
  if (told_ && since.count() < kSecondsBetween) return false;
  last_ = now;
  return true;
}

double Progress::Seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void Progress::Show(std::optional<double> share, const std::string& words) {
  told_ = true;
  // Not through Say(), which lets no escape sequence reach a terminal.
  fmt::print(stderr, "\r\x1b[K{}", LineOf(work_, share, words, columns_));
}

}  // namespace safeconduct::cli
