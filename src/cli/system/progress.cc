// SPDX-License-Identifier: Apache-2.0
#include "cli/system/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace safeconduct::cli {
namespace {

constexpr double kSecondsBefore = 1;
constexpr double kSecondsBetween = 0.2;
constexpr size_t kBarColumns = 24;

}  // namespace

Progress::~Progress() {
  if (told_) std::fputs("\r\x1b[K", stderr);
}

void Progress::Tell(size_t done, size_t all, std::string_view things) {
  if (!IsDue()) return;
  Show(
      static_cast<double>(done) / static_cast<double>(std::max<size_t>(all, 1)),
      fmt::format("{} of {} {}", done, all, things));
}

void Progress::TellRows(size_t bytes, size_t total_bytes, size_t rows) {
  if (!IsDue()) return;
  const double share =
      static_cast<double>(bytes) /
      static_cast<double>(std::max({total_bytes, bytes, size_t{1}}));
  const double seconds = Seconds();
  Show(share,
       fmt::format("{:.0f} %, {} rows, {:.1f} million a second, {:.0f} "
                   "s left",
                   100 * share, rows, static_cast<double>(rows) / seconds / 1e6,
                   seconds / share - seconds));
}

bool Progress::IsDue() {
  if (!shown_ || Seconds() < kSecondsBefore) return false;
  const auto now = Clock::now();
  const std::chrono::duration<double> since = now - last_;
  if (told_ && since.count() < kSecondsBetween) return false;
  last_ = now;
  return true;
}

double Progress::Seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void Progress::Show(double share, const std::string& words) {
  told_ = true;
  const auto done = static_cast<size_t>(share * kBarColumns);
  // Not through Say(), which lets no escape sequence reach a terminal.
  fmt::print(stderr, "\r\x1b[K{} [{:<{}}] {}", work_, std::string(done, '='),
             kBarColumns, words);
}

}  // namespace safeconduct::cli
