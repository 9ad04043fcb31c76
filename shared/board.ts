import { z } from 'zod'

/** What is to be done in a township (`village` null) or a village, as the pairing board shows it. */
export const BoardRow = z.object({
  key: z.string(),
  township: z.string(),
  village: z.string().nullable(),
  /** The village's assisting unit (帮扶单位); null where none is registered. */
  unit: z.string().nullable(),
  households: z.number(),
  /** Households that must have a cadre, and of them those without one; of all, those whose cadre has left or is over the cap. */
  due: z.number(),
  unpaired: z.number(),
  gone: z.number(),
  over: z.number(),
})
export type BoardRow = z.infer<typeof BoardRow>

/** The pairing board (结对看板): the same figures by township and by village, in the register's order. */
export const Board = z.object({ townships: z.array(BoardRow), villages: z.array(BoardRow) })
export type Board = z.infer<typeof Board>
