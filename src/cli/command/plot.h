// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_COMMAND_PLOT_H_
#define SAFECONDUCT_CLI_COMMAND_PLOT_H_

#include <string>

#include "cli/command/invocation.h"
#include "cli/system/file.h"
#include "safeconduct/survey.h"

namespace safeconduct::cli {

// The figure of a survey, `--plot FILE.svg`, drawn by the program gnuplot. Does
// nothing where none was asked for. Each step says what is wrong.
class PlotFile {
 public:
  // `path` and `source` are what --plot and --source were given.
  PlotFile(std::string path, std::string source);

  // Checks the options.
  Stop Check() const;
  // Checks that the file can be written and that there is a gnuplot, before
  // the work begins.
  Stop Open();
  // Draws. The file has its name only once it is whole.
  Stop Draw(const SurveyAnswer& answer);

 private:
  std::string path_;
  std::string source_;
  NewFile file_;
};

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_COMMAND_PLOT_H_
