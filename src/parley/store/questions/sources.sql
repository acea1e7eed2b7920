-- How many reports and independent texts each outlet has, in how many months.
SELECT publisher, COUNT(*) AS reports, COUNT(DISTINCT origin) AS origins, COUNT(DISTINCT SUBSTR(published, 1, 7)) AS months,
  MIN(published) AS first, MAX(published) AS last
FROM report WHERE published BETWEEN :since AND :until GROUP BY publisher ORDER BY publisher
