// SPDX-License-Identifier: Apache-2.0
// Searches depth first from each term along the terms that its condition names.
// `path_` is the chain of terms that the search is inside of; a use of a term
// on it closes a cycle, which is the part of the chain from that term on. The
// chain is kept in a vector and not on the stack, as it may be long.
//
// A term on a cycle would have no meaning: whether it holds would rest on
// whether it holds. O(terms and uses), and the length of the chain for each use
// that closes a cycle.
#include "law/check/term_cycles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/quote.h"

namespace safeconduct::law {
namespace {

using text::Quote;

class CycleSearch {
 public:
  CycleSearch(const Law& law, const TermUses& uses,
              text::Diagnostics& diagnostics)
      : law_(law),
        uses_(uses),
        diagnostics_(diagnostics),
        state_(uses.size(), State::kNew),
        reported_(uses.size(), false) {}

  void Run() {
    for (size_t term = 0; term < uses_.size(); ++term) {
      if (state_[term] == State::kNew) SearchFrom(term);
    }
  }

 private:
  enum class State : uint8_t { kNew, kOnPath, kDone };
  struct Step {
    size_t term;
    // Uses of the term before this one have been followed.
    size_t next_use = 0;
  };

  void SearchFrom(size_t start) {
    Enter(start);
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.next_use == uses_[step.term].size()) {
        state_[step.term] = State::kDone;
        path_.pop_back();
        continue;
      }
      const size_t used = uses_[step.term][step.next_use++].term.index();
      if (state_[used] == State::kNew) {
        Enter(used);
      } else if (state_[used] == State::kOnPath) {
        ReportCycle(used);
      }
    }
  }

  void Enter(size_t term) {
    state_[term] = State::kOnPath;
    path_.push_back({term});
  }

  void ReportCycle(size_t first) {
    const auto begin =
        std::find_if(path_.begin(), path_.end(),
                     [&](const Step& step) { return step.term == first; });
    for (auto step = begin; step != path_.end(); ++step) {
      // Cycles that share a term mostly have one cause, and mending one shows
      // whether there is another.
      if (reported_[step->term]) return;
    }
    std::vector<text::Note> notes;
    for (auto step = begin; step != path_.end(); ++step) {
      reported_[step->term] = true;
      const TermUse& use = uses_[step->term][step->next_use - 1];
      notes.push_back(
          {use.place, fmt::format("{} is defined through {}",
                                  Quote(law_.terms[step->term].name),
                                  Quote(law_.terms[use.term.index()].name))});
    }
    diagnostics_.Add(text::DiagnosticKind::kCycle, law_.terms[first].place,
                     fmt::format("term {} is defined through itself; a "
                                 "chain of terms ends in facts or matters",
                                 Quote(law_.terms[first].name)),
                     std::move(notes));
  }

  const Law& law_;
  const TermUses& uses_;
  text::Diagnostics& diagnostics_;
  std::vector<State> state_;
  std::vector<bool> reported_;  // stands in a cycle that is reported
  std::vector<Step> path_;
};

}  // namespace

void ReportTermCycles(const Law& law, const TermUses& uses,
                      text::Diagnostics& diagnostics) {
  CycleSearch(law, uses, diagnostics).Run();
}

}  // namespace safeconduct::law
