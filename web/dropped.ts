/** The files somebody chose or dropped; of a folder all that are in it. Lock files of an open workbook are none. */
export async function droppedFiles(data: DataTransfer | null | undefined): Promise<File[]> {
  const entries = Array.from(data?.items ?? []).map((item) => item.webkitGetAsEntry?.() ?? null)
  if (!entries.some((entry) => entry?.isDirectory)) return ledgers(Array.from(data?.files ?? []))
  const found = await Promise.all(entries.map((entry) => (entry === null ? [] : within(entry))))
  return ledgers(found.flat())
}

/** Excel's `~$花名册.xlsx` beside an open workbook, and what a system hides. */
export const ledgers = (files: File[]): File[] => files.filter(({ name }) => !/^(~\$|\.)/.test(name))

async function within(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    // A folder is told a hundred entries at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) break
    all.push(...some)
  }
  return (await Promise.all(all.map(within))).flat()
}
