/** Age in full years on a day; a birthday known no nearer than its month or year has come once that has. */
export function ageOn(birthOn: string, day: string): number | null {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4))
  if (!/^\d{4}(-\d{2}){0,2}$/.test(birthOn) || years < 0) return null
  const birthday = birthOn.slice(5)
  return birthday > day.slice(5, birthOn.length) ? years - 1 : years
}
