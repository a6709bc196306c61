// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_CHECK_H_
#define SAFECONDUCT_BASE_CHECK_H_

// A condition that only a bug of this program can break. Builds with
// SAFECONDUCT_CHECKS test it and trap; release builds do not evaluate it.
#ifdef SAFECONDUCT_CHECKS
#define SAFECONDUCT_CHECK(condition) \
  do {                               \
    if (!(condition)) {              \
      __builtin_trap();              \
    }                                \
  } while (false)
#else
#define SAFECONDUCT_CHECK(condition) \
  do {                               \
    (void)sizeof(condition);         \
  } while (false)
#endif

#endif  // SAFECONDUCT_BASE_CHECK_H_
