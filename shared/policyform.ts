import { z } from 'zod'

/**
 * A form (填法): how a person writes a parameter's value, read off its schema. `named` is a value a name (by post, by year),
 * `rows` a table; `check` a check that reads the parameter. `known`: only these words may be written.
 */
export type Form =
  | { kind: 'number'; min: number; max: number; whole: boolean }
  | { kind: 'yesNo' }
  | { kind: 'word'; longest: number; blank: boolean }
  | { kind: 'choice'; options: string[] }
  | { kind: 'check' }
  | { kind: 'words'; longest: number; known?: string[] }
  | { kind: 'named'; title: string; offered: string[]; year: boolean; value: Form }
  | { kind: 'rows'; columns: { name: string; title: string; form: Form }[] }

type Title = { title?: string; offered?: string[]; names?: string }
const titleOf = (schema: z.ZodType) => (schema.meta() ?? {}) as Title

/** The form of a parameter (parameter.ts). */
export function formOf(parameter: z.ZodType): Form {
  if (!(parameter instanceof z.ZodPipe) || !(parameter.in instanceof z.ZodOptional)) return partForm(parameter)
  return partForm(parameter.in.unwrap() as z.ZodType)
}

function partForm(schema: z.ZodType): Form {
  if (schema instanceof z.ZodBoolean) return { kind: 'yesNo' }
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue, isInt } = schema
    return { kind: 'number', min: minValue ?? 0, max: maxValue ?? 1_000_000, whole: isInt }
  }
  if (schema instanceof z.ZodString) {
    return titleOf(schema).names === 'check'
      ? { kind: 'check' }
      : { kind: 'word', longest: schema.maxLength ?? 60, blank: !schema.minLength }
  }
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) }
  if (schema instanceof z.ZodRecord) return namedForm(schema)
  if (schema instanceof z.ZodArray) return listForm(schema.element as z.ZodType)
  throw new Error(`no form for a parameter of ${schema.def.type}`)
}

function namedForm({ keyType, valueType }: z.ZodRecord): Form {
  const { title = '名称', offered = [] } = titleOf(keyType as z.ZodType)
  return { kind: 'named', title, offered, year: title === '年度', value: partForm(valueType as z.ZodType) }
}

function listForm(element: z.ZodType): Form {
  if (element instanceof z.ZodEnum) return { kind: 'words', longest: 60, known: element.options.map(String) }
  if (!(element instanceof z.ZodObject))
    return { kind: 'words', longest: element instanceof z.ZodString ? (element.maxLength ?? 60) : 60 }
  const columns = Object.entries(element.shape as Record<string, z.ZodType>).map(([name, schema]) => {
    return { name, title: titleOf(schema).title ?? name, form: partForm(schema) }
  })
  return { kind: 'rows', columns }
}
