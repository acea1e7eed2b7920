-- The years in which rounds began; NULL stands for those without a date.
WITH year (first) AS (
  SELECT SUBSTR(MIN(first_day), 1, 4) FROM round
  UNION ALL
  SELECT (SELECT SUBSTR(MIN(first_day), 1, 4) FROM round WHERE first_day > first || '-12-31') FROM year WHERE first NOT NULL)
SELECT first FROM year
