-- The plain tables of the exports. Each question gives the columns of tables.COLUMNS in their order;
-- {judged[TABLE]} is what persons judged of a row of it, in words.

-- table rounds
SELECT id, process, (SELECT name FROM process WHERE process.id = round.process), name, format, status, publicity, verdict, start, end, first_day, last_day, place, country, venue,
  latitude, longitude, outcome,
  (SELECT GROUP_CONCAT(name, '; ') FROM (SELECT DISTINCT actor.name FROM round_seat JOIN actor ON actor.id = actor
    WHERE round = round.id AND role = 'party' ORDER BY actor.name)),
  (SELECT GROUP_CONCAT(name, '; ') FROM (SELECT DISTINCT actor.name FROM round_seat JOIN actor ON actor.id = actor
    WHERE round = round.id AND role IN ('mediator', 'facilitator', 'convener', 'host') ORDER BY actor.name)),
  reports, origins, sole_source, self_serving,
  (SELECT GROUP_CONCAT(id, '; ') FROM (SELECT id FROM talk WHERE talk.round = round.id AND NOT rejected ORDER BY id)),
  (SELECT GROUP_CONCAT(id || '@' || evidence, '; ') FROM (
    SELECT id, evidence FROM talk WHERE talk.round = round.id AND NOT talk.rejected ORDER BY id)), {judged[round]}
FROM round WHERE NOT rejected ORDER BY first_day IS NULL, first_day, id;

-- table participants
SELECT round || '/' || actor, round, actor, name, side, role, attendance, level, size, verdict, sole_source,
  self_serving,
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(vouching)),
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(denying)),
  (SELECT GROUP_CONCAT(id, '; ') FROM (SELECT DISTINCT talk.id FROM talk JOIN seat ON seat.talk = talk.id
    WHERE talk.round = round_seat.round AND seat.actor = round_seat.actor AND NOT rejected ORDER BY talk.id)), {judged[round_seat]}
FROM round_seat LEFT JOIN actor ON actor.id = actor WHERE round IN (SELECT id FROM round WHERE NOT rejected)
ORDER BY round, actor;

-- table versions
SELECT round || IIF(actor = '', '', '/' || actor) || '/' || field, round, NULLIF(actor, ''), field, value, origins,
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(according_to)),
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(talks))
FROM version ORDER BY round, actor, field, value;

-- table links
SELECT a || '/' || b || '/' || type, a, b, type, grounds, (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(reasons))
FROM round_link ORDER BY a, b, type, grounds;

-- table processes
SELECT id, name, (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(sides)),
  (SELECT COUNT(*) FROM round WHERE process = process.id)
FROM process ORDER BY id;

-- table happenings
SELECT id, type, mode, modality, verdict,
  (SELECT GROUP_CONCAT(actor, '; ') FROM (SELECT actor FROM happening_party
    WHERE happening = happening.id AND side = 'source' ORDER BY actor)),
  (SELECT GROUP_CONCAT(actor, '; ') FROM (SELECT actor FROM happening_party
    WHERE happening = happening.id AND side = 'target' ORDER BY actor)),
  date, first_day, last_day, place, country, latitude, longitude, reports, origins, sole_source, self_serving,
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(vouching)),
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(denying)),
  (SELECT GROUP_CONCAT(id, '; ') FROM (SELECT id FROM event WHERE event.happening = happening.id ORDER BY id))
FROM happening ORDER BY dated IS NULL, dated, id;

-- table sayings
SELECT saying.id, statement.text,
  (SELECT GROUP_CONCAT(name, '; ') FROM (SELECT name FROM JSON_EACH(saying.speakers) JOIN actor ON actor.id = value ORDER BY key)),
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(saying.speakers)),
  saying.act, saying.day, reports, origins, statement.id,
  (SELECT GROUP_CONCAT(id, '; ') FROM (SELECT id FROM statement same WHERE same.saying = saying.id ORDER BY id))
FROM saying JOIN statement ON statement.id = saying.statement ORDER BY saying.dated IS NULL, saying.dated, saying.id;

-- table actors
SELECT id, name, kind, country, (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(sectors)), wikidata, reports, {judged[actor]}
FROM actor ORDER BY id;

-- table reports
SELECT id, origin, title, publisher, syndicator, url, language, dateline, published,
  (SELECT GROUP_CONCAT(file, '; ') FROM (SELECT file FROM report_file WHERE report = n ORDER BY file))
FROM report ORDER BY published IS NULL, published, id;

-- table talks
SELECT talk.id, report.id, round, name, format, status, publicity, start, end, first_day, last_day, place, country,
  venue, latitude, longitude, outcome, outcome_text, reason, agenda,
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(according_to)), evidence, {judged[talk]}
FROM talk JOIN report ON n = report WHERE NOT rejected ORDER BY talk.id;

-- table delegations
SELECT talk || '/' || seat.local, report.id, talk, seat.actor, actor.name, role, attendance, level, size,
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(members)), on_behalf_of, seat.reason, reason_kind,
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(seat.according_to)), seat.evidence, {judged[seat]}
FROM seat JOIN talk ON talk.id = talk JOIN report ON n = talk.report LEFT JOIN actor ON actor.id = seat.actor
WHERE NOT rejected ORDER BY talk, seat.local;

-- table statements
SELECT statement.id, report.id, saying,
  (SELECT GROUP_CONCAT(name, '; ') FROM (SELECT name FROM statement_speaker JOIN actor ON actor.id = actor
    WHERE statement = statement.id ORDER BY actor.id)),
  (SELECT GROUP_CONCAT(actor, '; ') FROM (SELECT actor FROM statement_speaker WHERE statement = statement.id
    ORDER BY actor)),
  source_kind, source, mode, cue, act, statement.text, start, end, day, addressee, evidence, {judged[statement]}
FROM statement JOIN report ON n = report ORDER BY statement.id;

-- table positions
SELECT position.id, report.id, actor, name, stance, object,
  (SELECT GROUP_CONCAT(issue, '; ') FROM (SELECT issue FROM position_issue WHERE position = position.id ORDER BY issue)),
  toward, statement, day, evidence, {judged[position]}
FROM position JOIN report ON n = report LEFT JOIN actor ON actor.id = actor ORDER BY position.id;

-- table events
SELECT event.id, report.id, happening, verdict, origins, sole_source, self_serving, event.type, event.mode, (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(contexts)), cameo,
  (SELECT GROUP_CONCAT(actor, '; ') FROM (SELECT actor FROM event_party WHERE event = event.id AND side = 'source'
    ORDER BY actor)),
  (SELECT GROUP_CONCAT(actor, '; ') FROM (SELECT actor FROM event_party WHERE event = event.id AND side = 'target'
    ORDER BY actor)),
  event.modality, negated, event.date, day, event.place, event.country, event.latitude, event.longitude,
  (SELECT GROUP_CONCAT(value, '; ') FROM JSON_EACH(according_to)), rule, evidence, {judged[event]}
FROM event JOIN report ON n = report JOIN happening ON happening.id = happening ORDER BY event.id;

-- table claims
SELECT claim.id, report.id, kind, content, {judged[claim]} FROM claim JOIN report ON n = report ORDER BY claim.id;
