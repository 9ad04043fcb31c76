-- The installation's registry: counties, accounts, who may open what. No household data.

CREATE TABLE county (
  code TEXT PRIMARY KEY, -- GB/T 2260, six digits; the database is bound as COUNTY_<code>
  name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  disabled_at TEXT
) STRICT;

-- better-auth's tables, as its 1.7 schema generator writes them with the username plugin: its names, its order.
CREATE TABLE user (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE, -- synthetic: accounts have a username, nobody is written to
  emailVerified INTEGER NOT NULL,
  image TEXT,
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  username TEXT UNIQUE
) STRICT;

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  expiresAt TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  ipAddress TEXT,
  userAgent TEXT,
  userId TEXT NOT NULL REFERENCES user (id)
) STRICT;
CREATE INDEX session_userId ON session (userId);

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  accountId TEXT NOT NULL,
  providerId TEXT NOT NULL,
  userId TEXT NOT NULL REFERENCES user (id),
  accessToken TEXT,
  refreshToken TEXT,
  idToken TEXT,
  accessTokenExpiresAt TEXT,
  refreshTokenExpiresAt TEXT,
  scope TEXT,
  password TEXT, -- workers/accounts/password.ts
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX account_userId ON account (userId);

CREATE TABLE verification (
  id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX verification_identifier ON verification (identifier);

-- What opens a county for a person: one role there, for the whole of it or a township, a village.
CREATE TABLE membership (
  user_id TEXT NOT NULL REFERENCES user (id),
  county_code TEXT NOT NULL REFERENCES county (code),
  role TEXT NOT NULL, -- shared/role.ts
  township TEXT,
  village TEXT,
  cadre_key TEXT, -- the cadre this person is on the county's register: name/unit
  PRIMARY KEY (user_id, county_code)
) STRICT, WITHOUT ROWID;

-- Failed sign-ins in a row, by the username tried, whether or not there is such an account.
CREATE TABLE sign_in_failure (
  username TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_event (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL, -- account.create, session.start, …
  subject TEXT NOT NULL,
  detail TEXT NOT NULL -- JSON
) STRICT;
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
