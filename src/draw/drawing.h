// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DRAW_DRAWING_H_
#define SAFECONDUCT_DRAW_DRAWING_H_

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "case/case.h"
#include "chart/chart.h"
#include "law/law.h"
#include "safeconduct/error.h"

namespace safeconduct::chart {

// More boxes than this nobody reads.
inline constexpr size_t kMaxBoxes = 400;

// A way on from a box: to the box at a position, or, without one, to `open`.
struct Arrow {
  std::string words;  // when it is taken
  std::optional<size_t> to;
};

// A node of a diagram: what it asks, and where each answer leads.
struct Box {
  Variable about;
  std::string name;
  std::string question;
  std::string closed_if;  // empty: no answer closes the route at once
  std::vector<Arrow> arrows;
};

struct DrawnRoute {
  std::string name;
  std::string label;
  std::vector<Box> boxes;  // from the first asked on; arrows lead on
  bool open = false;       // where there are no boxes: what the route always is
};

// The diagrams of routes in words, fit to be drawn. A plain value.
struct Drawing {
  std::string title;
  std::vector<std::string> notes;  // paragraphs under the title
  std::vector<DrawnRoute> routes;
};

// What is to be drawn. Without days the diagrams in which matters are
// variables; with them those in which the record has said what the matters
// were. Both hold for what the case leaves possible.
struct DrawingQuestion {
  std::shared_ptr<const Chart> chart;
  Case person;
  std::optional<Days> days;
  std::vector<law::RouteId> routes;
};

// Returns the routes in words, without a title. Fails where they have more
// than kMaxBoxes boxes together.
// Fails also where the diagrams outgrow the chart's budget of nodes.
std::expected<Drawing, Error> MakeDrawing(const DrawingQuestion& question);

// Returns how many boxes the routes have together.
size_t BoxCount(const Drawing& drawing);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_DRAW_DRAWING_H_
