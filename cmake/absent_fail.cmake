# SPDX-License-Identifier: Apache-2.0
#
# Fails with what is absent. Run as a script: cmake -D ABSENT= -P absent_fail.cmake
message(FATAL_ERROR "${ABSENT}")
