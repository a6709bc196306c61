// SPDX-License-Identifier: Apache-2.0
//
// A drawing as a graph for Graphviz, which places the boxes and the arrows. A
// box is a table: the name of what is asked, the question, and which answers
// close the route. Each route has one end, `open`. Several routes stand under
// one another, each in a frame of its own.
//
// Boxes that only follow one another are drawn as one, a stack, which is read
// as a list to be gone through: a box stands under the one before it where that
// has no other way on, and nothing else leads to it.
//
//   leave: closed if yes                     leave   closed if yes
//     |no                                    ---------------------
//   appeal: closed if pending    becomes     appeal  closed if pending
//     |none                                    |none
//   age                                      age
//
// Texts come from law packs, and whatever they hold is text: they stand in
// labels of markup only, escaped, and the nodes have names that are made here:
// r0b12 is the stack whose top is box 12 of route 0, r0end its end. Graphviz
// copies these names into the SVG as titles, which readers would be shown;
// there each is replaced by what it stands for.
//
// Source: Graphviz, "The DOT Language" and "Node Shapes", on labels of markup.
#include "draw/dot.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <numeric>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "draw/label.h"
#include "text/blanks.h"

namespace safeconduct::chart {
namespace {

using draw::EscapedForXml;

constexpr std::string_view kFont = "Helvetica,Arial,sans-serif";
constexpr std::string_view kRed = "#9c1c1c";
constexpr std::string_view kGrey = "#555555";

// Characters of a line.
constexpr size_t kBoxWidth = 44;
constexpr size_t kArrowWidth = 30;
constexpr size_t kTitleWidth = 64;
// A question of a law pack may be of any length; the law itself has the whole.
constexpr size_t kMaxLines = 12;
// How wide all boxes are at least.
constexpr size_t kBoxPoints = 270;

constexpr std::string_view kHowToRead =
    "Read from the top. An answer told in red closes the route; any other "
    "leads on, to what stands below or along its arrow. A way that ends at "
    "\u201copen\u201d leaves the route open.";

// The tints of boxes: of the day, of what the record knows, of the person.
constexpr std::string_view kDay = "#fdf3d0";
constexpr std::string_view kRecord = "#e3eefa";
constexpr std::string_view kPerson = "#ffffff";

// What is not asked of the person is told by a word and a tint.
struct BoxStyle {
  std::string_view word;
  std::string_view tint;
};

// What is told by a tint is told by a word too: a picture may be printed in
// grey.
BoxStyle StyleOf(const Variable& variable) {
  return std::visit(
      Overloaded{
          [](law::Today) { return BoxStyle{"the day", kDay}; },
          [](record::WindowId) {
            return BoxStyle{"the record, day not known", kRecord};
          },
          [](record::DisputeId) {
            return BoxStyle{"the record, disputed", kRecord};
          },
          [](law::MatterId) { return BoxStyle{"matter", kRecord}; },
          [](law::FactId) { return BoxStyle{"", kPerson}; },
          [](law::MeasureId) { return BoxStyle{"", kPerson}; },
          [](law::ExprId) {
            return BoxStyle{"compared with a matter", kRecord};
          },
      },
      variable);
}

// Graphviz puts the name of a node in place of `\N`, in markup too.
void DoubleBackslashes(std::string& text) {
  for (size_t at = 0; (at = text.find('\\', at)) != std::string::npos;
       at += 2) {
    text.insert(at, 1, '\\');
  }
}

// Returns a text as lines of markup; a text of blanks alone would be none.
std::string Lines(std::string_view text, size_t width) {
  std::vector<std::string> lines;
  for (const std::string& line : draw::Wrapped(text, width, kMaxLines)) {
    lines.push_back(EscapedForXml(line));
    DoubleBackslashes(lines.back());
  }
  return fmt::format("{}", fmt::join(lines, "<br align=\"left\"/>"));
}

// Returns a row of a table, or nothing where there is nothing to say.
std::string Row(std::string_view text, size_t width, std::string_view font) {
  if (text::IsBlank(text)) return "";
  return fmt::format(
      "<tr><td align=\"left\" balign=\"left\"><font {}>{}</font></td></tr>",
      font, Lines(text, width));
}

std::string ClosedIf(const Box& box) {
  return box.closed_if.empty() ? "" : "closed if " + box.closed_if;
}

std::string NodeName(size_t route, size_t box) {
  return fmt::format("r{}b{}", route, box);
}

std::string EndName(size_t route) { return fmt::format("r{}end", route); }

// Returns for each box the topmost of the stack that it stands in.
std::vector<size_t> TopsOf(const DrawnRoute& route) {
  std::vector<size_t> arrow_counts(route.boxes.size());
  for (const Box& box : route.boxes) {
    for (const Arrow& arrow : box.arrows) {
      // Arrows to the end of the route are not counted: it stands in no stack.
      if (arrow.to) ++arrow_counts[*arrow.to];
    }
  }
  std::vector<size_t> tops(route.boxes.size());
  std::iota(tops.begin(), tops.end(), size_t{0});
  for (size_t i = 0; i < route.boxes.size(); ++i) {
    const std::vector<Arrow>& arrows = route.boxes[i].arrows;
    if (arrows.size() != 1 || !arrows.front().to) continue;
    const size_t next = *arrows.front().to;
    // Boxes stand in the order in which they are asked, so the top of this one
    // is known.
    if (arrow_counts[next] == 1) tops[next] = tops[i];
  }
  return tops;
}

class DotWriter {
 public:
  explicit DotWriter(const Drawing& drawing) : drawing_(drawing) {}

  std::string Run() {
    AddHeading();
    for (size_t i = 0; i < drawing_.routes.size(); ++i) AddRoute(i);
    return text_ + "}\n";
  }

 private:
  void AddHeading() {
    std::string rows = Row(drawing_.title, kTitleWidth, "point-size=\"18\"");
    for (const std::string& note : drawing_.notes) {
      rows += Row(note, kTitleWidth + 16, "point-size=\"12\"");
    }
    // Without a box there is nothing to read in any order.
    if (BoxCount(drawing_) > 0) {
      rows += Row(kHowToRead, kTitleWidth + 16,
                  fmt::format("point-size=\"12\" color=\"{}\"", kGrey));
    }
    text_ += fmt::format(
        "digraph safeconduct {{\n"
        "  graph [rankdir=TB, bgcolor=white, nodesep=0.4, ranksep=0.4,\n"
        "    fontname=\"{0}\", labelloc=t, labeljust=l,\n"
        "    label=<<table border=\"0\" cellspacing=\"3\">{1}</table>>]\n"
        "  node [shape=plain, fontname=\"{0}\", fontsize=12]\n"
        "  edge [fontname=\"{0}\", fontsize=12, color=\"{2}\", "
        "arrowsize=0.8]\n",
        kFont, rows, kGrey);
  }

  void AddRoute(size_t index) {
    const DrawnRoute& route = drawing_.routes[index];
    const bool framed = drawing_.routes.size() > 1;
    if (framed) {
      text_ += fmt::format(
          "  subgraph cluster_{} {{\n"
          "    graph [color=\"{}\", margin=16, label=<<table border=\"0\">"
          "{}</table>>]\n",
          index, kGrey,
          Row(fmt::format("{} ({})", route.label, route.name), kBoxWidth,
              "point-size=\"15\""));
    }
    const std::vector<size_t> tops = TopsOf(route);
    for (size_t i = 0; i < tops.size(); ++i) {
      if (tops[i] == i) AddStack(index, i, tops);
    }
    AddEnd(index, route);
    for (size_t i = 0; i < tops.size(); ++i) {
      for (const Arrow& arrow : route.boxes[i].arrows) {
        // Within a stack the next box stands below, and needs no arrow.
        if (arrow.to && tops[*arrow.to] == tops[i]) continue;
        AddArrow(NodeName(index, tops[i]),
                 arrow.to ? NodeName(index, *arrow.to) : EndName(index),
                 arrow.words);
      }
    }
    if (framed) text_ += "  }\n";
    // An arrow that is not seen, from the end of the route before to this one's
    // beginning, makes Graphviz put the one below the other.
    if (index > 0) {
      text_ += fmt::format("  {} -> {} [style=invis, weight=0]\n",
                           EndName(index - 1), FirstName(index));
    }
  }

  void AddStack(size_t route, size_t top, const std::vector<size_t>& tops) {
    text_ += fmt::format(
        "  {} [label=<<table border=\"1\" cellborder=\"0\" cellspacing=\"0\" "
        "cellpadding=\"0\">",
        NodeName(route, top));
    for (size_t i = top; i < tops.size(); ++i) {
      if (tops[i] != top) continue;
      text_ += i == top ? "" : "<hr/>";
      text_ += BoxRow(drawing_.routes[route].boxes[i]);
    }
    text_ += "</table>>]\n";
  }

  // Returns a box as a table of its own in a row.
  static std::string BoxRow(const Box& box) {
    const BoxStyle style = StyleOf(box.about);
    const std::string word =
        style.word.empty() ? "" : fmt::format(" <i>({})</i>", style.word);
    return fmt::format(
        "<tr><td align=\"left\" bgcolor=\"{}\"><table border=\"0\" "
        "cellborder=\"0\" cellspacing=\"0\" cellpadding=\"3\" width=\"{}\">"
        "<tr><td align=\"left\" balign=\"left\"><b>{}</b>{}</td></tr>{}{}"
        "</table></td></tr>",
        style.tint, kBoxPoints, Lines(box.name, kBoxWidth), word,
        Row(box.question, kBoxWidth, "point-size=\"11\""),
        Row(ClosedIf(box), kBoxWidth, fmt::format("color=\"{}\"", kRed)));
  }

  // Returns the node with which a route begins.
  std::string FirstName(size_t route) const {
    return drawing_.routes[route].boxes.empty() ? EndName(route)
                                                : NodeName(route, 0);
  }

  // Where a diagram has no boxes its end is all there is.
  void AddEnd(size_t index, const DrawnRoute& route) {
    const bool open = !route.boxes.empty() || route.open;
    text_ += fmt::format(
        "  {} [label=<<table border=\"2\" cellborder=\"0\" "
        "cellpadding=\"6\" bgcolor=\"{}\"><tr><td><b>{}</b></td></tr>"
        "</table>>]\n",
        EndName(index), open ? "#dff2df" : "#f8dede", open ? "open" : "closed");
  }

  void AddArrow(const std::string& from, const std::string& to,
                const std::string& words) {
    text_ += fmt::format(
        "  {} -> {} [label=<<table border=\"0\" cellborder=\"0\" "
        "cellpadding=\"2\">{}</table>>]\n",
        from, to, Row(words, kArrowWidth, "point-size=\"12\""));
  }

  const Drawing& drawing_;
  std::string text_;
};

std::string Told(const DrawnRoute& route) {
  return fmt::format("{} ({})", route.label, route.name);
}

// Returns what each title of Graphviz stands for, by the title as it writes it.
std::map<std::string, std::string> Titles(const Drawing& drawing) {
  std::map<std::string, std::string> titles;
  for (size_t i = 0; i < drawing.routes.size(); ++i) {
    const DrawnRoute& route = drawing.routes[i];
    titles[fmt::format("cluster_{}", i)] = Told(route);
    const bool open = !route.boxes.empty() || route.open;
    titles[EndName(i)] = open ? "open" : "closed";
    const std::vector<size_t> tops = TopsOf(route);
    for (size_t j = 0; j < tops.size(); ++j) {
      const Box& box = route.boxes[j];
      const std::string name = NodeName(i, tops[j]);
      std::string& title = titles[name];
      if (!title.empty()) title += ", ";
      title += box.name;
      for (const Arrow& arrow : box.arrows) {
        const std::string to = arrow.to ? NodeName(i, *arrow.to) : EndName(i);
        // Graphviz names an arrow `a->b`, escaped as it escapes it.
        titles[fmt::format("{}&#45;&gt;{}", name, to)] =
            box.name + ": " + arrow.words;
      }
    }
  }
  return titles;
}

// Returns the notes and the boxes in sentences, for those who are read the
// picture.
// Boxes are numbered, since a sentence can lead to a box by no arrow.
std::string Described(const Drawing& drawing) {
  std::string text;
  // With them it says what is taken for granted, and what it was drawn from.
  for (const std::string& note : drawing.notes) text += note + " ";
  for (const DrawnRoute& route : drawing.routes) {
    text += Told(route) + ". ";
    if (route.boxes.empty()) text += route.open ? "Open. " : "Closed. ";
    for (size_t i = 0; i < route.boxes.size(); ++i) {
      const Box& box = route.boxes[i];
      text += fmt::format("{}, {}:", i + 1, box.name);
      std::string_view separator = " ";
      for (const Arrow& arrow : box.arrows) {
        text += fmt::format(
            "{}{}, {}", separator, arrow.words,
            arrow.to ? fmt::format("go to {}", *arrow.to + 1) : "open");
        separator = "; ";
      }
      if (!box.closed_if.empty()) text += separator;
      text += ClosedIf(box) + ". ";
    }
  }
  if (!text.empty()) text.pop_back();
  return text;
}

std::string Element(std::string_view name, std::string_view content) {
  return fmt::format("<{0}>{1}</{0}>", name, EscapedForXml(content));
}

// Returns the SVG with each title replaced by what it stands for; one that
// stands for nothing is left out.
std::string WithTitles(const std::string& svg,
                       const std::map<std::string, std::string>& titles) {
  constexpr std::string_view kBegin = "<title>";
  constexpr std::string_view kEnd = "</title>";
  std::string finished;
  size_t done = 0;
  for (size_t at = 0; (at = svg.find(kBegin, done)) != std::string::npos;) {
    const size_t end = svg.find(kEnd, at);
    if (end == std::string::npos) break;
    finished.append(svg, done, at - done);
    const size_t text = at + kBegin.size();
    const auto title = titles.find(svg.substr(text, end - text));
    if (title != titles.end()) finished += Element("title", title->second);
    done = end + kEnd.size();
  }
  return finished.append(svg, done);
}

}  // namespace

std::string FormatDot(const Drawing& drawing) {
  return DotWriter(drawing).Run();
}

std::string FinishSvg(const std::string& svg, const Drawing& drawing) {
  std::string finished = WithTitles(svg, Titles(drawing));
  // After the titles, so that this one is not taken for one of Graphviz's.
  const size_t root = finished.find("<svg");
  if (root == std::string::npos) return finished;
  const size_t end = finished.find('>', root);
  if (end == std::string::npos) return finished;
  finished.insert(end + 1, "\n" + Element("title", drawing.title) + "\n" +
                               Element("desc", Described(drawing)));
  finished.insert(end, " role=\"img\"");
  return finished;
}

}  // namespace safeconduct::chart
