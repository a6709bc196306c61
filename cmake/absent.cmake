# SPDX-License-Identifier: Apache-2.0
#
# A suite must not vanish with what it needs: a run that tries less looks like
# one that tries all. Where a library of the tests is absent, a test of the
# library's name stands in for the suite, and fails.

# Registers the test that fails because <what>, of the package <package>, is
# absent.
function(safeconduct_absent what package)
  add_test(NAME absent_${what} COMMAND "${CMAKE_COMMAND}"
    -D "ABSENT=${what}: not found (install ${package}, then configure anew)"
    -P "${PROJECT_SOURCE_DIR}/cmake/absent_fail.cmake")
endfunction()
