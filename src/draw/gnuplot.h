// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DRAW_GNUPLOT_H_
#define SAFECONDUCT_DRAW_GNUPLOT_H_

#include <string>

#include "draw/figure.h"

namespace safeconduct::survey {

// Returns the script with which gnuplot (5.4 or later) draws a figure and
// prints it as SVG. It holds its data; no text in it can be a command.
std::string FormatGnuplot(const Figure& figure);

// Returns the SVG that gnuplot printed, well-formed whatever the texts are,
// with a title and a description that say in words what it shows.
std::string FinishSvg(std::string svg, const Figure& figure);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_DRAW_GNUPLOT_H_
