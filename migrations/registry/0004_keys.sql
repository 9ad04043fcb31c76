-- A county's own keys, wrapped under the installation's DATA_KEY: <id of the master>.<base64url> (workers/db/keys.ts).
ALTER TABLE county ADD COLUMN wrapped_key TEXT; -- NULL: made when the county is first opened
ALTER TABLE county ADD COLUMN next_key TEXT; -- NULL, or the keys its numbers are being sealed under anew: nobody is served meanwhile
ALTER TABLE county ADD COLUMN next_at TEXT; -- how far that is: JSON, workers/rekey/rekey.ts

-- Counties of before had a key derived from DATA_KEY and their code: it goes on as their first own one.
UPDATE county SET wrapped_key = 'derived';
