import { expect, test } from 'vitest'
import { splitStatements } from '../../workers/db/migrate.ts'

test('a script is split where its statements end', () => {
  expect(splitStatements('CREATE TABLE a (b TEXT);\nINSERT INTO a VALUES (1)')).toEqual([
    'CREATE TABLE a (b TEXT)',
    'INSERT INTO a VALUES (1)',
  ])
})

test('a semicolon in a string, a quoted name or a comment ends nothing', () => {
  const sql = `-- one; two
    INSERT INTO "a;b" VALUES ('x;''y', [c;d]); /* ; */ SELECT 1 -- it's; over
    ;`
  expect(splitStatements(sql)).toEqual([`INSERT INTO "a;b" VALUES ('x;''y', [c;d])`, "SELECT 1 -- it's; over"])
})

test('a trigger is one statement, whatever its body holds', () => {
  const trigger = `CREATE TRIGGER t BEFORE UPDATE ON a BEGIN
    SELECT CASE WHEN new.b = 1 THEN RAISE(ABORT, 'no; never') ELSE 2 END;
    DELETE FROM c;
  END`
  expect(splitStatements(`${trigger};\nSELECT 2;`)).toEqual([trigger, 'SELECT 2'])
})

test('a column named end or case opens no block outside triggers', () => {
  expect(splitStatements('SELECT CASE a WHEN 1 THEN 2 END; SELECT 3')).toHaveLength(2)
})
