-- The raw workbook in LEDGERS is encrypted under a key of its own, kept here sealed.
ALTER TABLE import ADD COLUMN file_key TEXT;
