import { Problem } from './problem.ts'

/** The name a file is sent under. */
export function headerName(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '')
  } catch {
    throw new Problem('invalid', '文件名读不出来。请改个简单的文件名再上传。')
  }
}

/** The name is shown and kept, never used as a path. */
export function fileName(given: string): string {
  const clean = [...(given.split(/[\\/]/).pop() ?? '')]
    .filter((letter) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(letter)) // what is not seen, or turns the rest around
    .slice(0, 200)
    .join('')
    .trim()
  if (/^\.*$/.test(clean)) throw new Problem('invalid', '缺少文件名。请重新选择文件上传。')
  return clean
}
