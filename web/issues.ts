import { issueWords as words } from '../shared/issue.ts'

const unnamed = { title: '这一格没有读懂', mend: '请对照原工作簿检查这一格，改好后重新上传。' }

/** An issue code in words. */
export const issueWords = (code: string) => words[code] ?? unnamed
