-- What the checks (workers/checks) look up; each check's query plan is part of its test.
ALTER TABLE finding ADD COLUMN cadre_key TEXT; -- cadre.key, where the subject is a cadre or a cadre's day
CREATE INDEX finding_cadre ON finding (cadre_key);

-- A note without spaces and punctuation, to see where one text was used many times.
ALTER TABLE visit ADD COLUMN found_plain TEXT GENERATED ALWAYS AS (
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    found, ' ', ''), '　', ''), char(10), ''), char(13), ''), '，', ''), '。', ''), '；', ''), '、', ''), '：', ''), '！', ''), '（', ''), '）', ''),
    ',', ''), '.', ''), ';', ''), '“', '')
) VIRTUAL;
CREATE INDEX visit_found_plain ON visit (cadre_key, found_plain);
CREATE INDEX visit_entered ON visit (cadre_key, entered_at, visited_on);
CREATE INDEX pairing_span ON pairing (household_no, cadre_name, since_on, until_on);
CREATE INDEX person_relation ON person (relation, household_no);
CREATE INDEX household_address ON household (township, village, address) WHERE address <> '';
DROP INDEX visit_cadre;
CREATE INDEX visit_cadre ON visit (cadre_key, visited_on, township, village);
CREATE INDEX person_away ON person (household_no) WHERE work_months >= 12;
