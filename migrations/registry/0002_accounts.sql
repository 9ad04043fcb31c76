-- Accounts as administrators keep them: made in bulk, changed at first sign-in, disabled, with a second factor.

ALTER TABLE user ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0; -- 1 until the one-time password is replaced
ALTER TABLE user ADD COLUMN disabled_at TEXT;
ALTER TABLE user ADD COLUMN disabled_why TEXT; -- in words
ALTER TABLE user ADD COLUMN last_sign_in_at TEXT;

ALTER TABLE county ADD COLUMN account_no INTEGER NOT NULL DEFAULT 0; -- the last number given: usernames are <code><number>

CREATE INDEX membership_county ON membership (county_code, role);
CREATE UNIQUE INDEX membership_cadre ON membership (county_code, cadre_key) WHERE cadre_key IS NOT NULL;

-- What is counted is not only usernames: a username from somewhere new, from a device it knows, a second factor.
ALTER TABLE sign_in_failure RENAME COLUMN username TO subject; -- workers/accounts/failures.ts

-- The password was right, the second factor is still to come.
CREATE TABLE sign_in_ticket (
  digest TEXT PRIMARY KEY, -- SHA-256 of the ticket, hex
  user_id TEXT NOT NULL REFERENCES user (id),
  attempts INTEGER NOT NULL DEFAULT 0,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_ticket_user ON sign_in_ticket (user_id);

CREATE TABLE second_factor (
  user_id TEXT PRIMARY KEY REFERENCES user (id),
  secret TEXT NOT NULL, -- encrypted under AUTH_SECRET together with user_id
  started_at TEXT NOT NULL,
  confirmed_at TEXT, -- NULL until a first code has been right
  last_step INTEGER NOT NULL DEFAULT 0 -- the last time step a code was taken for: none is taken twice
) STRICT, WITHOUT ROWID;

CREATE TABLE backup_code (
  user_id TEXT NOT NULL REFERENCES user (id),
  digest TEXT NOT NULL, -- HMAC under AUTH_SECRET, hex; the row goes when the code is used
  PRIMARY KEY (user_id, digest)
) STRICT, WITHOUT ROWID;

-- Who a person is to an identity provider outside (OIDC, DingTalk, WeCom): workers/accounts/outside.ts.
CREATE TABLE outside_subject (
  provider TEXT NOT NULL,
  subject TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user (id),
  linked_at TEXT NOT NULL,
  PRIMARY KEY (provider, subject)
) STRICT, WITHOUT ROWID;
