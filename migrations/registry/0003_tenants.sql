-- Where a county's database stands, kept here so that a request knows it from the row its session loads anyway.
ALTER TABLE county ADD COLUMN schema_version TEXT; -- the last of migrations/county it has, by file name; NULL = none yet
ALTER TABLE county ADD COLUMN migrated_at TEXT; -- of the last try
ALTER TABLE county ADD COLUMN migration_error TEXT; -- what the last try stopped at; NULL = it went through
