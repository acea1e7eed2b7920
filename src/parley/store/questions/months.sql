-- How many reports, independent texts, outlets and rounds each month has; months without any are not here.
SELECT month, SUM(reports) AS reports, SUM(origins) AS origins, SUM(sources) AS sources, SUM(rounds) AS rounds FROM (
  SELECT SUBSTR(published, 1, 7) AS month, COUNT(*) AS reports, COUNT(DISTINCT origin) AS origins,
    COUNT(DISTINCT publisher) AS sources, 0 AS rounds
  FROM report WHERE published BETWEEN :since AND :until AND LENGTH(published) >= 7 GROUP BY 1
  UNION ALL
  SELECT SUBSTR(first_day, 1, 7), 0, 0, 0, COUNT(*) FROM round WHERE NOT rejected AND first_day BETWEEN :since AND :until
    AND first_day BETWEEN (SELECT MIN(published) FROM report) AND (SELECT MAX(published) FROM report) GROUP BY 1)
GROUP BY month ORDER BY month
