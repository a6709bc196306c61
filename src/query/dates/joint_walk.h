// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_DATES_JOINT_WALK_H_
#define SAFECONDUCT_QUERY_DATES_JOINT_WALK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "diagram/evaluation.h"
#include "diagram/node_store.h"

namespace safeconduct::query {

// Goes down several diagrams at once, level by level, all with the same
// classes; or, of two assignments that differ in some variables, those of each
// with its own classes of these. What it says of classes alone is exact where
// nothing connects the variables.
class JointWalk {
 public:
  using NodeId = diagram::NodeId;
  using VarId = diagram::VarId;
  static constexpr size_t kMaxSides = 4;

  // A diagram on the way down, and of which assignment it is.
  struct Place {
    NodeId node;
    bool terminal = true;
    bool second = false;
    friend bool operator==(const Place&, const Place&) = default;
  };
  struct Places {
    std::array<Place, kMaxSides> all;
    size_t count = 0;
  };
  struct Nodes {
    std::array<uint32_t, kMaxSides> all{};
    friend bool operator==(const Nodes&, const Nodes&) = default;
  };
  struct HashNodes {
    size_t operator()(const Nodes& nodes) const;
  };
  // A variable that places test, and those that go on by it.
  struct Level {
    explicit Level(VarId tested) : var(tested) {}
    VarId var;
    std::array<size_t, kMaxSides> testing{};
    size_t count = 0;
    bool of_second = false;  // by the values of the second assignment
    std::span<const size_t> those() const { return {testing.data(), count}; }
  };

  // Keeps a reference. Nodes may be added to the store until Pose().
  explicit JointWalk(const diagram::NodeStore& store);

  // Puts the classes that each variable may be in; keeps a reference.
  void Pose(const diagram::PossibleClasses& possible);
  // Begins with other diagrams. `moving`, by VarId, are the variables of which
  // each assignment has its own classes; empty for none.
  void Begin(std::vector<bool> moving);

  // Returns the first variable that any of some places test, and which of them
  // go on by it; nothing where all have come to what is asked.
  std::optional<Level> LevelOf(const Places& places) const;
  // Returns whether a walk over classes, all places together, comes to what is
  // asked.
  bool LiveTogether(const Places& places);
  // Returns whether all was looked at that LiveTogether() was asked about since
  // Begin(); if not, it may have told of a way where there is none.
  bool is_exact() const { return live_together_.size() <= kRemembered; }
  // Returns the places to which a class leads those that test its variable.
  Places Below(const Places& places, std::span<const size_t> testing,
               size_t class_index) const;
  static Nodes NodesOf(const Places& places);

 private:
  static constexpr size_t kRemembered = 1'000'000;

  bool Lives(const Place& place);

  const diagram::NodeStore& store_;
  const diagram::PossibleClasses* possible_ = nullptr;
  std::vector<bool> moving_;
  uint32_t stamp_ = 0;
  std::vector<std::array<uint32_t, 2>> lives_in_;  // by node and terminal: the
  std::vector<std::array<bool, 2>> lives_;         // stamp, and whether it does
  std::unordered_map<Nodes, bool, HashNodes> live_together_;
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_DATES_JOINT_WALK_H_
