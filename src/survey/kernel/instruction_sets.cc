// SPDX-License-Identifier: Apache-2.0
//
// Which instruction sets this machine has, for Highway's dispatch.
//
// Why. Highway is headers but for a shared library, of which its dispatch needs
// two functions. Loading that library takes 3.5 ms, a quarter of the time in
// which a small question is answered, because another of its files times the
// processor's clock when it is loaded. So the two functions stand here, under
// the names that Highway's headers call.
//
// They are weak: a program that links Highway's own library uses those of that
// library, which find the same.
//
// On x86 the compiler's own detection is asked, which also knows whether the
// operating system keeps the wide registers. Elsewhere the kernel is compiled
// for one instruction set, the best that the compiler may assume (NEON on
// arm64), and there is nothing to find.
#include <hwy/highway.h>

#include <cstdint>

#define SAFECONDUCT_WEAK __attribute__((weak))

namespace hwy {
namespace {

constinit ChosenTarget chosen_target;

#if HWY_ARCH_X86

bool HasSsse3() { return __builtin_cpu_supports("ssse3") != 0; }

bool HasSse4() {
  return HasSsse3() && __builtin_cpu_supports("sse4.1") != 0 &&
         __builtin_cpu_supports("sse4.2") != 0 &&
         __builtin_cpu_supports("pclmul") != 0 &&
         __builtin_cpu_supports("aes") != 0;
}

bool HasAvx2() {
  return HasSse4() && __builtin_cpu_supports("avx2") != 0 &&
         __builtin_cpu_supports("lzcnt") != 0 &&
         __builtin_cpu_supports("bmi") != 0 &&
         __builtin_cpu_supports("bmi2") != 0 &&
         __builtin_cpu_supports("fma") != 0 &&
         __builtin_cpu_supports("f16c") != 0;
}

bool HasAvx3() {
  return HasAvx2() && __builtin_cpu_supports("avx512f") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 &&
         __builtin_cpu_supports("avx512dq") != 0 &&
         __builtin_cpu_supports("avx512bw") != 0;
}

bool HasAvx3Dl() {
  return HasAvx3() && __builtin_cpu_supports("avx512vnni") != 0 &&
         __builtin_cpu_supports("avx512vbmi") != 0 &&
         __builtin_cpu_supports("avx512vbmi2") != 0 &&
         __builtin_cpu_supports("avx512bitalg") != 0 &&
         __builtin_cpu_supports("avx512vpopcntdq") != 0 &&
         __builtin_cpu_supports("vpclmulqdq") != 0 &&
         __builtin_cpu_supports("vaes") != 0;
}

// Returns every target that Highway compiles for and this machine has.
int64_t TargetsHere() {
  int64_t targets = HWY_STATIC_TARGET;
  if (HasSsse3()) targets |= HWY_SSSE3;
  if (HasSse4()) targets |= HWY_SSE4;
  if (HasAvx2()) targets |= HWY_AVX2;
  if (HasAvx3()) targets |= HWY_AVX3;
  if (HasAvx3Dl()) targets |= HWY_AVX3_DL;
  return targets;
}

#else

int64_t TargetsHere() { return HWY_STATIC_TARGET; }

#endif

}  // namespace

SAFECONDUCT_WEAK int64_t SupportedTargets() {
  static const int64_t kTargets = TargetsHere();
  return kTargets;
}

SAFECONDUCT_WEAK ChosenTarget& GetChosenTarget() { return chosen_target; }

}  // namespace hwy
