// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_KERNEL_H_
#define SAFECONDUCT_SURVEY_KERNEL_KERNEL_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "survey/kernel/block.h"
#include "survey/plan/plan.h"

namespace safeconduct::survey {

// Working memory of one thread for a plan: the planes of a block. Starts with
// all bits zero.
class Planes {
 public:
  explicit Planes(const Plan& plan);

  uint64_t* words(PlaneId plane) {
    return data() + plane.index() * kPlaneWords;
  }
  const uint64_t* words(PlaneId plane) const {
    return lines_.data()->words + plane.index() * kPlaneWords;
  }
  uint64_t* data() { return lines_.data()->words; }

 private:
  // What the widest vectors are aligned to.
  struct alignas(64) Line {
    uint64_t words[8] = {};
  };
  std::vector<Line> lines_;
};

// Computes, from the planes of the classes, those of nodes. `exact` says of
// each variable of the plan whether every case of the block is in one class;
// nodes under which all variables are exact cost half, and where every variable
// is exact only MayBeTrue planes are made (MayBeFalse is the complement).
class Kernel {
 public:
  explicit Kernel(const Plan& plan);

  // Computes the nodes of the first stage.
  // It also makes the unions, so it must run first for each block.
  void Run(const std::vector<bool>& exact, Planes& planes);
  // Computes the nodes of a later stage, after those before it.
  void RunStage(size_t stage, Planes& planes);
  // Whether in the last run every variable was exact.
  bool all_exact() const { return all_exact_; }

 private:
  void FindExactNodes(const std::vector<bool>& exact);

  const Plan& plan_;
  std::vector<bool> exact_variables_;
  // By node, whether all variables under it are exact; bytes, because they are
  // read one by one where the kernel cannot spare the shifts.
  std::vector<uint8_t> exact_nodes_;
  bool all_exact_ = false;
};

// Returns how many of the first `count` bits of a plane are set.
size_t CountBits(const uint64_t* plane, size_t count);

// Returns the names of the instruction sets that this machine could use, the
// best first.
std::vector<std::string> InstructionSets();
// Uses only the instruction set of this name from now on, or again the best
// where `name` is empty; false where it is none of InstructionSets(). For
// tests; not while other threads run.
bool UseInstructionSet(const std::string& name);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_KERNEL_H_
