/** Fewest characters of a password; the server refuses shorter ones too. */
export const shortest = 12

type Words = { current: string; next: string; again: string }

/** What is wrong with a change of password, at which field and what to do; null where nothing is. */
export function passwordFault({ current, next, again }: Words): { at: 'next' | 'again'; words: string } | null {
  if ([...next].length < shortest) return { at: 'next', words: `太短了，请至少输入 ${shortest} 个字。` }
  if (next === current) return { at: 'next', words: '新密码和现在的一样，请换一个。' }
  if (next !== again) return { at: 'again', words: '两次输入的不一样，请重新输入。' }
  return null
}
