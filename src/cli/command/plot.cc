// SPDX-License-Identifier: Apache-2.0
//
// The figure of a survey, in three steps, so that what can be refused is
// refused before the work: options are checked first, then the file and
// gnuplot, and only then is the table read.
#include "cli/command/plot.h"

#include <utility>

#include "cli/command/svg.h"
#include "cli/system/process.h"
#include "safeconduct/export.h"

namespace safeconduct::cli {
namespace {

// Runs without the user's own settings.
const Program& Gnuplot() {
  static const Program kGnuplot{
      "--plot", "gnuplot", {"-d"}, "gnuplot-nox", "5.4"};
  return kGnuplot;
}

}  // namespace

PlotFile::PlotFile(std::string path, std::string source)
    : path_(std::move(path)), source_(std::move(source)), file_(path_) {}

Stop PlotFile::Check() const {
  if (path_.empty() && !source_.empty()) {
    Say("--source: there is no figure for it to stand under (add --plot "
        "FILE.svg)\n");
    return kUsage;
  }
  return path_.empty() ? std::nullopt : CheckIsSvg("--plot", path_);
}

Stop PlotFile::Open() {
  if (path_.empty()) return std::nullopt;
  if (const Stop stop = CheckReplaceable(path_)) return stop;
  if (!file_.Open()) return NotWritten(path_);
  // Does nothing but start: a survey of an hour must not end with the news that
  // there is no gnuplot.
  if (const auto printed = RunProgram(Gnuplot(), "exit\n"); !printed) {
    return SayError(printed.error());
  }
  return std::nullopt;
}

Stop PlotFile::Draw(const SurveyAnswer& answer) {
  if (!file_.is_open()) return std::nullopt;
  const auto figure = DrawSurvey(answer, source_);
  if (!figure) return SayError(NotDone(Gnuplot(), figure.error().text));
  const auto svg = DrawSvg(Gnuplot(), "figure", *figure);
  if (!svg) return SayError(svg.error());
  if (file_.Write(*svg) && file_.Finish()) return std::nullopt;
  return NotWritten(path_);
}

}  // namespace safeconduct::cli
