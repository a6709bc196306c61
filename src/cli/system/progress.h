// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_SYSTEM_PROGRESS_H_
#define SAFECONDUCT_CLI_SYSTEM_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace safeconduct::cli {

// Says on the error stream how far work has come, on one line that is written
// over and is gone in the end, where it takes more than a second. Says nothing
// where `columns`, of the terminal, is 0. Not copied: it ends with the work.
class Progress {
 public:
  Progress(std::string_view work, size_t columns)
      : work_(work), columns_(columns) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { End(); }

  // Says how many of all things are done.
  void Tell(size_t done, size_t all, std::string_view things);
  // Returns a watch that says so of work which calls it before it ends, and
  // never stops the work: a signal ends the program.
  std::function<bool(size_t done, size_t all)> Watch(std::string things);
  // Says how many rows were read of a table, by the share of its bytes;
  // `total_bytes` is 0 where that is not known.
  void TellRows(size_t bytes, size_t total_bytes, size_t rows);
  // Wipes the line. To be called before anything else is written.
  void End();

 private:
  using Clock = std::chrono::steady_clock;

  // Returns whether it is time to say something.
  bool IsDue();
  double Seconds() const;
  // `share` of all is done; nothing where that is not known.
  void Show(std::optional<double> share, const std::string& words);

  std::string work_;  // such as `survey`
  size_t columns_;
  bool told_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_SYSTEM_PROGRESS_H_
