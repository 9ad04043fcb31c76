/** Hands the person a text file made in the page. */
export function download(fileName: string, text: string, type = 'text/csv;charset=utf-8'): void {
  handOver(fileName, new Blob([text], { type }))
}

/** Hands the person a file as it is. */
export function handOver(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
