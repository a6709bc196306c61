// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_COMMAND_SVG_H_
#define SAFECONDUCT_CLI_COMMAND_SVG_H_

#include <expected>
#include <string>
#include <string_view>

#include "cli/system/process.h"
#include "cli/system/stop.h"
#include "safeconduct/error.h"
#include "safeconduct/export.h"

// Pictures that another program draws as SVG.
namespace safeconduct::cli {

// Says where the file that an option names for a picture is not named as one.
Stop CheckIsSvg(std::string_view option, const std::string& path);

// Returns the SVG of a picture, which `program` draws. Fails where it does not
// run, and where what it draws, which is called `what`, is cut off.
std::expected<std::string, Error> DrawSvg(const Program& program,
                                          std::string_view what,
                                          const Picture& picture);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_COMMAND_SVG_H_
