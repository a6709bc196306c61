// SPDX-License-Identifier: Apache-2.0
//
// The command around a survey: files in and out, progress, and what becomes of
// rows that could not be read. Answers are written to a file beside the one
// named, which takes its name only once all went well: a table cut short looks
// like a whole one.
#include "safeconduct/survey.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <expected>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "cli/command/commands.h"
#include "cli/command/plot.h"
#include "cli/page/page.h"
#include "cli/page/survey_text.h"
#include "cli/system/file.h"
#include "cli/system/progress.h"
#include "safeconduct/json.h"

namespace safeconduct::cli {
namespace {

File Open(const std::string& path, const char* mode) {
  File file(std::fopen(path.c_str(), mode));
  if (!file) {
    Say(fmt::format("{}: cannot be {} (check the path)\n", path,
                    *mode == 'r' ? "read" : "written"));
  }
  return file;
}

// Opens a table, or says why not. A folder can be opened as a file can, and
// then has no bytes.
File OpenTable(const std::string& path) {
  if (path == kStandardInput) return File(fdopen(dup(STDIN_FILENO), "rb"));
  std::error_code code;
  if (std::filesystem::is_directory(path, code)) {
    Say(fmt::format("{}: is a folder (name a table in it)\n", path));
    return nullptr;
  }
  return Open(path, "rb");
}

size_t SizeOf(std::FILE* file) {
  // A pipe has no size, and there is none to tell progress by.
  if (std::fseek(file, 0, SEEK_END) != 0) return 0;
  const long size = std::ftell(file);
  if (std::fseek(file, 0, SEEK_SET) != 0) return 0;
  return size < 0 ? 0 : static_cast<size_t>(size);
}

std::string FaultLine(const std::string& path, const SurveyFault& fault) {
  const std::string column =
      fault.column.empty() ? "" : fmt::format(", column `{}`", fault.column);
  return fmt::format("{}:{}: row {}{}: {}\n", path, fault.line, fault.row,
                     column, fault.text);
}

// Returns whether two paths lead to one file, which need not be there yet.
bool IsSameFile(const std::string& a, const std::string& b) {
  namespace fs = std::filesystem;
  std::error_code code;
  if (fs::equivalent(a, b, code)) return true;
  const fs::path place = fs::weakly_canonical(fs::absolute(a, code), code);
  return !code && place == fs::weakly_canonical(fs::absolute(b, code), code);
}

// Says where a file to be written is the table itself, one that another option
// names, or none.
Stop CheckWritten(const SurveyOptions& options) {
  if (const Stop stop = CheckReplaceable(options.out)) return stop;
  if (const Stop stop = CheckIsFile(options.bad_rows)) return stop;
  std::vector<std::pair<std::string_view, const std::string*>> written;
  for (const auto& [name, path] : {std::pair("--out", &options.out),
                                   std::pair("--bad-rows", &options.bad_rows),
                                   std::pair("--plot", &options.plot)}) {
    if (path->empty()) continue;
    // A table is not to be replaced by what is said about it.
    if (IsSameFile(*path, options.table)) {
      Say(fmt::format("{}: `{}` is the table itself (name another file)\n",
                      name, *path));
      return kUsage;
    }
    for (const auto& [other, before] : written) {
      if (!IsSameFile(*path, *before)) continue;
      Say(fmt::format("{}: `{}` is the file of {} too (name another file)\n",
                      name, *path, other));
      return kUsage;
    }
    written.emplace_back(name, path);
  }
  return std::nullopt;
}

// Says which rows could not be read, unless they are listed in a file, and what
// follows from it.
Stop TellBadRows(const SurveyOptions& options, const SurveyAnswer& result) {
  if (result.bad_row_count == 0 || options.skip_bad_rows) return std::nullopt;
  // What stands in a file is not repeated on the terminal.
  if (options.bad_rows.empty()) {
    std::string lines;
    for (const SurveyFault& fault : result.faults) {
      lines += FaultLine(NameOfInput(options.table), fault);
    }
    if (result.faults.size() < result.fault_count) {
      lines += fmt::format(
          "{} more faults are not shown (--bad-rows lists all in a file)\n",
          result.fault_count - result.faults.size());
    }
    Say(lines);
  }
  Say(fmt::format(
      "{}: {} at fault, and nothing is answered (mend what is "
      "wrong, or leave it out with --skip-bad-rows)\n",
      NameOfInput(options.table), Counted(result.bad_row_count, "row")));
  return kFaults;
}

// Reads what is asked, beginning with the day when nothing is said of it.
Stop Pose(const SurveyOptions& options, Invocation& invocation,
          safeconduct::SurveyOptions& asked) {
  if (const Stop stop = ReadOn(options.on, asked.days)) return stop;
  asked.table = NameOfInput(options.table);
  asked.routes = options.routes;
  asked.reasons = options.reasons;
  asked.by = options.by;
  asked.keep = options.keep;
  asked.where = options.where;
  // As many as the machine has; 0 where it does not say.
  asked.threads =
      std::clamp<size_t>(std::thread::hardware_concurrency(), 1, kMaxThreads);
  return invocation.Compile(options.scenario);
}

// Says why there is no answer, if there is none.
Stop TellFailure(const SurveyOptions& options, const File& table,
                 const std::expected<SurveyAnswer, Error>& answer) {
  const std::string name = NameOfInput(options.table);
  // Asked first: what was read until then may well have been answered.
  if (std::ferror(table.get()) != 0) {
    Say(fmt::format("{}: cannot be read to its end (check the disk)\n", name));
    return kNotDone;
  }
  if (answer) return TellBadRows(options, *answer);
  if (answer.error().kind == Error::Kind::kCancelled) {
    // Nothing but a file that takes no more tells this survey to stop.
    return NotWritten(options.out);
  }
  return SayError(answer.error());
}

}  // namespace

int RunSurvey(const SurveyOptions& options, const Surroundings& surroundings) {
  if (options.table.empty()) {
    Say("survey: no table (name a file of comma-separated values)\n");
    return kUsage;
  }
  if (const Stop stop = CheckWritten(options)) return *stop;
  PlotFile plot(options.plot, options.source);
  if (const Stop stop = plot.Check()) return *stop;
  Invocation invocation;
  safeconduct::SurveyOptions asked;
  asked.days = {surroundings.today, surroundings.today};
  if (const Stop stop = Pose(options, invocation, asked)) return *stop;
  // Kept before the other scenario is compiled, which takes its place there.
  const Chart chart = invocation.chart();
  std::optional<Chart> versus;
  if (options.versus) {
    if (const Stop stop =
            invocation.Compile(*options.versus, options.scenario.max_nodes)) {
      return *stop;
    }
    versus = invocation.chart();
    asked.versus = &*versus;
  }
  const File table = OpenTable(options.table);
  if (!table) return kNotDone;
  if (const Stop stop = plot.Open()) return *stop;
  // Answers stand under their name only once nothing was at fault.
  NewFile answers(options.out);
  if (!options.out.empty()) {
    if (!answers.Open()) return *NotWritten(Unfinished(options.out));
    asked.write = [&](std::string_view text) { return answers.Write(text); };
  }
  File bad_rows;
  if (!options.bad_rows.empty()) {
    // Written in its place: a list of faults is of use also where the survey
    // fails, and then above all.
    bad_rows = Open(options.bad_rows, "wb");
    if (!bad_rows) return kNotDone;
    asked.fault = [&](const SurveyFault& fault) {
      const std::string line = FaultLine(NameOfInput(options.table), fault);
      std::fwrite(line.data(), 1, line.size(), bad_rows.get());
    };
  }
  const size_t total_bytes = SizeOf(table.get());
  Progress progress("survey", surroundings.error_columns);
  asked.watch = [&](size_t bytes, size_t rows) {
    progress.TellRows(bytes, total_bytes, rows);
    return true;
  };
  const auto answer = SurveyTable(chart, asked, [&](char* to, size_t size) {
    // Fewer bytes at the end, as SurveyTable wants it; a fault in reading looks
    // the same and is told apart afterwards.
    return std::fread(to, 1, size, table.get());
  });
  progress.End();
  const Stop failed = TellFailure(options, table, answer);
  // Where something failed the file is not finished, and its part goes away
  // with it.
  if (answers.is_open() && !failed && !answers.Finish()) {
    return *NotWritten(options.out);
  }
  if (bad_rows && !IsWhole(bad_rows)) {
    Say(fmt::format("{}: cannot be written (check the path)\n",
                    options.bad_rows));
    return kNotDone;
  }
  if (failed) return *failed;
  Print(options.json ? FormatJson(*answer) + "\n"
                     : FormatSurveyText(*answer, surroundings.colour));
  // Last: a figure that cannot be drawn must not cost the answer.
  return plot.Draw(*answer).value_or(kDone);
}

}  // namespace safeconduct::cli
