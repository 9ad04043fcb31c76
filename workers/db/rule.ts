import { type Sql, sql } from './sql.ts'

const title = sql`CASE WHEN r.withdrawn = 1 THEN r.title || '（已撤下）' WHEN r.enabled = 0 THEN r.title || '（已停用）' ELSE r.title END`

/** The rule (自定义规则) that found `f`, as JSON: how the finding is put into words. NULL where a check of the catalogue did. */
export const ruleOf: Sql = sql`(SELECT CASE WHEN r.enabled = 1 THEN r.document ELSE json_set(r.document, '$.title', ${title}) END FROM rule r WHERE r.id = f.check_id)`

/** Of the same only how it is called and how grave it is. */
export const ruleTitleOf: Sql = sql`(SELECT json_object('title', ${title}, 'severity', r.severity) FROM rule r WHERE r.id = f.check_id)`
