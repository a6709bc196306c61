// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_ERROR_H_
#define SAFECONDUCT_BASE_ERROR_H_

#include "safeconduct/error.h"

#endif  // SAFECONDUCT_BASE_ERROR_H_
