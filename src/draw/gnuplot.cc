// SPDX-License-Identifier: Apache-2.0
//
// A figure as a script for gnuplot. From top to bottom it has title, legend,
// panels and notes; each takes the height that its words need, so the script is
// written first and the height of the whole set before it, as the variable H.
// Places are counted in pixels from the top left corner: `24./W` and `1-60./H`
// are what gnuplot calls screen coordinates.
//
// A panel has for each group a bar as tall as its weight: solid up to what is
// certain, hatched up to what is possible, an outline up to the weight. Solid,
// hatched and empty can be told apart without colour. A scenario beside the
// first has a bar of its own to the right, lighter and hatched the other way.
// All panels have one scale. A part too low for lines around it and hatching
// would look solid, so it is a light grey, and lighter where it is closed; a
// note says so under a figure that has one.
//
// gnuplot names what it draws by the code that draws it, which is taken away.
// In its place lies an invisible rectangle over each group, which says under
// the pointer what the bars say.
//
// Texts come from tables and law packs, and whatever they hold is text: in
// quotes, without control characters, so that none ends a line; with every
// character of ASCII that could mean something there written as its number in
// octal, and digits behind such a number too, which gnuplot would read as more
// of it; and `noenhanced`, so that no character is markup. Labels of tics are
// formats too, in which a percent sign is doubled. Data blocks hold numbers
// only, and no text can end one.
#include "draw/gnuplot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "draw/label.h"
#include "text/utf8.h"

namespace safeconduct::survey {
namespace {

using draw::Cleaned;
using draw::EscapedForXml;
using draw::ReplaceAll;
using draw::Shortened;
using draw::Wrapped;
using text::CharacterCount;

// In pixels, but for what counts lines and characters.
constexpr double kWidth = 960;
constexpr double kMargin = 24;
constexpr double kAxisWidth = 72;  // left of a panel: its numbers
constexpr double kPlotHeight = 190;
constexpr double kLineHeight = 1.45;      // to the size of the font
constexpr double kCharacterWidth = 0.58;  // to the size of the font, about
constexpr double kTitleSize = 19;
constexpr double kTextSize = 13;
constexpr double kNoteSize = 12;
constexpr double kLegendText = 372;  // where the words behind it begin
constexpr double kBarsOfGroup = 0.8;
constexpr double kMaxBarWidth = 70;
constexpr double kLowest = 4;  // of a part with lines around it
constexpr const char* kNextPlot = ", \\\n  ";
constexpr size_t kMaxLabel = 28;  // characters
constexpr size_t kMaxLines = 6;

// How gnuplot fills the parts of a bar.
struct BarFills {
  std::string_view certain;
  std::string_view undetermined;
  std::string_view closed;
};
// Of parts too low for lines and hatching.
constexpr std::string_view kLowUndetermined =
    "fillcolor rgb '#b8b8b8' fill solid 1 noborder";
constexpr std::string_view kLowClosed =
    "fillcolor rgb '#ececec' fill solid 1 noborder";
constexpr std::string_view kLowParts =
    "Parts of a bar too low for hatching are plain: light grey where "
    "undetermined, paler where closed.";
constexpr std::string_view kEmpty =
    "fillcolor rgb 'black' fill empty border lc rgb 'black'";
// Two patterns of gnuplot that run in opposite directions.
constexpr BarFills kHere = {
    "fillcolor rgb '#262626' fill solid 1 border lc rgb 'black'",
    "fillcolor rgb 'black' fill pattern 4 border lc rgb 'black'", kEmpty};
constexpr BarFills kVersus = {
    "fillcolor rgb '#8c8c8c' fill solid 1 border lc rgb 'black'",
    "fillcolor rgb 'black' fill pattern 5 border lc rgb 'black'", kEmpty};

// Whether gnuplot takes a character in quotes as it is, unless it stands behind
// an escape.
bool IsPlain(char c) {
  return IsDigit(c) || IsUpper(c) || IsLower(c) ||
         (static_cast<unsigned char>(c) & 0x80) ||
         std::string_view(" ,.:-/()").find(c) != std::string_view::npos;
}

bool IsOctal(char c) { return c >= '0' && c <= '7'; }

// Single quotes would need no escapes, but a text that begins with a quote, or
// has two in a row, ends them.
std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  bool is_behind_escape = false;
  for (const char c : Cleaned(text)) {
    // gnuplot 5.4 reads up to four digits, so three do not end an escape: the
    // digit that follows one is written as an escape itself.
    is_behind_escape = !IsPlain(c) || (is_behind_escape && IsOctal(c));
    quoted += is_behind_escape ? fmt::format("\\{:03o}", c) : std::string(1, c);
  }
  return quoted + "\"";
}

// Returns a text as the label of a tic.
std::string QuotedFormat(const std::string& text) {
  std::string doubled;
  for (const char c : text) doubled += c == '%' ? "%%" : std::string(1, c);
  return Quoted(doubled);
}

// Returns a step of 1, 2 or 5 and noughts that leads to `top` five times or so.
double StepTo(double top) {
  const double rough = top / 5;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough) return factor * power;
  }
  return 10 * power;
}

size_t CharactersIn(double pixels, double size) {
  return static_cast<size_t>(pixels / (kCharacterWidth * size));
}

// Writes from the top down; `y_` is how far it has come.
class ScriptWriter {
 public:
  explicit ScriptWriter(const Figure& figure) : figure_(figure) {
    // The longest label decides how panels stand: two beside each other, one,
    // or one with labels turned upright.
    for (const std::string& group : figure.groups) {
      labels_.push_back(Shortened(Cleaned(group), kMaxLabel));
      longest_ = std::max(longest_, CharacterCount(labels_.back()));
    }
    const bool is_narrow = figure.panels.size() > 1 && FitsIn(2);
    columns_ = is_narrow ? 2 : 1;
    is_upright_ = !FitsIn(columns_);
  }

  std::string Run() {
    AddHeading();
    AddLegend();
    AddPanels();
    AddNotes();
    std::string script = fmt::format(
        "W = {}\nH = {:.0f}\nset encoding utf8\n"
        "set terminal svg size {},{:.0f} fixed noenhanced "
        "font 'sans-serif,{}' background rgb 'white'\n",
        kWidth, y_, kWidth, y_, kNoteSize);
    script += AxesText() + "set multiplot\n" + texts_;
    for (const std::string& panel : panels_) {
      // Labels and objects are drawn with each plot again, until they are taken
      // away.
      script += panel + "\nunset label\nunset object\n";
    }
    return script + "unset multiplot\n";
  }

  // After Run: invisible elements over the groups of all panels.
  const std::string& tooltips() const { return tooltips_; }

 private:
  bool has_versus() const { return !figure_.panels.front().versus.empty(); }

  double PanelWidth(size_t columns) const {
    return (kWidth - 2 * kMargin) / static_cast<double>(columns) - kAxisWidth;
  }

  // Whether the labels of the groups fit side by side.
  // By an estimate of how wide a character is: what gnuplot will draw with is
  // not known here.
  bool FitsIn(size_t columns) const {
    return static_cast<double>(longest_ + 1) * kCharacterWidth * kNoteSize <=
           PanelWidth(columns) / static_cast<double>(labels_.size());
  }

  static std::string Label(std::string_view text, double x, double y,
                           double size, std::string_view align = "left") {
    return fmt::format(
        "set label {} at screen {:.1f}/W, screen 1-{:.1f}/H {} noenhanced "
        "font 'sans-serif,{}'\n",
        Quoted(text), x, y, align, size);
  }

  // Adds lines from the left margin on, and what they take in height.
  void AddText(const std::string& text, double size) {
    const size_t width = CharactersIn(kWidth - 2 * kMargin, size);
    for (const std::string& line : Wrapped(text, width, kMaxLines)) {
      y_ += size * kLineHeight;
      texts_ += Label(line, kMargin, y_ - size * kLineHeight / 2, size);
    }
  }

  void AddHeading() {
    y_ = 14;
    AddText(figure_.title, kTitleSize);
    AddText(figure_.subtitle, kTextSize);
    y_ += 10;
  }

  void AddLegend() {
    if (has_versus()) {
      AddLegendRow(kHere, "Left bars: " + figure_.here);
      AddLegendRow(kVersus, "Right bars: " + figure_.versus);
    } else {
      AddLegendRow(kHere, figure_.here);
    }
    y_ += 14;
  }

  void AddLegendRow(const BarFills& fills, const std::string& words) {
    const double first = y_ + 11;
    double x = kMargin;
    AddSwatch(fills.certain, "certain", x, first);
    AddSwatch(fills.undetermined, "undetermined", x += 98, first);
    AddSwatch(fills.closed, "closed", x += 140, first);
    const size_t width =
        CharactersIn(kWidth - kMargin - kLegendText, kTextSize);
    double y = first;
    for (const std::string& line : Wrapped(words, width, kMaxLines)) {
      texts_ += Label(line, kLegendText, y, kTextSize);
      y += kTextSize * kLineHeight;
    }
    y_ = std::max(y_ + 24, y - 4);
  }

  void AddSwatch(std::string_view fill, std::string_view word, double x,
                 double y) {
    texts_ += fmt::format(
        "set object rectangle from screen {:.1f}/W, screen 1-{:.1f}/H to "
        "screen {:.1f}/W, screen 1-{:.1f}/H noclip front {}\n",
        x, y + 7, x + 28, y - 7, fill);
    texts_ += Label(word, x + 34, y, kTextSize);
  }

  // The steps of the one scale that all panels have: how high each is, and the
  // number of the last.
  std::pair<double, double> Steps() const {
    const double highest =
        *std::max_element(figure_.weights.begin(), figure_.weights.end());
    // A scale of no height cannot be drawn.
    const double top = highest > 0 ? highest : 1;
    const double step = StepTo(top);
    return {step, std::ceil(top / step)};
  }

  // In the units of the scale.
  double LowestPart() const {
    const auto [step, last] = Steps();
    return kLowest / kPlotHeight * step * last;
  }

  // Whether some part of a bar is too low for the look that the legend tells.
  bool HasLowParts() const {
    const double lowest = LowestPart();
    const auto is_low = [&](double height) {
      return height > 0 && height < lowest;
    };
    const auto has_low = [&](const std::vector<Bounds>& bars) {
      for (size_t i = 0; i < bars.size(); ++i) {
        if (is_low(bars[i].possible - bars[i].certain) ||
            is_low(figure_.weights[i] - bars[i].possible)) {
          return true;
        }
      }
      return false;
    };
    return std::ranges::any_of(figure_.panels, [&](const FigurePanel& panel) {
      return has_low(panel.here) || has_low(panel.versus);
    });
  }

  // What all panels have: one scale, and the names of the groups.
  std::string AxesText() const {
    const auto [step, last] = Steps();
    std::string text = fmt::format(
        "unset key\nset border 3\nset tics out nomirror scale 0.6\n"
        "set grid ytics back lt 1 lc rgb '#d0d0d0' lw 0.6\n"
        "set xrange [-0.5:{}-0.5]\nset yrange [0:{}]\nset ytics (",
        labels_.size(), last * step);
    for (double tic = 0; tic <= last; ++tic) {
      text += fmt::format("{}'{}' {}", tic > 0 ? ", " : "",
                          FormatGrouped(tic * step), tic * step);
    }
    text += is_upright_ ? ")\nset xtics rotate by 90 right" : ")\nset xtics";
    text += " noenhanced scale 0 (";
    for (size_t i = 0; i < labels_.size(); ++i) {
      text += fmt::format("{}{} {}", i > 0 ? ", " : "",
                          QuotedFormat(labels_[i]), i);
    }
    return text + ")\n";
  }

  double PanelHeight() const {
    const double names = is_upright_ ? static_cast<double>(longest_) *
                                           kCharacterWidth * kNoteSize
                                     : kNoteSize;
    return 46 + kPlotHeight + names + (figure_.x_label.empty() ? 28 : 50);
  }

  void AddPanels() {
    for (size_t i = 0; i < figure_.panels.size(); ++i) {
      AddPanel(i);
      const bool is_last = i + 1 == figure_.panels.size();
      if (is_last || (i + 1) % columns_ == 0) y_ += PanelHeight();
    }
  }

  void AddPanel(size_t index) {
    const FigurePanel& panel = figure_.panels[index];
    const size_t column = index % columns_;
    const double left =
        kMargin + kAxisWidth +
        static_cast<double>(column) * (PanelWidth(columns_) + kAxisWidth);
    const double right = left + PanelWidth(columns_) - (column == 0 ? 12 : 0);
    const double top = y_ + 46;
    const size_t width = CharactersIn(right - left, kTextSize);
    std::string text = Label(Shortened(Cleaned(panel.title), width), left,
                             y_ + 14, kTextSize + 1);
    text += Label(Shortened(Cleaned(panel.totals), width), left, y_ + 33,
                  kNoteSize);
    text += Label(figure_.x_label, (left + right) / 2, y_ + PanelHeight() - 22,
                  kNoteSize, "center");
    text += fmt::format(
        "set lmargin at screen {:.1f}/W\nset rmargin at screen {:.1f}/W\n"
        "set tmargin at screen 1-{:.1f}/H\nset bmargin at screen 1-{:.1f}/H\n"
        "set ylabel {} noenhanced\n",
        left, right, top, top + kPlotHeight,
        Quoted(column == 0 ? figure_.y_label : ""));
    panels_.push_back(text + DataText(panel, index) +
                      PlotText(index, right - left));
    AddTooltips(panel, left, right - left, top);
  }

  // In pixels of the SVG, which are those of the script.
  void AddTooltips(const FigurePanel& panel, double left, double width,
                   double top) {
    const double slot = width / static_cast<double>(labels_.size());
    for (size_t i = 0; i < labels_.size(); ++i) {
      tooltips_ += fmt::format(
          "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
          "height=\"{:.1f}\" fill=\"none\" stroke=\"none\" "
          "pointer-events=\"all\"><title>{}</title></rect>\n",
          left + slot * static_cast<double>(i), top, slot, kPlotHeight,
          EscapedForXml(Cleaned(TooltipOf(panel, i))));
    }
  }

  std::string TooltipOf(const FigurePanel& panel, size_t group) const {
    const std::string of =
        fmt::format("{} of {} {}", FormatBounds(panel.here[group]),
                    FormatGrouped(figure_.weights[group]), figure_.y_label);
    const std::string& name = figure_.groups[group];
    if (!has_versus()) return fmt::format("{}: {}", name, of);
    return fmt::format("{}: left {}; right {}", name, of,
                       FormatBounds(panel.versus[group]));
  }

  // A row a group: its position, weight, and bounds.
  std::string DataText(const FigurePanel& panel, size_t index) const {
    std::string text = fmt::format("$panel{} << END_OF_PANEL\n", index);
    for (size_t i = 0; i < panel.here.size(); ++i) {
      text += fmt::format("{} {} {} {}", i, figure_.weights[i],
                          panel.here[i].certain, panel.here[i].possible);
      if (has_versus()) {
        text += fmt::format(" {} {}", panel.versus[i].certain,
                            panel.versus[i].possible);
      }
      text += '\n';
    }
    return text + "END_OF_PANEL\n";
  }

  std::string PlotText(size_t index, double width) const {
    const double slot = width / static_cast<double>(labels_.size());
    const double bars = has_versus() ? 2 : 1;
    const double half = std::min(kBarsOfGroup, bars * kMaxBarWidth / slot) / 2;
    const std::string first = fmt::format("($1-{:.4f}):", half);
    const std::string last = fmt::format("($1+{:.4f}):", half);
    if (!has_versus()) {
      return "plot " + BarText(index, "2:" + first + last, 3, kHere);
    }
    return "plot " + BarText(index, "2:" + first + "1:", 3, kHere) + kNextPlot +
           BarText(index, "2:1:" + last, 5, kVersus);
  }

  // The parts of one bar a group; `column` has what is certain, the next one
  // what is possible.
  std::string BarText(size_t index, const std::string& ends, int column,
                      const BarFills& fills) const {
    const double lowest = LowestPart();
    // What is drawn where `test` holds: gnuplot leaves out a bar that has no x.
    const auto part = [&](const std::string& test, std::string_view from,
                          int to, std::string_view fill) {
      return fmt::format(
          "$panel{} using ({} ? $1 : NaN):{}{}:{} with "
          "boxxyerror {}",
          index, test, ends, from, to, fill);
    };
    const auto parts = [&](int from, int to, std::string_view fill,
                           std::string_view low_fill) {
      const std::string low = std::to_string(from);
      const std::string height = fmt::format("${}-${}", to, from);
      return part(fmt::format("{} >= {}", height, lowest), low, to, fill) +
             kNextPlot +
             part(fmt::format("{0} > 0 && {0} < {1}", height, lowest), low, to,
                  low_fill);
    };
    return part(fmt::format("${} > 0", column), "(0)", column, fills.certain) +
           kNextPlot +
           parts(column, column + 1, fills.undetermined, kLowUndetermined) +
           kNextPlot + parts(column + 1, 2, fills.closed, kLowClosed);
  }

  void AddNotes() {
    // Of the fills alone, so that it is no note of the figure, which is told in
    // words too.
    if (HasLowParts()) AddText(std::string(kLowParts), kNoteSize);
    for (const std::string& note : figure_.notes) AddText(note, kNoteSize);
    y_ += 14;
  }

  const Figure& figure_;
  std::vector<std::string> labels_;  // by group
  size_t longest_ = 0;               // characters of a label
  size_t columns_ = 1;
  bool is_upright_ = false;  // labels
  double y_ = 0;             // where what comes next begins
  std::string texts_;        // labels and objects around the panels
  std::string tooltips_;
  std::vector<std::string> panels_;
};

// Puts `text` into the first element `name`.
void ReplaceContent(std::string_view name, const std::string& text,
                    std::string& svg) {
  const std::string tag = fmt::format("<{}>", name);
  const size_t begin = svg.find(tag);
  if (begin == std::string::npos) return;
  const size_t end = svg.find(fmt::format("</{}>", name), begin);
  if (end == std::string::npos) return;
  svg.replace(begin + tag.size(), end - begin - tag.size(),
              EscapedForXml(text));
}

// Takes away the names that gnuplot gives its plots, all but the first title,
// which is that of the whole.
void RemoveNamesOfPlots(std::string& svg) {
  constexpr std::string_view kBegin = "<title>";
  constexpr std::string_view kEnd = "</title>";
  const size_t first = svg.find(kEnd);
  if (first == std::string::npos) return;
  for (size_t at = first; (at = svg.find(kBegin, at)) != std::string::npos;) {
    const size_t end = svg.find(kEnd, at);
    if (end == std::string::npos) break;
    svg.erase(at, end + kEnd.size() - at);
  }
}

// Returns what the panels, the legend and the notes say.
std::string Described(const Figure& figure) {
  std::string text;
  for (const FigurePanel& panel : figure.panels) {
    text += fmt::format("{}: {}. ", panel.title, panel.totals);
  }
  // Figures of two scenarios show the same panels and notes.
  text += figure.versus.empty()
              ? fmt::format("Taken for granted: {}. ", figure.here)
              : fmt::format("Left bars: {}. Right bars: {}. ", figure.here,
                            figure.versus);
  for (const std::string& note : figure.notes) text += note + " ";
  text.pop_back();
  return text;
}

}  // namespace

std::string FormatGnuplot(const Figure& figure) {
  return ScriptWriter(figure).Run();
}

std::string FinishSvg(std::string svg, const Figure& figure) {
  // gnuplot escapes `<` and `&`, which is not enough.
  ReplaceAll("]]>", "]]&gt;", svg);
  ReplaceContent("title", figure.title + ": " + figure.subtitle, svg);
  ReplaceContent("desc", Described(figure), svg);
  RemoveNamesOfPlots(svg);
  // Places are found again by the same steps: a figure is a plain value, and
  // keeps nothing of how it was drawn.
  ScriptWriter writer(figure);
  writer.Run();
  const size_t end = svg.rfind("</svg>");
  if (end != std::string::npos) svg.insert(end, writer.tooltips());
  return svg;
}

}  // namespace safeconduct::survey
