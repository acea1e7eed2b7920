-- The casebook file, version 1. Claims are what one report says, with its passage; entries (actors, rounds, processes,
-- sayings, happenings, origins) are what the casebook holds after comparing the claims of many reports. Lists are JSON;
-- dates are TIMEX3 values, days are ISO dates; offsets are code points into report.text, half open. NULL means unknown.
-- Claims and entries stand here as they count: with what persons judged laid over what was read (report.record), rejected
-- ones left out. `judged` lists the judgements that changed a row (JSON), with what would stand there without them.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Reports and the claims of each --------------------------------------------------------------------------------------

CREATE TABLE report (
  n INTEGER PRIMARY KEY,             -- order of arrival; says nothing, other tables refer to it
  id TEXT NOT NULL UNIQUE,           -- sha256 of the clean text
  origin TEXT NOT NULL,              -- id of the first report, by date and id, of those that are one text
  key TEXT, title TEXT, publisher TEXT, syndicator TEXT, url TEXT, language TEXT, dateline TEXT,
  published TEXT, published_from TEXT,
  text TEXT NOT NULL,
  record BLOB NOT NULL,              -- the record as read, JSON compressed with zlib
  digest TEXT NOT NULL,              -- sha256 of that JSON without report.file and report.key
  added TEXT NOT NULL,               -- UTC, ISO 8601
  reader TEXT NOT NULL               -- version of Parley that read it; empty where the record was made elsewhere
);
CREATE INDEX report_published ON report (published, id, publisher, origin);
CREATE INDEX report_publisher ON report (publisher, published, origin);
CREATE INDEX report_origin ON report (origin);

CREATE TABLE report_file (report INTEGER NOT NULL REFERENCES report, file TEXT NOT NULL, PRIMARY KEY (report, file)) WITHOUT ROWID;

-- Texts that share two bands or more and are of the same days are compared word for word.
CREATE TABLE band (band INTEGER NOT NULL, hash INTEGER NOT NULL, day INTEGER NOT NULL,  -- days of the calendar; 0 undated
  report INTEGER NOT NULL REFERENCES report, PRIMARY KEY (band, hash, day, report)) WITHOUT ROWID;
CREATE TABLE print (report INTEGER PRIMARY KEY REFERENCES report, size INTEGER NOT NULL, signature BLOB NOT NULL);
CREATE TABLE copy_pair (                -- why reports are one text: one pair for each two groups that a report joined
  a INTEGER NOT NULL REFERENCES report, b INTEGER NOT NULL REFERENCES report,
  similarity REAL NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;  -- a < b
CREATE INDEX copy_pair_b ON copy_pair (b);

CREATE TABLE passage (id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report, start INTEGER NOT NULL,
  end INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX passage_report ON passage (report);
CREATE VIRTUAL TABLE passage_text USING fts5 (text, content = 'passage', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2");

CREATE TABLE mention (                -- an actor of one report
  report INTEGER NOT NULL REFERENCES report, local TEXT NOT NULL, actor TEXT NOT NULL,
  likeness TEXT NOT NULL,              -- who it is by this report alone
  name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,  -- several countries: AFG;PAK
  sectors TEXT, wikidata TEXT, titles TEXT, member_of TEXT,
  side TEXT NOT NULL,                  -- whom it sits and speaks for, by this report alone
  PRIMARY KEY (report, local)) WITHOUT ROWID;
CREATE INDEX mention_actor ON mention (actor, report, name, titles, member_of);
CREATE INDEX mention_likeness ON mention (likeness);

CREATE TABLE talk (
  id TEXT PRIMARY KEY,               -- report.id, '#', the talk's id in the record
  report INTEGER NOT NULL REFERENCES report, local TEXT NOT NULL, round TEXT NOT NULL,
  name TEXT, format TEXT, status TEXT NOT NULL, publicity TEXT,
  start TEXT, end TEXT, first_day TEXT, last_day TEXT,  -- days that `start` and `end` allow
  place TEXT, country TEXT, venue TEXT, latitude REAL, longitude REAL,
  outcome TEXT, outcome_text TEXT, reason TEXT, counts TEXT, agenda TEXT, described_as TEXT,
  according_to TEXT, evidence TEXT NOT NULL, judged TEXT,
  rejected INTEGER NOT NULL) WITHOUT ROWID;  -- a rejected talk stays with its round, which does not count it
CREATE INDEX talk_report ON talk (report);
CREATE INDEX talk_round ON talk (round, rejected);
CREATE TABLE account (                 -- what a talk tells of its round (JSON), and the form by which it is compared
  talk TEXT PRIMARY KEY, report INTEGER NOT NULL REFERENCES report, form TEXT NOT NULL, told TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX account_report ON account (report);
CREATE INDEX account_form ON account (form);
CREATE TABLE form (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;  -- days, place, sides (JSON)
CREATE TABLE form_block (block TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (block, form)) WITHOUT ROWID;
CREATE TABLE form_pair (               -- forms that may be of one round, compared
  a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX form_pair_b ON form_pair (b);

CREATE TABLE seat (                    -- one delegation's row in a talk
  talk TEXT NOT NULL, actor TEXT NOT NULL, local TEXT NOT NULL, role TEXT NOT NULL, attendance TEXT NOT NULL,
  level TEXT, size INTEGER, members TEXT, on_behalf_of TEXT, reason TEXT, reason_kind TEXT,
  according_to TEXT, evidence TEXT NOT NULL, judged TEXT, PRIMARY KEY (talk, local)) WITHOUT ROWID;
CREATE INDEX seat_actor ON seat (actor);

CREATE TABLE talk_link (talk TEXT NOT NULL, to_talk TEXT NOT NULL, type TEXT NOT NULL, evidence TEXT NOT NULL,
  PRIMARY KEY (talk, to_talk, type)) WITHOUT ROWID;
CREATE INDEX talk_link_to ON talk_link (to_talk);

CREATE TABLE statement (
  id TEXT PRIMARY KEY, report INTEGER NOT NULL REFERENCES report, local TEXT NOT NULL, saying TEXT NOT NULL,
  source_kind TEXT NOT NULL, source TEXT, mode TEXT NOT NULL, cue TEXT, act TEXT, text TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, date TEXT, day TEXT, venue TEXT, addressee TEXT, chain TEXT,
  evidence TEXT NOT NULL, dated TEXT, judged TEXT) WITHOUT ROWID;  -- dated: the day, or that of publication
CREATE INDEX statement_dated ON statement (dated);
CREATE INDEX statement_act ON statement (act, dated);
CREATE INDEX statement_report ON statement (report);
CREATE INDEX statement_saying ON statement (saying);
CREATE TABLE statement_speaker (
  statement TEXT NOT NULL, actor TEXT NOT NULL, body TEXT NOT NULL,  -- body: whom the actor speaks for, a side
  PRIMARY KEY (statement, actor)) WITHOUT ROWID;
CREATE INDEX statement_speaker_actor ON statement_speaker (actor);
CREATE INDEX statement_speaker_body ON statement_speaker (body);
CREATE TABLE said (                    -- the form by which a statement is compared
  statement TEXT PRIMARY KEY, form TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX said_form_of ON said (form);
CREATE TABLE said_form (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;  -- speakers, sides, day, words (JSON)
CREATE TABLE said_block (block TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (block, form)) WITHOUT ROWID;
CREATE TABLE said_pair (               -- forms that may be of one saying, compared
  a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX said_pair_b ON said_pair (b);

CREATE TABLE position (
  id TEXT PRIMARY KEY, report INTEGER NOT NULL REFERENCES report, actor TEXT NOT NULL, body TEXT NOT NULL,
  stance TEXT NOT NULL, object TEXT NOT NULL, toward TEXT, statement TEXT, day TEXT, evidence TEXT NOT NULL, dated TEXT,
  judged TEXT) WITHOUT ROWID;
CREATE INDEX position_dated ON position (dated);
CREATE INDEX position_actor ON position (actor);
CREATE INDEX position_body ON position (body);
CREATE INDEX position_report ON position (report);
CREATE TABLE position_issue (position TEXT NOT NULL, issue TEXT NOT NULL, PRIMARY KEY (position, issue)) WITHOUT ROWID;
CREATE INDEX position_issue_issue ON position_issue (issue);

CREATE TABLE event (
  id TEXT PRIMARY KEY, report INTEGER NOT NULL REFERENCES report, local TEXT NOT NULL, happening TEXT NOT NULL,
  type TEXT NOT NULL, mode TEXT, contexts TEXT, cameo TEXT, rule TEXT, modality TEXT NOT NULL, negated INTEGER NOT NULL,
  date TEXT, day TEXT, place TEXT, country TEXT, latitude REAL, longitude REAL, according_to TEXT,
  evidence TEXT NOT NULL, dated TEXT, judged TEXT) WITHOUT ROWID;
CREATE INDEX event_report ON event (report);
CREATE INDEX event_dated ON event (dated);
CREATE INDEX event_type ON event (type, dated);
CREATE INDEX event_place ON event (LOWER(place), dated);
CREATE INDEX event_country ON event (country, dated);
CREATE TABLE event_party (event TEXT NOT NULL, side TEXT NOT NULL, actor TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (event, side, actor)) WITHOUT ROWID;
CREATE INDEX event_party_actor ON event_party (actor);
CREATE INDEX event_party_body ON event_party (body);
CREATE INDEX event_happening ON event (happening);
CREATE TABLE telling (                 -- what an event tells of its happening (JSON), and the deed by which it is compared
  event TEXT PRIMARY KEY, form TEXT NOT NULL, told TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX telling_form ON telling (form);
CREATE TABLE deed (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;  -- type, sides, days, place (JSON)
CREATE TABLE deed_block (block TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (block, form)) WITHOUT ROWID;
CREATE TABLE deed_pair (               -- deeds that may be of one happening, compared
  a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX deed_pair_b ON deed_pair (b);

CREATE TABLE claim (                   -- figures, relations and conflicts as they stand in the record
  id TEXT PRIMARY KEY, report INTEGER NOT NULL REFERENCES report, kind TEXT NOT NULL, content TEXT NOT NULL,
  judged TEXT) WITHOUT ROWID;
CREATE INDEX claim_report ON claim (report, kind);

-- Entries --------------------------------------------------------------------------------------------------------------

CREATE TABLE likeness (               -- a name and a country, as reports give them, and whose they are
  id TEXT PRIMARY KEY, own TEXT NOT NULL,  -- own: the actor that it is where nobody else is meant
  plain TEXT NOT NULL, surname TEXT, country TEXT, person INTEGER NOT NULL,
  actor TEXT NOT NULL, mentions INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX likeness_plain ON likeness (plain) WHERE INSTR(own, '@') = 0;  -- those of one report alone left out
CREATE INDEX likeness_surname ON likeness (surname, country);
CREATE TABLE actor (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, sectors TEXT, wikidata TEXT,
  reports INTEGER NOT NULL, judged TEXT) WITHOUT ROWID;
CREATE INDEX actor_reports ON actor (reports);
CREATE INDEX actor_country ON actor (country);
CREATE TABLE actor_name (actor TEXT NOT NULL, name TEXT NOT NULL, plain TEXT NOT NULL, reports INTEGER NOT NULL,
  PRIMARY KEY (actor, name)) WITHOUT ROWID;
CREATE INDEX actor_name_plain ON actor_name (plain);
CREATE TABLE actor_trait (              -- what reports say of an actor: kind, country, sectors (JSON), wikidata
  actor TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, reports INTEGER NOT NULL,
  PRIMARY KEY (actor, field, value)) WITHOUT ROWID;

CREATE TABLE round (
  id TEXT PRIMARY KEY, process TEXT, name TEXT, status TEXT NOT NULL, verdict TEXT NOT NULL, format TEXT, publicity TEXT,
  start TEXT, end TEXT, first_day TEXT, last_day TEXT, place TEXT, country TEXT, venue TEXT, latitude REAL, longitude REAL,
  outcome TEXT, reports INTEGER NOT NULL, origins INTEGER NOT NULL, sole_source INTEGER NOT NULL,
  self_serving INTEGER NOT NULL, vouching TEXT, denying TEXT,  -- lists of voices
  shown TEXT NOT NULL,                 -- which rule chose each value
  judged TEXT, rejected INTEGER NOT NULL) WITHOUT ROWID;  -- rejected: by a person, itself or all its talks
CREATE INDEX round_day ON round (first_day, id, last_day, status, verdict, rejected);
CREATE INDEX round_process ON round (process, first_day, id, status, verdict, sole_source, rejected);
CREATE TABLE round_seat (
  round TEXT NOT NULL, actor TEXT NOT NULL, side TEXT NOT NULL,  -- side: whom the actor sits for
  role TEXT NOT NULL, attendance TEXT NOT NULL, level TEXT, size INTEGER,
  verdict TEXT NOT NULL, sole_source INTEGER NOT NULL, self_serving INTEGER NOT NULL, vouching TEXT, denying TEXT,
  shown TEXT NOT NULL, judged TEXT, PRIMARY KEY (round, actor)) WITHOUT ROWID;
CREATE INDEX round_seat_actor ON round_seat (actor, round, role, attendance);
CREATE INDEX round_seat_side ON round_seat (side);
CREATE INDEX round_seat_between ON round_seat (actor, role) WHERE role IN ('mediator', 'facilitator', 'convener', 'host');
CREATE TABLE version (                 -- what reports say of one field of a round or of one seat, where they differ
  round TEXT NOT NULL, actor TEXT NOT NULL DEFAULT '', field TEXT NOT NULL, value TEXT NOT NULL, talks TEXT NOT NULL,
  origins INTEGER NOT NULL, according_to TEXT, PRIMARY KEY (round, actor, field, value)) WITHOUT ROWID;
CREATE TABLE happening (               -- an event as it is shown
  id TEXT PRIMARY KEY, type TEXT NOT NULL, mode TEXT, modality TEXT NOT NULL, verdict TEXT NOT NULL,
  date TEXT, first_day TEXT, last_day TEXT, place TEXT, country TEXT, latitude REAL, longitude REAL,
  reports INTEGER NOT NULL, origins INTEGER NOT NULL, sole_source INTEGER NOT NULL, self_serving INTEGER NOT NULL,
  vouching TEXT, denying TEXT, shown TEXT NOT NULL, dated TEXT) WITHOUT ROWID;  -- dated: or first published
CREATE INDEX happening_dated ON happening (dated);
CREATE INDEX happening_type ON happening (type, dated);
CREATE INDEX happening_place ON happening (LOWER(place), dated);
CREATE INDEX happening_country ON happening (country, dated);
CREATE TABLE happening_party (happening TEXT NOT NULL, side TEXT NOT NULL, actor TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (happening, side, actor)) WITHOUT ROWID;  -- side: source or target; body: whom the actor sits for
CREATE INDEX happening_party_actor ON happening_party (actor);
CREATE INDEX happening_party_body ON happening_party (body);
CREATE TABLE happening_version (       -- what reports say of one field of a happening, where they differ
  happening TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, events TEXT NOT NULL, origins INTEGER NOT NULL,
  according_to TEXT, PRIMARY KEY (happening, field, value)) WITHOUT ROWID;
CREATE TABLE round_link (              -- grounds: 'stated' in a report, or 'continuity' of parties
  a TEXT NOT NULL, b TEXT NOT NULL, type TEXT NOT NULL, grounds TEXT NOT NULL, reasons TEXT NOT NULL,
  PRIMARY KEY (a, b, type, grounds)) WITHOUT ROWID;
CREATE INDEX round_link_b ON round_link (b);
CREATE VIEW status_history AS          -- what was said of a round's status, in order of publication
  SELECT round, published, status, talk.id AS talk, origin, according_to FROM talk JOIN report ON report = n
  WHERE NOT rejected
  ORDER BY round, published IS NULL, published, talk.id;
CREATE TABLE saying (                  -- statements of several reports that repeat one, as it is shown
  id TEXT PRIMARY KEY, statement TEXT NOT NULL, speakers TEXT, act TEXT, day TEXT,  -- statement: whose words are shown
  reports INTEGER NOT NULL, origins INTEGER NOT NULL,
  shown TEXT NOT NULL, dated TEXT) WITHOUT ROWID;  -- dated: the day, or the first day of publication
CREATE INDEX saying_dated ON saying (dated);
CREATE INDEX saying_act ON saying (act, dated);
CREATE TABLE process_sides (id TEXT PRIMARY KEY, sides TEXT NOT NULL) WITHOUT ROWID;  -- talks of two sides
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;  -- states, from the codebook
CREATE VIEW process AS SELECT id, (       -- its name is that of both sides: "Rapid Support Forces – Sudan"
    SELECT GROUP_CONCAT(COALESCE(country.name, actor.name, REPLACE(value, 'state:', '')), ' – ')
    FROM JSON_EACH(sides) LEFT JOIN actor ON actor.id = value LEFT JOIN country ON code = IIF(value LIKE 'state:%', SUBSTR(value, 7), NULL)) AS name,
  sides FROM process_sides;
CREATE TABLE tally (kind TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;  -- how many there are; rejected rounds left out
INSERT INTO tally VALUES ('report', 0), ('round', 0), ('actor', 0), ('statement', 0), ('position', 0), ('event', 0);
CREATE TRIGGER report_more AFTER INSERT ON report BEGIN UPDATE tally SET number = number + 1 WHERE kind = 'report'; END;
CREATE TRIGGER report_less AFTER DELETE ON report BEGIN UPDATE tally SET number = number - 1 WHERE kind = 'report'; END;
CREATE TRIGGER round_more AFTER INSERT ON round WHEN NOT NEW.rejected BEGIN UPDATE tally SET number = number + 1 WHERE kind = 'round'; END;
CREATE TRIGGER round_less AFTER DELETE ON round WHEN NOT OLD.rejected BEGIN UPDATE tally SET number = number - 1 WHERE kind = 'round'; END;
CREATE TRIGGER actor_more AFTER INSERT ON actor BEGIN UPDATE tally SET number = number + 1 WHERE kind = 'actor'; END;
CREATE TRIGGER actor_less AFTER DELETE ON actor BEGIN UPDATE tally SET number = number - 1 WHERE kind = 'actor'; END;
CREATE TRIGGER saying_more AFTER INSERT ON saying BEGIN UPDATE tally SET number = number + 1 WHERE kind = 'statement'; END;
CREATE TRIGGER saying_less AFTER DELETE ON saying BEGIN UPDATE tally SET number = number - 1 WHERE kind = 'statement'; END;
CREATE TRIGGER position_more AFTER INSERT ON position BEGIN UPDATE tally SET number = number + 1 WHERE kind = 'position'; END;
CREATE TRIGGER position_less AFTER DELETE ON position BEGIN UPDATE tally SET number = number - 1 WHERE kind = 'position'; END;
CREATE TRIGGER happening_more AFTER INSERT ON happening BEGIN UPDATE tally SET number = number + 1 WHERE kind = 'event'; END;
CREATE TRIGGER happening_less AFTER DELETE ON happening BEGIN UPDATE tally SET number = number - 1 WHERE kind = 'event'; END;

-- What persons judged: appended, never changed ------------------------------------------------------------------------------

CREATE TABLE judgement (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, coder TEXT NOT NULL,
  kind TEXT NOT NULL,                  -- of the target: talk, seat, round …; one_round, one_saying, one_happening where claims were joined or split
  target TEXT NOT NULL,                -- a claim or an actor; for a round or its seat one of its talks
  verdict TEXT NOT NULL, field TEXT, value TEXT, note TEXT,
  seen TEXT);                          -- fields and evidence of the target as they stood then (JSON)
CREATE INDEX judgement_target ON judgement (target, kind);  -- begins with the report's id, but for actors
CREATE INDEX judgement_kind ON judgement (kind);
