import { execFile } from 'node:child_process'
import { z } from 'zod'

const Audit = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
})

/**
 * `npm run audit`: what the registry knows against the packages we use. All of them: a home runs on miniflare and workerd,
 * which npm counts among the development ones. Ends with 1 where something high or critical is known, 2 where no registry answers.
 */
execFile('npm', ['audit', '--json', ...process.argv.slice(2)], { maxBuffer: 64 * 1024 * 1024 }, (_, out) => {
  const found = Audit.safeParse(jsonOf(out))
  if (!found.success) {
    console.error('没有查成：npm 登记处没有答复漏洞查询。请在连得上登记处的机器上再运行 npm run audit。')
    process.exitCode = 2
    return
  }
  const known = Object.entries(found.data.vulnerabilities)
  for (const [name, { severity, range }] of known) console.log(`${severity}  ${name} ${range}`)
  console.log(known.length === 0 ? '没有已知漏洞。' : `共 ${known.length} 个软件包有已知漏洞。`)
  if (known.some(([, { severity }]) => severity === 'high' || severity === 'critical')) process.exitCode = 1
})

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
