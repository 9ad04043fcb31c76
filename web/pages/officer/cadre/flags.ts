/** What cadres may be narrowed to (只看), by the flag of the server's list. */
export const cadreFlags = [
  { value: 'gone', name: '已离岗还有户的' },
  { value: 'over', name: '已超限的' },
  { value: 'room', name: '还能再帮的' },
  { value: 'scattered', name: '户分散在几个村的' },
  { value: 'kin', name: '帮扶本户或亲属的' },
]
