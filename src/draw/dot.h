// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DRAW_DOT_H_
#define SAFECONDUCT_DRAW_DOT_H_

#include <string>

#include "draw/drawing.h"

namespace safeconduct::chart {

// Returns a drawing in DOT, the language of Graphviz (2.42 or later). No text
// in it can be markup or a statement.
std::string FormatDot(const Drawing& drawing);

// Returns the SVG that Graphviz made of FormatDot's text, with a title and a
// description that say in words what it shows, and a title for each box and
// each arrow, which is shown under the pointer.
std::string FinishSvg(const std::string& svg, const Drawing& drawing);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_DRAW_DOT_H_
