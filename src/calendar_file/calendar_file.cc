// SPDX-License-Identifier: Apache-2.0
//
// The little of RFC 5545 that a list of days needs. Lines end with CR and LF
// and are folded so that none is longer than 75 octets, at no place within a
// character (section 3.1). In texts, commas, semicolons, backslashes and line
// ends are escaped (3.3.11); control characters, which a text may not have, are
// left out. An all-day event has dates without a time, and ends on the day
// after (3.6.1).
#include "calendar_file/calendar_file.h"

#include <fmt/format.h>

#include <cstdint>

namespace safeconduct::calendar_file {
namespace {

constexpr size_t kMaxOctets = 75;

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\n') {
      escaped += "\\n";
    } else if (c == ',' || c == ';' || c == '\\') {
      escaped += '\\';
      escaped += c;
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      escaped += c;
    }
  }
  return escaped;
}

bool ContinuesCharacter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

// Adds a line, folded: what goes on begins with a blank, which counts too.
void AddLine(std::string_view line, std::string& out) {
  size_t room = kMaxOctets;
  while (line.size() > room) {
    size_t end = room;
    while (end > 1 && ContinuesCharacter(line[end])) --end;
    out += line.substr(0, end);
    out += "\r\n ";
    line.remove_prefix(end);
    room = kMaxOctets - 1;
  }
  out += line;
  out += "\r\n";
}

std::string InDigits(Date day) {
  std::string digits;
  for (const char c : FormatDate(day)) {
    if (c != '-') digits += c;
  }
  return digits;
}

// FNV-1a, 64 bits: the same on every machine.
uint64_t HashOf(std::string_view text) {
  uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return hash;
}

}  // namespace

std::string WriteCalendar(const std::vector<AllDay>& events, Date stamped,
                          std::string_view program) {
  std::string out;
  AddLine("BEGIN:VCALENDAR", out);
  AddLine("VERSION:2.0", out);
  AddLine(fmt::format("PRODID:-//Safeconduct//{}//EN", Escaped(program)), out);
  AddLine("CALSCALE:GREGORIAN", out);
  for (const AllDay& event : events) {
    AddLine("BEGIN:VEVENT", out);
    AddLine(fmt::format("UID:{}-{}-{:016x}@safeconduct", event.what,
                        InDigits(event.day), HashOf(event.summary)),
            out);
    AddLine(fmt::format("DTSTAMP:{}T000000Z", InDigits(stamped)), out);
    AddLine(fmt::format("DTSTART;VALUE=DATE:{}", InDigits(event.day)), out);
    AddLine(
        fmt::format("DTEND;VALUE=DATE:{}", InDigits(Date{event.day.days + 1})),
        out);
    AddLine("SUMMARY:" + Escaped(event.summary), out);
    if (!event.description.empty()) {
      AddLine("DESCRIPTION:" + Escaped(event.description), out);
    }
    // It takes nobody's time.
    AddLine("TRANSP:TRANSPARENT", out);
    AddLine("END:VEVENT", out);
  }
  AddLine("END:VCALENDAR", out);
  return out;
}

}  // namespace safeconduct::calendar_file
