import { neighboursOf } from './network-graph.ts'
import type { Stage } from './stage.ts'

export type Steering = {
  choose: (node: number) => void
  open: (node: number) => void
  enter: (node: number) => void
  say: (words: string) => void
}

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The neighbour that lies most in this direction: near ones before far ones at the same angle. */
export function towards(stage: Pick<Stage, 'graph'>, from: number, x: number, y: number): number {
  const { nodes } = stage.graph
  let best = -1
  let most = 0.35
  for (const { other } of neighboursOf(stage.graph, from)) {
    const dx = nodes[other]!.x - nodes[from]!.x
    const dy = nodes[other]!.y - nodes[from]!.y
    const far = Math.hypot(dx, dy) || 1
    const value = (dx * x + dy * y) / far - far / 1e5
    if (value > most) {
      most = value
      best = other
    }
  }
  return best
}

/** Mouse, finger and keys. Keys go along ties, so that what is heard is always a step in the network. */
export function steer(stage: Stage, { choose, open, enter, say }: Steering): void {
  const { canvas } = stage
  const fingers = new Map<number, { x: number; y: number }>()
  let moved = 0

  const pointOf = (event: PointerEvent | WheelEvent) => {
    const { left, top } = canvas.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, pointOf(event))
    moved = 0
  })
  canvas.addEventListener('pointermove', event => {
    const before = fingers.get(event.pointerId)
    const now = pointOf(event)
    if (!before) {
      canvas.classList.toggle('bl-network__canvas--over', stage.at(now.x, now.y) >= 0)
      return
    }
    moved += Math.hypot(now.x - before.x, now.y - before.y)
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const far = Math.hypot(before.x - other.x, before.y - other.y)
      const by = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, far)
      stage.zoomBy(by, other.x, other.y)
    } else stage.moveBy(now.x - before.x, now.y - before.y)
    fingers.set(event.pointerId, now)
  })
  const lift = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || moved > 6) return
    const { x, y } = pointOf(event)
    const node = stage.at(x, y)
    // A second click on what is closed opens it.
    if (node >= 0 && node === stage.selected && stage.graph.nodes[node]!.data.closed) open(node)
    else choose(node)
  }
  canvas.addEventListener('pointerup', lift)
  canvas.addEventListener('pointercancel', event => fingers.delete(event.pointerId))
  canvas.addEventListener('dblclick', event => {
    const { left, top } = canvas.getBoundingClientRect()
    const node = stage.at(event.clientX - left, event.clientY - top)
    if (node >= 0 && stage.graph.nodes[node]!.data.opens) open(node)
  })
  canvas.addEventListener(
    'wheel',
    event => {
      // Until it is in use the wheel scrolls the page.
      if (document.activeElement !== canvas && !event.ctrlKey) return
      event.preventDefault()
      const { x, y } = pointOf(event)
      stage.zoomBy(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 250), x, y)
    },
    { passive: false },
  )

  canvas.addEventListener('focus', () => {
    if (stage.selected < 0 && canvas.matches(':focus-visible')) choose(0)
  })
  canvas.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const arrow = arrows[event.key]
    const node = Math.max(0, stage.selected)
    if (arrow) {
      if (event.shiftKey) stage.moveBy(-60 * arrow[0], -60 * arrow[1])
      else {
        const next = towards(stage, node, ...arrow)
        if (next >= 0) choose(next)
        else say('No tie goes that way')
      }
    } else if (event.key === 'Enter') enter(node)
    else if (event.key === 'm' || event.key === 'M') open(node)
    else if (event.key === 'Escape') choose(-1)
    else if (event.key === '+' || event.key === '=') stage.zoomBy(1.3)
    else if (event.key === '-') stage.zoomBy(1 / 1.3)
    else if (event.key === '0') stage.fit()
    else if (event.key === 'Home') choose(0)
    else return
    event.preventDefault()
  })
}
