/**
 * A network of flow at least cost (最小费用流): nodes by number, arcs with room and cost, integers all. What flows from the first
 * node to the last is as much as can, at the least cost: successive shortest paths, all of one length at once (Dinic inside).
 * Arcs may cost less than nothing; there are no cycles among them.
 */
export class Flow {
  private readonly priced: boolean
  private readonly heads: number[][] = []
  private readonly to: number[] = []
  private readonly room: number[] = []
  private readonly cost: number[] = []

  /** Without prices every arc costs nothing: as much as can flows, in any way. */
  constructor(priced: boolean) {
    this.priced = priced
  }

  node(): number {
    return this.heads.push([]) - 1
  }

  /** Answers the arc's number: `flowing` tells how much it carries. */
  arc(from: number, to: number, room: number, cost: number): number {
    const arc = this.to.push(to) - 1
    this.room.push(room)
    this.cost.push(this.priced ? cost : 0)
    this.heads[from]!.push(arc)
    this.to.push(from)
    this.room.push(0)
    this.cost.push(this.priced ? -cost : 0)
    this.heads[to]!.push(arc + 1)
    return arc
  }

  flowing(arc: number): number {
    return this.room[arc + 1]!
  }

  /** Sends as much as can flow; answers how much. */
  run(source: number, sink: number): number {
    const height = this.potentials(source)
    let sent = 0
    while (this.settle(source, sink, height)) sent += this.pour(source, sink, height)
    return sent
  }

  /** Nodes that more could still flow to from these. */
  reachable(from: number[]): Set<number> {
    const seen = new Set(from)
    for (const node of seen) {
      for (const arc of this.heads[node]!) if (this.room[arc]! > 0) seen.add(this.to[arc]!)
    }
    return seen
  }

  /** Shortest ways from the source over arcs of any cost, in the order nodes were made where that is one (Bellman–Ford). */
  private potentials(source: number): number[] {
    const far: number[] = this.heads.map(() => Number.POSITIVE_INFINITY)
    far[source] = 0
    for (let changed = true; changed; ) {
      changed = false
      for (let node = 0; node < far.length; node++) {
        if (far[node] === Number.POSITIVE_INFINITY) continue
        for (const arc of this.heads[node]!) {
          const way = far[node]! + this.cost[arc]!
          if (this.room[arc]! > 0 && way < far[this.to[arc]!]!) {
            far[this.to[arc]!] = way
            changed = true
          }
        }
      }
    }
    return far
  }

  /** Raises the heights to the shortest ways in what room is left (Dijkstra); false where the sink is out of reach. */
  private settle(source: number, sink: number, height: number[]): boolean {
    const far: number[] = height.map(() => Number.POSITIVE_INFINITY)
    const heap = new Heap()
    far[source] = 0
    heap.push(0, source)
    for (let top = heap.pop(); top !== null; top = heap.pop()) {
      const [way, node] = top
      if (way > far[node]!) continue
      if (way >= far[sink]!) break
      for (const arc of this.heads[node]!) {
        if (this.room[arc]! <= 0) continue
        const next = this.to[arc]!
        const there = way + this.cost[arc]! + height[node]! - height[next]!
        if (there < far[next]!) {
          far[next] = there
          heap.push(there, next)
        }
      }
    }
    const reached = far[sink]!
    if (reached === Number.POSITIVE_INFINITY) return false
    for (let node = 0; node < far.length; node++) height[node]! += Math.min(far[node]!, reached)
    return true
  }

  /** Sends all that flows along shortest ways, those of few arcs first. */
  private pour(source: number, sink: number, height: number[]): number {
    let sent = 0
    for (let level = this.levels(source, height); level[sink] !== -1; level = this.levels(source, height)) {
      const next = new Int32Array(level.length)
      const push = (node: number, most: number): number => {
        if (node === sink) return most
        let through = 0
        for (; next[node]! < this.heads[node]!.length; next[node]!++) {
          const arc = this.heads[node]![next[node]!]!
          const to = this.to[arc]!
          if (level[to] !== level[node]! + 1 || !this.isTight(arc, node, height)) continue
          const more = push(to, Math.min(most - through, this.room[arc]!))
          this.room[arc]! -= more
          this.room[arc ^ 1]! += more
          through += more
          if (through === most) break
        }
        return through
      }
      sent += push(source, Number.MAX_SAFE_INTEGER)
    }
    return sent
  }

  /** How many arcs of shortest ways lead to each node; -1 where none do. */
  private levels(source: number, height: number[]): Int32Array {
    const level = new Int32Array(this.heads.length).fill(-1)
    level[source] = 0
    const queue = [source]
    for (const node of queue) {
      for (const arc of this.heads[node]!) {
        if (level[this.to[arc]!] !== -1 || !this.isTight(arc, node, height)) continue
        level[this.to[arc]!] = level[node]! + 1
        queue.push(this.to[arc]!)
      }
    }
    return level
  }

  private isTight(arc: number, from: number, height: number[]): boolean {
    return this.room[arc]! > 0 && this.cost[arc]! + height[from]! === height[this.to[arc]!]
  }
}

/** Nodes by how far they are, nearest first; of equals the lower number, so that nothing hangs on the order of insertion. */
class Heap {
  private readonly keys: number[] = []
  private readonly nodes: number[] = []

  push(key: number, node: number): void {
    let at = this.keys.length
    this.keys.push(key)
    this.nodes.push(node)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.before(key, node, above)) break
      this.put(at, this.keys[above]!, this.nodes[above]!)
      at = above
    }
    this.put(at, key, node)
  }

  pop(): [key: number, node: number] | null {
    if (this.keys.length === 0) return null
    const top: [number, number] = [this.keys[0]!, this.nodes[0]!]
    const key = this.keys.pop()!
    const node = this.nodes.pop()!
    if (this.keys.length > 0) this.sink(key, node)
    return top
  }

  private sink(key: number, node: number): void {
    const { length } = this.keys
    let at = 0
    for (let below = 1; below < length; below = 2 * at + 1) {
      const right = below + 1
      if (right < length && this.before(this.keys[right]!, this.nodes[right]!, below)) below = right
      if (this.before(key, node, below)) break
      this.put(at, this.keys[below]!, this.nodes[below]!)
      at = below
    }
    this.put(at, key, node)
  }

  private before(key: number, node: number, at: number): boolean {
    return key < this.keys[at]! || (key === this.keys[at] && node < this.nodes[at]!)
  }

  private put(at: number, key: number, node: number): void {
    this.keys[at] = key
    this.nodes[at] = node
  }
}
