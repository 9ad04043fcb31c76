-- A membership held for a time: an inspector's always is (with the reason), anybody else's may be. Past its day it is none.
ALTER TABLE membership ADD COLUMN until_on TEXT; -- the last day, YYYY-MM-DD; NULL = until it is taken away
ALTER TABLE membership ADD COLUMN reason TEXT;
