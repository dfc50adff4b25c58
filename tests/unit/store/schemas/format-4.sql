-- The schema of a project of format 4, as released.
PRAGMA user_version = 4;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE content (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    bytes BLOB -- NULL: linked, the file lies at document.path
) STRICT;
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT REFERENCES content (sha256), -- NULL: never read
    media_type TEXT NOT NULL,
    origin TEXT NOT NULL,
    pages INTEGER NOT NULL,
    warnings TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX document_by_sha256 ON document (sha256);
CREATE INDEX document_by_path ON document (path);
CREATE TABLE document_text (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    names TEXT NOT NULL, -- case number, file name and treatments, for the search
    text TEXT NOT NULL -- canonical text, pages apart by form feeds
) STRICT;
CREATE TABLE document_layout (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    layout BLOB NOT NULL -- deflated MessagePack: page lengths, sheets, words with boxes
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
    names, text, content = 'document_text', content_rowid = 'document', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE standing (
    record INTEGER PRIMARY KEY REFERENCES document (id),
    state TEXT NOT NULL CHECK (state IN ('new', 'in review', 'verified', 'postponed', 'rejected', 'failed',
                                         'second reading', 'adjudication')),
    reason TEXT,
    until TEXT,
    state_by TEXT,
    state_at TEXT,
    stage INTEGER NOT NULL AS (CASE state
        WHEN 'in review' THEN 1 WHEN 'new' THEN 2 WHEN 'second reading' THEN 3 WHEN 'adjudication' THEN 4
        WHEN 'postponed' THEN 5 WHEN 'verified' THEN 6 WHEN 'rejected' THEN 7 ELSE 8 END) STORED,
    title TEXT NOT NULL COLLATE NOCASE,
    about TEXT NOT NULL,
    doubts INTEGER NOT NULL,
    fails INTEGER NOT NULL,
    eyes INTEGER NOT NULL AS (doubts + fails) STORED,
    touched INTEGER NOT NULL,
    fields INTEGER NOT NULL,
    changed INTEGER NOT NULL -- the step that last touched the record
) STRICT;
CREATE INDEX standing_by_record ON standing (record, state, eyes);
CREATE INDEX standing_by_stage ON standing (stage, record, state, eyes);
CREATE INDEX standing_by_title ON standing (title, record, state, eyes);
CREATE INDEX standing_by_eyes ON standing (eyes, record, state);
CREATE INDEX standing_by_changed ON standing (changed, record, state, eyes);
CREATE INDEX standing_by_state ON standing (state, record, eyes);
CREATE INDEX standing_by_state_and_title ON standing (state, title, record, eyes);
CREATE INDEX standing_by_state_and_eyes ON standing (state, eyes, record);
CREATE INDEX standing_by_state_and_changed ON standing (state, changed, record, eyes);
CREATE TABLE state_count (state TEXT PRIMARY KEY, documents INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER standing_comes AFTER INSERT ON standing BEGIN
    INSERT INTO state_count VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET documents = documents + 1;
END;
CREATE TRIGGER standing_goes AFTER DELETE ON standing BEGIN
    UPDATE state_count SET documents = documents - 1 WHERE state = OLD.state;
END;
CREATE TRIGGER standing_changes AFTER UPDATE OF state ON standing BEGIN
    UPDATE state_count SET documents = documents - 1 WHERE state = OLD.state;
    INSERT INTO state_count VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET documents = documents + 1;
END;
CREATE TABLE determination (
    record INTEGER PRIMARY KEY REFERENCES document (id),
    layout TEXT,
    case_number TEXT,
    date_assigned TEXT,
    date_of_injury TEXT,
    date_of_injury_end TEXT,
    decision_date TEXT,
    ur_denial_date TEXT,
    application_received TEXT,
    priority TEXT,
    determination TEXT,
    age INTEGER,
    sex TEXT,
    clinical_summary TEXT,
    warnings TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX determination_by_case ON determination (case_number);
CREATE INDEX determination_by_layout ON determination (layout);
CREATE TABLE item (
    record INTEGER NOT NULL REFERENCES document (id),
    id TEXT NOT NULL,
    position REAL NOT NULL,
    treatment TEXT,
    category TEXT,
    decision TEXT,
    claims_administrator_text TEXT,
    claims_administrator_none_cited INTEGER,
    expert_reviewer_text TEXT,
    expert_reviewer_none_cited INTEGER,
    rationale TEXT,
    PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE citation (
    record INTEGER NOT NULL,
    id TEXT NOT NULL,
    item TEXT NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('claims_administrator', 'expert_reviewer')),
    position REAL NOT NULL,
    text TEXT,
    basis TEXT,
    title TEXT,
    body TEXT,
    chapter TEXT,
    year INTEGER,
    pages TEXT, -- JSON: [[first, last], ...]
    section TEXT,
    url TEXT,
    guideline_id TEXT,
    PRIMARY KEY (record, id),
    FOREIGN KEY (record, item) REFERENCES item (record, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_by_guideline ON citation (guideline_id) WHERE guideline_id IS NOT NULL;
CREATE TABLE diagnosis (
    record INTEGER NOT NULL REFERENCES document (id),
    id TEXT NOT NULL,
    position REAL NOT NULL,
    description TEXT,
    code TEXT,
    code_system TEXT,
    PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE listed (
    record INTEGER NOT NULL REFERENCES document (id),
    id TEXT NOT NULL,
    list TEXT NOT NULL
        CHECK (list IN ('reviewer.specialties', 'reviewer.subspecialties', 'reviewer.licensure', 'treatments_to_date')),
    position REAL NOT NULL,
    value TEXT,
    PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE provenance (
    record INTEGER NOT NULL REFERENCES document (id),
    row_id TEXT NOT NULL, -- '' for the record itself
    field TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('extracted', 'confirmed', 'corrected', 'added', 'cleared')),
    by TEXT,
    at TEXT,
    rank INTEGER,
    note TEXT,
    rule TEXT, -- of the proposal; NULL: nothing was proposed
    confidence REAL,
    evidence TEXT, -- JSON, that of the value
    proposal TEXT, -- JSON: what of the proposal differs from the value, alternatives, candidates
    PRIMARY KEY (record, row_id, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE waiver (
    record INTEGER NOT NULL, -- 0: for all records
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (record, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE guideline_entry (
    id TEXT PRIMARY KEY,
    parent_id TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('document', 'chapter', 'section')),
    basis TEXT NOT NULL,
    body TEXT NOT NULL,
    document TEXT NOT NULL,
    edition TEXT NOT NULL,
    year INTEGER,
    chapter TEXT NOT NULL,
    title TEXT NOT NULL,
    page_start INTEGER,
    page_end INTEGER,
    url TEXT NOT NULL,
    aliases TEXT NOT NULL, -- JSON
    regulation TEXT NOT NULL,
    in_force_from TEXT,
    in_force_to TEXT,
    evidence TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    origin TEXT NOT NULL CHECK (origin IN ('person', 'program')),
    label TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    of INTEGER REFERENCES step (id)
) STRICT;
CREATE INDEX step_by_person ON step (by, id) WHERE origin = 'person';
CREATE TABLE edit (
    step INTEGER NOT NULL REFERENCES step (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cell', 'row', 'state', 'record', 'guideline', 'waiver')),
    record INTEGER,
    row_id TEXT,
    field TEXT,
    guideline TEXT,
    before ANY, -- JSON; a whole record is deflated MessagePack
    after ANY,
    proposal TEXT, -- JSON, when both sides of a cell carry the same one
    PRIMARY KEY (step, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX edit_by_place ON edit (record, row_id, field);
CREATE TRIGGER step_stays BEFORE UPDATE ON step BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER step_remains BEFORE DELETE ON step BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER edit_stays BEFORE UPDATE ON edit BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER edit_remains BEFORE DELETE ON edit BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE VIEW documents AS -- every file, read or not, and how its review stands
    SELECT d.id AS record, d.file_name, d.path, d.sha256, d.media_type, d.origin, d.pages, d.added_at,
           s.state, s.reason, s.until, s.state_by, s.state_at, s.doubts, s.fails
    FROM document d JOIN standing s ON s.record = d.id;
CREATE VIEW determinations AS -- one row a document: header, patient, summary, as they stand now
    SELECT d.record, s.state, f.file_name, f.sha256, d.layout, d.case_number, d.date_assigned, d.date_of_injury,
           d.date_of_injury_end, d.decision_date, d.ur_denial_date, d.application_received, d.priority,
           d.determination, d.age, d.sex, d.clinical_summary, s.state_by, s.state_at
    FROM determination d JOIN standing s USING (record) JOIN document f ON f.id = d.record;
CREATE VIEW disputed_items AS -- one row an item, numbered as printed
    SELECT i.record, i.id AS item, row_number() OVER (PARTITION BY i.record ORDER BY i.position, i.id) AS number,
           d.case_number, s.state, i.treatment, i.category, i.decision, i.claims_administrator_text,
           i.claims_administrator_none_cited, i.expert_reviewer_text, i.expert_reviewer_none_cited, i.rationale
    FROM item i JOIN standing s USING (record) LEFT JOIN determination d USING (record);
CREATE VIEW citations AS -- one row a cited source, with the catalogue entry it is linked to
    SELECT c.record, c.id AS citation, c.item, c.party,
           row_number() OVER (PARTITION BY c.record, c.item, c.party ORDER BY c.position, c.id) AS number,
           s.state, c.text, c.basis, c.title, c.body, c.chapter, c.year, c.pages, c.section, c.url, c.guideline_id,
           g.title AS guideline_title
    FROM citation c JOIN standing s USING (record) LEFT JOIN guideline_entry g ON g.id = c.guideline_id;
CREATE VIEW diagnoses AS -- one row a diagnosis
    SELECT g.record, g.id AS diagnosis, row_number() OVER (PARTITION BY g.record ORDER BY g.position, g.id) AS number,
           s.state, g.description, g.code, g.code_system
    FROM diagnosis g JOIN standing s USING (record);
CREATE VIEW treatments_to_date AS -- one row a treatment given before
    SELECT l.record, row_number() OVER (PARTITION BY l.record ORDER BY l.position, l.id) AS number, s.state, l.value
    FROM listed l JOIN standing s USING (record) WHERE l.list = 'treatments_to_date';
CREATE VIEW reviewers AS -- one row a specialty, subspecialty or licensure of an expert
    SELECT l.record, substr(l.list, length('reviewer.') + 1) AS what,
           row_number() OVER (PARTITION BY l.record, l.list ORDER BY l.position, l.id) AS number, s.state, l.value
    FROM listed l JOIN standing s USING (record) WHERE l.list LIKE 'reviewer.%';
CREATE VIEW guidelines AS -- the project's catalogue
    SELECT id, parent_id, kind, basis, body, document, edition, year, chapter, title, page_start, page_end, url,
           aliases, regulation, in_force_from, in_force_to, evidence, note
    FROM guideline_entry;
CREATE VIEW journal AS -- every edit ever made, oldest first by step and number
    SELECT e.step, e.number, s.at, s.by, s.origin, s.kind AS step_kind, s.label, s.of, e.kind, e.record, e.row_id,
           e.field, e.guideline,
           CASE WHEN typeof(e.before) = 'text' THEN e.before END AS before,
           CASE WHEN typeof(e.after) = 'text' THEN e.after END AS after
    FROM edit e JOIN step s ON s.id = e.step;
CREATE VIEW corrections AS -- where a person changed, added or cleared a value: proposed, before, after
    SELECT s.at, s.by, e.record, e.row_id, e.field, json_extract(e.after, '$.status') AS status,
           json_extract(e.proposal, '$.value') AS proposed, json_extract(e.before, '$.value') AS before,
           json_extract(e.after, '$.value') AS after, json_extract(e.proposal, '$.rule') AS rule,
           json_extract(e.proposal, '$.confidence') AS confidence, e.step
    FROM edit e JOIN step s ON s.id = e.step
    WHERE e.kind = 'cell' AND s.origin = 'person' AND s.kind != 'undo'
      AND json_extract(e.after, '$.status') IN ('corrected', 'added', 'cleared');
CREATE TABLE citation_link (
    record INTEGER NOT NULL,
    citation TEXT NOT NULL,
    likeness TEXT NOT NULL, -- citations that read alike have the same
    outlook TEXT NOT NULL CHECK (outlook IN ('sure', 'likely', 'open', 'none', 'chosen')), -- chosen: by a person
    PRIMARY KEY (record, citation)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_link_by_likeness ON citation_link (likeness);
CREATE TABLE link_outlook ( -- which documents have links of each sort
    outlook TEXT NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (outlook, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE link_count (outlook TEXT PRIMARY KEY, documents INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER link_outlook_comes AFTER INSERT ON link_outlook BEGIN
    INSERT INTO link_count VALUES (NEW.outlook, 1) ON CONFLICT (outlook) DO UPDATE SET documents = documents + 1;
END;
CREATE TRIGGER link_outlook_goes AFTER DELETE ON link_outlook BEGIN
    UPDATE link_count SET documents = documents - 1 WHERE outlook = OLD.outlook;
END;
CREATE TABLE finding ( -- one row a check that a record fails, in the severity of its gravest finding
    record INTEGER NOT NULL REFERENCES document (id),
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    number INTEGER NOT NULL, -- how often
    PRIMARY KEY (record, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_by_code ON finding (code, severity, record);
CREATE TABLE finding_count (
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (code, severity)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER finding_comes AFTER INSERT ON finding BEGIN
    INSERT INTO finding_count VALUES (NEW.code, NEW.severity, 1)
        ON CONFLICT (code, severity) DO UPDATE SET documents = documents + 1;
END;
CREATE TRIGGER finding_goes AFTER DELETE ON finding BEGIN
    UPDATE finding_count SET documents = documents - 1 WHERE code = OLD.code AND severity = OLD.severity;
END;
CREATE VIEW failed_checks AS -- one row a check that a document's record fails
    SELECT f.record, d.file_name, s.state, f.code, f.severity, f.number
    FROM finding f JOIN document d ON d.id = f.record JOIN standing s ON s.record = f.record;
CREATE TABLE facet_value (
    id INTEGER PRIMARY KEY,
    facet TEXT NOT NULL,
    value TEXT NOT NULL, -- '' for not found
    documents INTEGER NOT NULL,
    UNIQUE (facet, value)
) STRICT;
CREATE TABLE facet_bits ( -- which of 16384 documents have a value, those of one chunk side by side
    chunk INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES facet_value (id),
    bits BLOB NOT NULL, -- 2048 bytes, or else the numbers in the chunk, two bytes each
    PRIMARY KEY (chunk, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX determination_by_decision ON determination (decision_date, record);
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    position REAL NOT NULL,
    filter TEXT NOT NULL, -- JSON
    by TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE VIEW document_values AS -- one row a document: its values as text, for the index of their words
    SELECT s.record, coalesce(d.case_number, '') || ' ' || char(57344) || ' ' || coalesce(d.date_assigned, '') || ' ' || char(57344) || ' ' || coalesce(d.date_of_injury, '') || ' ' || char(57344) || ' ' || coalesce(d.date_of_injury_end, '') || ' ' || char(57344) || ' ' || coalesce(d.decision_date, '') || ' ' || char(57344) || ' ' || coalesce(d.ur_denial_date, '') || ' ' || char(57344) || ' ' || coalesce(d.application_received, '') || ' ' || char(57344) || ' ' || coalesce(d.priority, '') || ' ' || char(57344) || ' ' || coalesce(d.determination, '') || ' ' || char(57344) || ' ' || coalesce(d.age, '') || ' ' || char(57344) || ' ' || coalesce(d.sex, '') AS facts,
           (SELECT group_concat(coalesce(value, ''), ' ' || char(57344) || ' ') FROM (SELECT * FROM listed WHERE record = s.record AND list LIKE 'reviewer.%' ORDER BY list, position, id)) AS reviewer,
           coalesce(d.clinical_summary, '') AS summary,
           (SELECT group_concat(coalesce(coalesce(description, '') || ' ' || coalesce(code, ''), ''), ' ' || char(57344) || ' ') FROM (SELECT * FROM diagnosis WHERE record = s.record ORDER BY position, id)) AS diagnoses,
           (SELECT group_concat(coalesce(value, ''), ' ' || char(57344) || ' ') FROM (SELECT * FROM listed WHERE record = s.record AND list = 'treatments_to_date' ORDER BY position, id)) AS treatments,
           (SELECT group_concat(coalesce(treatment, ''), ' ' || char(57344) || ' ') FROM (SELECT * FROM item WHERE record = s.record ORDER BY position, id)) AS treatment,
           (SELECT group_concat(coalesce(claims_administrator_text, ''), ' ' || char(57344) || ' ') FROM (SELECT * FROM item WHERE record = s.record ORDER BY position, id)) AS administrator,
           (SELECT group_concat(coalesce(expert_reviewer_text, ''), ' ' || char(57344) || ' ') FROM (SELECT * FROM item WHERE record = s.record ORDER BY position, id)) AS expert,
           (SELECT group_concat(coalesce(rationale, ''), ' ' || char(57344) || ' ') FROM (SELECT * FROM item WHERE record = s.record ORDER BY position, id)) AS rationale,
           (SELECT group_concat(coalesce(text, ''), ' ' || char(57344) || ' ') FROM (SELECT * FROM citation WHERE record = s.record ORDER BY item, party, position, id)) AS citations
    FROM standing s LEFT JOIN determination d ON d.record = s.record;
CREATE VIRTUAL TABLE value_index USING fts5 (
    facts, reviewer, summary, diagnoses, treatments, treatment, administrator, expert, rationale, citations,
    content = 'document_values', content_rowid = 'record', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO value_index (value_index, rank) VALUES ('automerge', 0);
INSERT INTO value_index (value_index, rank) VALUES ('crisismerge', 64);
CREATE VIRTUAL TABLE search_word USING fts5vocab ('search_index', 'row');
CREATE VIRTUAL TABLE value_word USING fts5vocab ('value_index', 'row');
