// SPDX-License-Identifier: Apache-2.0
//
// What the publisher's words for nationalities and ages say. Most nationalities
// are named as this program names countries; the others are listed here, each
// with what it says for certain. A label that is in no list is not guessed at:
// the caller tells of it, and the fact stays unknown.
#include "convert/labels.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/countries.h"

namespace safeconduct::convert {
namespace {

struct NationalityLabel {
  std::string_view label;
  std::string_view cell;
};

// Labels that are not the name of a country as this program writes it. A label
// that names a territory and its state says both, so the nationality is one of
// the two: which, no table says. Where no value of the fact fits, it is
// unknown.
constexpr std::array kNationalities = {
    // Other spellings of a country.
    NationalityLabel{"Bahamas, The", "BS"},
    NationalityLabel{"Cape Verde", "CV"},
    NationalityLabel{"Congo (Democratic Republic)", "CD"},
    NationalityLabel{"East Timor", "TL"},
    NationalityLabel{"Gambia, The", "GM"},
    NationalityLabel{"Ivory Coast", "CI"},
    NationalityLabel{"Macau", "MO"},
    NationalityLabel{"Myanmar (Burma)", "MM"},
    NationalityLabel{"Occupied Palestinian Territories", "PS"},
    NationalityLabel{"St Kitts and Nevis", "KN"},
    NationalityLabel{"St Lucia", "LC"},
    NationalityLabel{"St Vincent and the Grenadines", "VC"},
    NationalityLabel{"São Tomé and Príncipe", "ST"},
    // Territories.
    NationalityLabel{"American Samoa (United States)", "AS|US"},
    NationalityLabel{"Bermuda (British)", "BM|GB"},
    NationalityLabel{"Christmas Island (Australian)", "AU|CX"},
    NationalityLabel{"French Guiana (French)", "FR|GF"},
    NationalityLabel{"Guadeloupe (French)", "FR|GP"},
    NationalityLabel{"Pitcairn Islands (British)", "GB|PN"},
    NationalityLabel{"Reunion (French)", "FR|RE"},
    NationalityLabel{"South Georgia and the South Sandwich Islands (British)",
                     "GB|GS"},
    NationalityLabel{"St Helena, Ascension and Tristan da Cunha (British)",
                     "GB|SH"},
    NationalityLabel{"St Pierre and Miquelon (French)", "FR|PM"},
    NationalityLabel{"Turks and Caicos Islands (British)", "GB|TC"},
    NationalityLabel{"Virgin Islands (British)", "GB|VG"},
    NationalityLabel{"Virgin Islands (United States)", "US|VI"},
    // A status that carries no right to live in any one country.
    NationalityLabel{"British overseas citizens", ""},
    // No code of ISO 3166-1 stands for these.
    NationalityLabel{"Cyprus (Northern part of)", ""},
    NationalityLabel{"Kosovo", ""},
    // A former state, whose people are now of several.
    NationalityLabel{"Serbia and Montenegro", ""},
    // The fact asks for the country of former habitual residence, and `XX` says
    // that there is none. The label says neither.
    NationalityLabel{"Stateless", ""},
    // A status, which says nothing of the nationality.
    NationalityLabel{"Refugee", ""},
    // Not known to the publisher either.
    NationalityLabel{"Not currently recorded", ""},
    NationalityLabel{"Other and unknown", ""},
};

// Unknown to the publisher too, so there is nothing to remark on.
constexpr std::array<std::string_view, 2> kUnknownAges = {
    "Not currently recorded", "Unknown"};

// Returns the country that has `name`. There are too few to need an index.
std::optional<std::string_view> CodeOfName(std::string_view name) {
  for (size_t i = 0; i < CountryCount(); ++i) {
    const auto country = static_cast<Value>(i);
    if (CountryName(country) == name) return CountryCode(country);
  }
  return std::nullopt;
}

// Takes years of age off the front of `text`.
std::optional<int32_t> TakeYears(std::string_view& text) {
  int32_t years = 0;
  const char* const begin = text.data();
  const auto [stopped, error] =
      std::from_chars(begin, begin + text.size(), years);
  if (error != std::errc() || years < kAnyAge.low || years > kAnyAge.high) {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<size_t>(stopped - begin));
  return years;
}

}  // namespace

std::optional<std::string> ReadNationality(std::string_view label) {
  const auto* at =
      std::ranges::find(kNationalities, label, &NationalityLabel::label);
  // The list first: what stands in it is meant as it stands there.
  if (at != kNationalities.end()) return std::string(at->cell);
  const auto code = CodeOfName(label);
  if (!code) return std::nullopt;
  return std::string(*code);
}

std::optional<AgeRange> ReadAgeGroup(std::string_view label) {
  if (std::ranges::find(kUnknownAges, label) != kUnknownAges.end()) {
    return kAnyAge;
  }
  const auto low = TakeYears(label);
  if (!low) return std::nullopt;
  // The number that stands first is then the upper end.
  if (label == " and under") return AgeRange{kAnyAge.low, *low};
  if (label == " and over") return AgeRange{*low, kAnyAge.high};
  if (!label.starts_with(" to ")) return std::nullopt;
  label.remove_prefix(4);
  const auto high = TakeYears(label);
  if (!high || !label.empty() || *high < *low) return std::nullopt;
  return AgeRange{*low, *high};
}

}  // namespace safeconduct::convert
