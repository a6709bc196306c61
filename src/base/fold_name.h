// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_FOLD_NAME_H_
#define SAFECONDUCT_BASE_FOLD_NAME_H_

#include <string>
#include <string_view>

namespace safeconduct {

// Returns a name without what differs from writer to writer: its words in lower
// case and apart by one blank, Latin letters without their accents, no
// punctuation, `&` as "and". So "Côte d'Ivoire" and "COTE D’IVOIRE" are one,
// and so are "in_progress" and "In progress". Other letters stay as they are.
std::string FoldName(std::string_view name);

// Returns a letter of ASCII as the small one, and all else as it is, whatever
// the locale says.
constexpr char SmallLetter(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string InSmallLetters(std::string_view text);

// Returns whether two texts differ in the case of ASCII letters at most.
bool EqualsIgnoringCase(std::string_view a, std::string_view b);

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_FOLD_NAME_H_
