import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** Chromium out of its npm package, as an ordinary user and without a download. It keeps the web's own safety rules. */
export async function openBrowser(): Promise<Browser> {
  const unsafe = new Set(['--disable-web-security', '--allow-running-insecure-content'])
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => !unsafe.has(argument)),
    headless: true,
  })
}

/** Before all: two files at once would both unpack it. */
export async function setup(): Promise<void> {
  await chromium.executablePath()
}
