-- Passages that hold the words: of the many that were added last, the first by date or by likeness.
WITH hit AS (
  SELECT rowid AS id, {score} AS score FROM passage_text WHERE passage_text MATCH :words ORDER BY rowid DESC LIMIT :looked_at),
found AS (
  SELECT p.id, score FROM hit CROSS JOIN passage p USING (id) JOIN report ON n = p.report WHERE {where}
  ORDER BY score, published {direction} NULLS LAST, report.id, p.start LIMIT :limit)
SELECT report.id AS report, (SELECT MIN(file) FROM report_file WHERE report = n) AS file, publisher, published, title,
  p.start, p.end, p.text, found.id AS passage
FROM found JOIN passage p USING (id) JOIN report ON n = p.report
ORDER BY score, published {direction} NULLS LAST, report.id, p.start
