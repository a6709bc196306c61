// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CALENDAR_FILE_CALENDAR_FILE_H_
#define SAFECONDUCT_CALENDAR_FILE_CALENDAR_FILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/date.h"

// Days as iCalendar, RFC 5545, which calendars of offices read.
namespace safeconduct::calendar_file {

// A day with what is to be done by it.
struct AllDay {
  std::string what;  // what tells it from others on one day: `dublin.transfer`
  Date day;
  std::string summary;
  std::string description;
};

// Returns a calendar of events that last all day, each line ended. `stamped` is
// the day of which the events are told: no clock is read, so that the same
// events give the same text. An event has the same name (UID) wherever `what`,
// the day and the summary are the same, so that a file that is read again adds
// none twice. Texts are UTF-8.
std::string WriteCalendar(const std::vector<AllDay>& events, Date stamped,
                          std::string_view program);

}  // namespace safeconduct::calendar_file

#endif  // SAFECONDUCT_CALENDAR_FILE_CALENDAR_FILE_H_
