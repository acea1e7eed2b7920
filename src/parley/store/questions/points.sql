-- Points of actors' lines: a row for each position and issue, actor by actor.
SELECT p.actor, COALESCE(a.name, p.actor) AS name, issue, stance, p.id AS position, object, toward, p.statement,
  (SELECT saying FROM statement WHERE id = p.statement) AS saying, p.day, p.dated, published, publisher, origin,
  report.id AS report, (SELECT MIN(file) FROM report_file WHERE report = n) AS file, evidence AS "evidence:json",
  (SELECT JSON_GROUP_ARRAY(SUBSTR(text, JSON_EXTRACT(value, '$[0]') + 1, JSON_EXTRACT(value, '$[1]') - JSON_EXTRACT(value, '$[0]')))
    FROM JSON_EACH(evidence)) AS "passages:json"
FROM position p LEFT JOIN position_issue ON position = p.id JOIN report ON n = p.report LEFT JOIN actor a ON a.id = p.actor
WHERE {where} ORDER BY p.actor
