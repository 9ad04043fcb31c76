/**
 * Links found in the register itself once an import is in, whichever ledger came first: the head's name from the head's own row, villages
 * from their households, a visit's household from village and head's name, cadres from name, unit and phone. What several could be stays open.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'

/** Each statement is one whole pass over what is still open; running it again changes nothing. */
const passes = [
  `UPDATE household SET linked = CASE WHEN head_name IS NULL THEN 1 ELSE 2 END,
     head_name = (SELECT p.name FROM person AS p WHERE p.household_no = household.key AND p.relation = '户主' ORDER BY p.id LIMIT 1)
   WHERE COALESCE(head_name, '') = ''
     AND EXISTS (SELECT 1 FROM person AS p WHERE p.household_no = household.key AND p.relation = '户主')`,

  `INSERT INTO village (key, township, name, linked)
   SELECT DISTINCT township || '/' || village, township, village, 1 FROM household
   WHERE township <> '' AND village <> ''
   ON CONFLICT (key) DO NOTHING`,

  `UPDATE visit SET linked = CASE WHEN household_no IS NULL THEN 1 ELSE 2 END,
     household_no = (SELECT h.key FROM household AS h
       WHERE h.township = visit.township AND h.village = visit.village AND h.head_name = visit.head_name)
   WHERE COALESCE(household_no, '') = ''
     AND (SELECT count(*) FROM household AS h
       WHERE h.township = visit.township AND h.village = visit.village AND h.head_name = visit.head_name) = 1`,

  // By name and unit; by name and phone; by name alone where no unit is given and nobody else has it.
  `UPDATE pairing SET cadre_key = COALESCE(
     (SELECT c.key FROM cadre AS c WHERE c.name = pairing.cadre_name AND c.unit = COALESCE(pairing.cadre_unit, '')
        AND (SELECT count(*) FROM cadre AS o WHERE o.name = c.name AND o.unit = c.unit) = 1),
     (SELECT min(c.key) FROM cadre AS c WHERE c.name = pairing.cadre_name AND c.phone = pairing.cadre_phone AND c.phone <> '' HAVING count(*) = 1),
     (SELECT min(c.key) FROM cadre AS c WHERE c.name = pairing.cadre_name AND COALESCE(pairing.cadre_unit, '') = '' HAVING count(*) = 1),
     '')
   WHERE cadre_key = '' OR NOT EXISTS (SELECT 1 FROM cadre AS c WHERE c.key = pairing.cadre_key)`,

  // A helper no roster names is a cadre all the same: known by what the pairing says.
  `INSERT INTO cadre (key, name, unit, phone, phone_state, linked, import_id, source_sheet, source_row)
   SELECT cadre_name || '/' || COALESCE(cadre_unit, ''), cadre_name, COALESCE(cadre_unit, ''), max(cadre_phone), max(cadre_phone_state),
     1, import_id, source_sheet, min(source_row)
   FROM pairing WHERE cadre_key = '' GROUP BY 1
   ON CONFLICT (key) DO NOTHING`,

  `UPDATE pairing SET cadre_key = cadre_name || '/' || COALESCE(cadre_unit, '') WHERE cadre_key = ''`,

  `UPDATE visit SET cadre_key = COALESCE(
     (SELECT min(c.key) FROM cadre AS c WHERE c.name = visit.cadre_name AND c.unit = COALESCE(visit.cadre_unit, '') HAVING count(*) = 1),
     (SELECT min(p.cadre_key) FROM pairing AS p WHERE p.household_no = visit.household_no AND p.cadre_name = visit.cadre_name HAVING count(*) = 1),
     (SELECT min(c.key) FROM cadre AS c WHERE c.name = visit.cadre_name HAVING count(*) = 1))
   WHERE cadre_key IS NULL`,
]

export function linking(db: D1Database): D1PreparedStatement[] {
  return passes.map((pass) => db.prepare(pass))
}
