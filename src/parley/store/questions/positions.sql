-- What actors want and refuse: with one actor and one issue, its line over time.
WITH found AS (
  SELECT p.id FROM position p WHERE {where} ORDER BY p.dated {direction} NULLS LAST, p.id LIMIT :limit)
SELECT p.id, p.actor, COALESCE(a.name, p.actor) AS name, stance, object,
  (SELECT JSON_GROUP_ARRAY(issue) FROM position_issue WHERE position = p.id) AS "issues:json",
  toward, statement, day, published, publisher,
  report.id AS report, (SELECT MIN(file) FROM report_file WHERE report = n) AS file, evidence AS "evidence:json", p.judged AS "judged:json"
FROM found JOIN position p USING (id) JOIN report ON n = p.report LEFT JOIN actor a ON a.id = p.actor
ORDER BY p.dated {direction} NULLS LAST, p.id
