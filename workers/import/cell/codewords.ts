import { codeLists } from './codelist.ts'

/** The words each code list keeps, by its name. */
export const codeWords: Record<string, string[]> = Object.fromEntries(
  Object.entries(codeLists).map(([name, words]) => [name, [...new Set(words.values())]]),
)
