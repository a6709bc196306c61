-- SPDX-License-Identifier: Apache-2.0
--
-- The ten-rule table as a person would write it for a database, knowing that
-- nothing is unknown: where a cell is null, no row that tests it fits.
SELECT
  CASE
    WHEN citizenship = 'eu' THEN 1
    WHEN asylum = 'granted' THEN 2
    WHEN asylum = 'pending' THEN 3
    WHEN document = 'none' AND age < 18 THEN 4
    WHEN document = 'passport' AND days <= 30 THEN 5
    WHEN document = 'passport' AND agreement AND days > 30 THEN 6
    WHEN document = 'laissez' AND agreement AND days BETWEEN 0 AND 180 THEN 7
    WHEN document = 'none' AND asylum = 'rejected' AND agreement THEN 8
    WHEN citizenship = 'stateless' AND NOT agreement THEN 9
    ELSE 10
  END AS outcome
FROM cases
