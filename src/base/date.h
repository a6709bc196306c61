// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_DATE_H_
#define SAFECONDUCT_BASE_DATE_H_

#include "safeconduct/date.h"

#endif  // SAFECONDUCT_BASE_DATE_H_
