import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOf } from '../../shared/day.ts'
import type { HandlingCounts } from '../../shared/handling.ts'
import { PageQuery } from '../../shared/page.ts'
import type { Membership } from '../../shared/session.ts'
import type { Desk } from '../db/desk.ts'
import type { AppEnv } from '../env.ts'
import { deskOf } from '../http/desk.ts'
import { may, permit } from '../http/may.ts'
import { Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { listAreas } from './areas.ts'
import { householdCard } from './card.ts'
import { handlingTodo } from './handlingtodo.ts'
import { homePage } from './home.ts'
import { listHouseholds, type Reading } from './store.ts'
import type { FindingWords } from './words.ts'

const word = z.string().max(100).optional()
const Filter = PageQuery.extend({
  q: word,
  township: word,
  village: word,
  status: word,
  unpaired: word,
  gone: word,
  over: word,
  kin: word,
  scattered: word,
  several: word,
  no: z.string().max(9_000).optional(),
})

/** What findings ask of somebody today. */
type Counts = (desk: Desk, who: { actor: string; membership: Membership }, today: string) => Promise<HandlingCounts>

/**
 * Households as their county, township, village or cadre sees them; whatever lies elsewhere is not found. The words and
 * counts of findings are another capability's, given by the app.
 */
export const householdRoutes = (words: FindingWords, counts: Counts) => {
  const reading = async (c: Context<AppEnv>): Promise<Reading> => {
    const { county, ...desk } = await deskOf(c)
    return { ...desk, sealer: county.sealer }
  }
  return new Hono<AppEnv>()
    .get('/home', permit('home.read'), async (c) => {
      const opens = (action: Parameters<typeof may>[1]) => may(c.var.membership, action)
      const pages = {
        imports: opens('import.read'),
        findings: opens('finding.read'),
        households: opens('household.read'),
        pairing: opens('pairing.assign'),
        questions: opens('question.read'),
      }
      const desk = await deskOf(c)
      const home = await homePage({ ...desk, sealer: desk.county.sealer }, words, pages)
      if (!pages.findings) return c.json(home, 200)
      const acts = { assign: opens('finding.assign'), verify: opens('finding.verify') }
      const asked = handlingTodo(await counts(desk, c.var, dayOf(new Date())), acts)
      return c.json({ ...home, todo: [...asked, ...home.todo] }, 200)
    })
    .get('/areas', permit('area.read'), async (c) => c.json(await listAreas(await reading(c)), 200))
    .get('/households', permit('household.read'), valid('query', Filter), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      return c.json(await listHouseholds(await reading(c), filter, { page, size }), 200)
    })
    .get('/households/:no', permit('household.read'), async (c) => {
      const card = await householdCard(await reading(c), c.req.param('no'), words)
      if (card === null) throw new Problem('not-found', '名册中没有这个户编号，请核对后重新查找。')
      return c.json(card, 200)
    })
}
