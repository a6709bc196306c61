// SPDX-License-Identifier: Apache-2.0
#include "query/dates/joint_walk.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "diagram/hash.h"

namespace safeconduct::query {

using diagram::NodeStore;
using diagram::VarId;

size_t JointWalk::HashNodes::operator()(const Nodes& nodes) const {
  uint64_t hash = 0;
  for (const uint32_t node : nodes.all) hash = diagram::Scramble(hash ^ node);
  return hash;
}

JointWalk::JointWalk(const NodeStore& store) : store_(store) {}

void JointWalk::Pose(const diagram::PossibleClasses& possible) {
  possible_ = &possible;
  ++stamp_;
  // The store may have grown.
  lives_in_.resize(store_.node_count());
  lives_.resize(store_.node_count());
}

void JointWalk::Begin(std::vector<bool> moving) {
  moving_ = std::move(moving);
  live_together_.clear();
}

JointWalk::Nodes JointWalk::NodesOf(const Places& places) {
  Nodes nodes;
  for (size_t i = 0; i < places.count; ++i) {
    nodes.all[i] = places.all[i].node.value;
  }
  return nodes;
}

// Returns whether the walk over classes comes from a place to what is asked.
bool JointWalk::Lives(const Place& place) {
  if (NodeStore::IsTerminal(place.node)) {
    return (place.node == diagram::kTrue) == place.terminal;
  }
  const size_t node = place.node.index();
  const size_t side = place.terminal ? 1 : 0;
  if (lives_in_[node][side] == stamp_) return lives_[node][side];
  const VarId var = store_.var(place.node);
  const auto words = possible_->words(var);
  const auto children = store_.children(place.node);
  bool lives = false;
  for (size_t c = 0; c < children.size() && !lives; ++c) {
    if ((words[c / 64] >> (c % 64) & 1) == 0) continue;
    lives = Lives({children[c], place.terminal, false});
  }
  lives_in_[node][side] = stamp_;
  lives_[node][side] = lives;
  return lives;
}

// Returns the first variable that any of some places test, and which of them go
// on by it; nothing where all have come to what is asked.
std::optional<JointWalk::Level> JointWalk::LevelOf(const Places& places) const {
  std::optional<Level> level;
  for (size_t i = 0; i < places.count; ++i) {
    if (NodeStore::IsTerminal(places.all[i].node)) continue;
    const VarId tested = store_.var(places.all[i].node);
    if (!level || tested < level->var) level.emplace(tested);
  }
  if (!level) return level;
  bool second = true;
  for (size_t i = 0; i < places.count; ++i) {
    const Place& place = places.all[i];
    if (NodeStore::IsTerminal(place.node) ||
        store_.var(place.node) != level->var) {
      continue;
    }
    second = second && place.second;
    level->testing[level->count++] = i;
  }
  // Where each assignment has its own value of the variable, those of the first
  // go on alone.
  if (moving_.empty() || !moving_[level->var.index()]) return level;
  level->of_second = second;
  if (second) return level;
  auto* const begin = level->testing.begin();
  auto* const end =
      std::remove_if(begin, begin + static_cast<ptrdiff_t>(level->count),
                     [&](size_t i) { return places.all[i].second; });
  level->count = static_cast<size_t>(end - begin);
  return level;
}

// Returns whether a walk over classes, all places together, comes to what is
// asked. Of two diagrams each may come there by itself, and no class lead both.
bool JointWalk::LiveTogether(const Places& places) {
  for (size_t i = 0; i < places.count; ++i) {
    if (!Lives(places.all[i])) return false;
  }
  if (places.count < 2) return true;
  const auto level = LevelOf(places);
  if (!level) return true;
  const Nodes here = NodesOf(places);
  const auto [known, is_new] = live_together_.try_emplace(here, true);
  if (!is_new) return known->second;
  // Beyond so many no more is remembered, and they may live for all one knows.
  if (live_together_.size() > kRemembered) return true;
  const auto words = possible_->words(level->var);
  Places last;
  for (size_t w = 0; w < words.size(); ++w) {
    for (uint64_t left = words[w]; left != 0; left &= left - 1) {
      const size_t c = w * 64 + static_cast<size_t>(std::countr_zero(left));
      const Places below = Below(places, level->those(), c);
      if (last.count != 0 && below.all == last.all) continue;
      if (LiveTogether(below)) return true;
      last = below;
    }
  }
  live_together_[here] = false;
  return false;
}

JointWalk::Places JointWalk::Below(const Places& places,
                                   std::span<const size_t> testing,
                                   size_t class_index) const {
  Places below = places;
  for (const size_t i : testing) {
    below.all[i].node = store_.children(places.all[i].node)[class_index];
  }
  return below;
}

}  // namespace safeconduct::query
