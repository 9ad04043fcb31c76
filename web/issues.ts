type Words = { title: string; mend: string }

const words: Record<string, Words> = {}

/** An issue code in words. */
export const issueWords = (code: string): Words =>
  words[code] ?? { title: '这一格没有读懂', mend: '请对照原工作簿检查这一格，改好后重新上传。' }
