import type { RecognisedTable } from '../../../../shared/recognised.ts'

/** The sheet's first rows as they are, the header block highlighted; with `point` a row's number makes it the header. */
export function Picture(props: {
  picture: RecognisedTable['picture']
  headerRows: RecognisedTable['headerRows'] | null
  point?: (row: number) => void
}) {
  const { picture, headerRows, point } = props
  const width = Math.max(0, ...picture.map((line) => line.cells.length))
  const letters = Array.from({ length: width }, (_, index) => letter(index))
  const isHeader = (row: number) => headerRows !== null && row >= headerRows[0] && row <= headerRows[1]
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
            <tr key={line.row} class={isHeader(line.row) ? 'header' : undefined}>
              <th scope="row">
                {point === undefined ? (
                  line.row
                ) : (
                  <button
                    type="button"
                    class="quiet"
                    aria-label={`第 ${line.row} 行作表头`}
                    aria-pressed={isHeader(line.row)}
                    onClick={() => point(line.row)}
                  >
                    {line.row}
                  </button>
                )}
              </th>
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
