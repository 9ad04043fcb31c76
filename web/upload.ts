import type { Import } from '../shared/import.ts'
import type { NewUpload, Upload } from '../shared/upload.ts'
import { ApiProblem } from './problem.ts'
import { request, sendBytes } from './request.ts'

/** Larger files go in parts: what has arrived stays when the line breaks. */
const wholeUpTo = 4 * 1024 * 1024
/** Seconds between tries when the line is down. */
const pauses = [1, 2, 4, 8, 15, 15, 15]

/** The uploads of one county; `at` makes addresses. */
export function uploads(at: (path: string) => string) {
  const begin = (file: File, continues: number | null) => {
    const said: NewUpload = { name: file.name, sizeBytes: file.size, mark: `${file.lastModified}`, continues }
    return request<Upload>('POST', at('uploads'), said)
  }
  const inParts = async (file: File, continues: number | null, progress: (sent: number) => void): Promise<Import> => {
    let upload = await patiently(() => begin(file, continues))
    while (upload.receivedBytes < file.size) {
      const from = upload.receivedBytes
      const part = file.slice(from, from + upload.partBytes)
      const path = at(`uploads/${upload.id}/parts/${from / upload.partBytes}`)
      const told = { name: file.name, progress: (sent: number) => progress(from + sent) }
      upload = await patiently(() => sendBytes<Upload>('PUT', path, part, told))
    }
    return patiently(() => request<Import>('POST', at(`uploads/${upload.id}/finish`)))
  }
  return {
    /** Sends a workbook; `continues`: the import whose workbook it replaces. */
    upload: (file: File, progress: (sent: number) => void, continues: number | null = null): Promise<Import> => {
      if (file.size > wholeUpTo) return inParts(file, continues, progress)
      const path = continues === null ? at('imports') : at(`imports/${continues}/workbook`)
      return sendBytes<Import>('POST', path, file, { name: file.name, progress })
    },
    uploads: () => request<Upload[]>('GET', at('uploads')),
    giveUpUpload: (id: string) => request<void>('DELETE', at(`uploads/${id}`)),
  }
}

/** Tries again while the line is down. */
async function patiently<T>(doIt: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await doIt()
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem) || thrown.code !== 'offline') throw thrown
      await new Promise((resolve) => setTimeout(resolve, pause * 1000))
    }
  }
  return doIt()
}
