// SPDX-License-Identifier: Apache-2.0
#include "law/calendar_parser.h"

namespace safeconduct::law {
namespace {

using text::Place;
using text::TokenCursor;
using text::TokenKind;

syntax::ClosedDays ParseClosedDays(TokenCursor& cursor) {
  syntax::ClosedDays closed;
  const Place start = cursor.here();
  closed.first = closed.last = cursor.ExpectDate().value_or(0);
  if (cursor.Accept(TokenKind::kDotDot)) {
    closed.last = cursor.ExpectDate().value_or(0);
  }
  closed.place = cursor.Since(start);
  return closed;
}

}  // namespace

syntax::Calendar ParseCalendar(TokenCursor& cursor) {
  syntax::Calendar calendar;
  calendar.name = cursor.ExpectName("the name of the calendar");
  calendar.label = cursor.ExpectString("its label in double quotes");
  cursor.ExpectWord("from");
  const Place years = cursor.here();
  calendar.first_day = cursor.ExpectDate().value_or(0);
  cursor.ExpectWord("to");
  calendar.last_day = cursor.ExpectDate().value_or(0);
  calendar.years = cursor.Since(years);
  if (!cursor.AcceptWord("closed")) return calendar;
  do {
    if (cursor.Sees(TokenKind::kDate)) {
      calendar.closed.push_back(ParseClosedDays(cursor));
    } else {
      calendar.closed_weekdays.push_back(
          cursor.ExpectName("a day of the week or a date"));
    }
  } while (cursor.Accept(TokenKind::kComma));
  return calendar;
}

}  // namespace safeconduct::law
