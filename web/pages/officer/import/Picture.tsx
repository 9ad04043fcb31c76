import type { RecognisedTable } from '../../../../shared/import.ts'

/** The sheet's first rows as they are, the header block highlighted. */
export function Picture({ picture, headerRows }: Pick<RecognisedTable, 'picture' | 'headerRows'>) {
  const width = Math.max(0, ...picture.map((line) => line.cells.length))
  const letters = Array.from({ length: width }, (_, index) => letter(index))
  const [first, last] = headerRows
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section class="picture" tabIndex={0} aria-label="工作表的前几行">
      <table>
        <caption class="hidden">工作表的前几行，表头已标出</caption>
        <tbody>
          <tr>
            <th scope="col">行</th>
            {letters.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
          {picture.map((line) => (
            <tr key={line.row} class={line.row >= first && line.row <= last ? 'header' : undefined}>
              <th scope="row">{line.row}</th>
              {letters.map((name, index) => (
                <td key={name}>{line.cells[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A column's name as spreadsheets write it: 0 → A, 26 → AA. */
export function letter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letter(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
