// SPDX-License-Identifier: Apache-2.0
#include "cli/plot.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <expected>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include "cli/page.h"
#include "cli/survey_text.h"
#include "law/values.h"
#include "survey/figure.h"
#include "survey/gnuplot.h"

namespace safeconduct::cli {
namespace {

constexpr std::string_view kEnding = ".svg";

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Error NotDone(const std::string& text) {
  return {Error::Kind::kBudget, "--plot: " + text};
}

// What a child process reads and writes: files without a name, which take any
// amount and leave nothing behind.
struct Streams {
  File input{std::tmpfile()};
  File output{std::tmpfile()};
  File errors{std::tmpfile()};

  explicit operator bool() const { return input && output && errors; }
};

bool WriteAll(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() &&
         std::fflush(file) == 0;
}

std::string ReadAll(std::FILE* file) {
  std::string text;
  if (std::fseek(file, 0, SEEK_SET) != 0) return text;
  std::array<char, 4096> part;
  while (const size_t size = std::fread(part.data(), 1, part.size(), file)) {
    text.append(part.data(), size);
  }
  return text;
}

// Starts gnuplot without the user's own settings. Returns an error number.
int Start(const Streams& streams, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(streams.input.get()), 0);
  posix_spawn_file_actions_adddup2(&actions, fileno(streams.output.get()), 1);
  posix_spawn_file_actions_adddup2(&actions, fileno(streams.errors.get()), 2);
  std::string name = "gnuplot";
  std::string option = "-d";
  const std::array<char*, 3> arguments = {name.data(), option.data(), nullptr};
  const int fault = posix_spawnp(&child, name.c_str(), &actions, nullptr,
                                 arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return fault;
}

// Returns the last line that has something in it: what gnuplot complains of.
std::string LastLine(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  text.remove_prefix(text.rfind('\n') + 1);
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::string(text);
}

// Returns what gnuplot prints for a script.
std::expected<std::string, Error> RunGnuplot(std::string_view script) {
  const Streams streams;
  if (!streams || !WriteAll(streams.input.get(), script) ||
      std::fseek(streams.input.get(), 0, SEEK_SET) != 0) {
    return std::unexpected(
        NotDone("no temporary file can be written (free some space)"));
  }
  pid_t child = 0;
  const int fault = Start(streams, child);
  if (fault == ENOENT) {
    return std::unexpected(
        NotDone("gnuplot is absent (install the package gnuplot-nox)"));
  }
  if (fault != 0) {
    return std::unexpected(
        NotDone(fmt::format("gnuplot cannot be run: {} (check how it is "
                            "installed)",
                            std::generic_category().message(fault))));
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return ReadAll(streams.output.get());
  }
  return std::unexpected(
      NotDone(fmt::format("gnuplot stopped: {} (it takes version 5.4 or later)",
                          LastLine(ReadAll(streams.errors.get())))));
}

std::string ValueInWords(const law::Type& type, Value value) {
  if (type.form == law::TypeForm::kChoice) {
    const std::string& label = type.choices[static_cast<size_t>(value)].label;
    if (!label.empty()) return label;
  }
  return law::FormatValue(type, value);
}

// Returns a supposition in the words of the law and the record.
std::string Described(const chart::Chart& chart,
                      const record::Supposition& supposition) {
  if (const auto* becomes = std::get_if<record::Becomes>(&supposition)) {
    const law::Matter& matter = chart.law().matter(becomes->matter);
    return fmt::format("\u201c{}\u201d to be \u201c{}\u201d from {}",
                       matter.label, ValueInWords(matter.type, becomes->value),
                       FormatDateInWords(becomes->day));
  }
  const auto& settles = std::get<record::Settles>(supposition);
  const record::Event& event = chart.record().event(settles.event);
  return fmt::format(
      "\u201c{}\u201d {}", event.label,
      settles.happened ? "to have happened" : "not to have happened");
}

// Returns what is taken for granted in a scenario.
std::string Described(const chart::Chart& chart) {
  const record::Scenario& scenario = chart.timeline().scenario();
  std::string text = "the record";
  if (scenario.known_on) {
    text += " as known on " + FormatDateInWords(*scenario.known_on);
  }
  if (scenario.viewpoint) {
    const size_t viewpoint = scenario.viewpoint->index();
    text += fmt::format(" ({})", chart.record().viewpoints[viewpoint].label);
  }
  for (const record::Supposition& supposition : scenario.suppositions) {
    text += ", supposing " + Described(chart, supposition);
  }
  return text == "the record" ? "the record as it stands" : text;
}

std::string Unfinished(const std::string& path) { return path + ".part"; }

}  // namespace

PlotFile::PlotFile(std::string path, std::string source)
    : path_(std::move(path)), source_(std::move(source)) {}

PlotFile::~PlotFile() {
  std::error_code code;
  if (is_open_) std::filesystem::remove(Unfinished(path_), code);
}

Stop PlotFile::Check() const {
  if (path_.empty() && !source_.empty()) {
    Say("--source: there is no figure for it to stand under (add --plot "
        "FILE.svg)\n");
    return kUsage;
  }
  if (!path_.empty() && !path_.ends_with(kEnding)) {
    Say(fmt::format("--plot: `{}` does not end in {} (name a file FILE{})\n",
                    path_, kEnding, kEnding));
    return kUsage;
  }
  return std::nullopt;
}

Stop PlotFile::Open() {
  if (path_.empty()) return std::nullopt;
  is_open_ = File(std::fopen(Unfinished(path_).c_str(), "wb")) != nullptr;
  if (!is_open_) return NotWritten();
  if (const auto printed = RunGnuplot("exit\n"); !printed) {
    return SayError(printed.error());
  }
  return std::nullopt;
}

Stop PlotFile::Draw(const survey::SurveyQuestion& question,
                    const survey::SurveyResult& result) {
  if (!is_open_) return std::nullopt;
  survey::FigureTexts texts{DaysAsked(question, result),
                            Described(*question.chart), "", source_};
  if (question.versus) texts.versus = Described(*question.versus);
  const auto figure = survey::MakeFigure(question, result, texts);
  if (!figure) return SayError(NotDone(figure.error().text));
  const auto printed = RunGnuplot(survey::FormatGnuplot(*figure));
  if (!printed) return SayError(printed.error());
  if (!printed->contains("</svg>")) {
    return SayError(NotDone("gnuplot drew no whole figure (free some space)"));
  }
  const std::string svg = survey::FinishSvg(*printed, *figure);
  File file(std::fopen(Unfinished(path_).c_str(), "wb"));
  const bool whole = file && WriteAll(file.get(), svg);
  file.reset();
  std::error_code code;
  if (whole) std::filesystem::rename(Unfinished(path_), path_, code);
  is_open_ = !whole || code;
  return is_open_ ? NotWritten() : std::nullopt;
}

Stop PlotFile::NotWritten() const {
  Say(fmt::format("{}: cannot be written (check the path)\n", path_));
  return kNotDone;
}

}  // namespace safeconduct::cli
