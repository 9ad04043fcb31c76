/** A password (密码) somebody chooses. Length and a list of the commonest, no mixture of kinds: NIST SP 800-63B §3.1.1. */

export const passwordLength = { least: 10, most: 128 } as const

// The commonest of ten characters and more in published lists of leaked Chinese and general passwords, lower case.
const commonest = new Set(
  `1234567890 0123456789 0987654321 9876543210 12345678910 12345678901 123456789a a123456789 1234567890a a1234567890
   aa123456789 abc123456789 123456789abc abc1234567890 qq123456789 asd123456789 zxc123456789 qwe123456789 1234567890q
   q1234567890 123456789q q123456789 123456789z z123456789 1234512345 1231231231 123123123123 1122334455 11223344556
   1357924680 2468013579 147258369a 1472583690 147258369147 741852963a 7418529630 159357258456 5201314520 52013145201
   5201314521 1314520520 woaini1314 woaini520 woaini1314520 woaini5201314 woaini123456 woaiwojia1314 iloveyou1314
   iloveyou123 iloveyou520 password123 password1234 password12 passw0rd123 p@ssw0rd123 p@ssword123 password@123
   administrator admin123456 admin12345678 admin@123456 admin888888 root123456 qwertyuiop qwertyuiop123 qwerty123456
   qwerty12345 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv qazwsxedc123 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6
   zaq12wsxcde3 1qazxsw23edc asdfghjkl123 asdfghjkl; asdfghjkl1 zxcvbnm123 zxcvbnm1234 zxcvbnm,./ abcdefghij abcdefghijk
   abcd123456 abcd1234567 abcd12345678 abc123abc123 a1b2c3d4e5 a1b2c3d4e5f6 aaa1234567 aaa123456789 aa12345678 aa1234567890
   huawei@123 huawei123456 changeme123 changeme_123 welcome123 welcome1234 letmein123 letmein1234 football123 sunshine123
   princess123 superman123 monkey12345 dragon12345 master12345 test123456 test1234567 guest123456 user123456 china123456
   zhongguo123 zhongguo2026 fupin123456 fupinban123 xiangcun123 xiangcunzhenxing jiedui123456 jiedui2026 jiedui12345
   jiedui-demo-2026 tianxia123 nihao123456 wang123456 li123456789 zhang123456 liu123456789 chen123456 yang123456
   1234abcd1234 123qwe123qwe 123qweasdzxc qweasdzxc123 qwer1234asdf asdf1234qwer 1234qwerasdf 12345qwert qwert12345`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** What is wrong with a password somebody has chosen, in words that say what to do; null where it will do. */
export function passwordFault(next: string, { username, current }: { username: string; current: string }) {
  const chosen = next.normalize('NFKC')
  const lower = chosen.toLowerCase()
  if ([...chosen].length < passwordLength.least)
    return `新密码至少 ${passwordLength.least} 个字符，可以用一句好记的话。`
  if (next.length > passwordLength.most || chosen.length > passwordLength.most)
    return `新密码最多 ${passwordLength.most} 个字符，请缩短。`
  if (chosen === current.normalize('NFKC')) return '新密码不能与原密码相同，请换一个。'
  if (lower.includes(username.toLowerCase())) return '新密码不能包含账号，请换一个。'
  if (new Set(lower).size < 5 || commonest.has(lower)) return '这个密码太常见，别人容易猜到，请换一个。'
  return null
}
