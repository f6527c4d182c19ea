import { drawLabels } from './labels.ts'
import { type Graph, neighboursOf } from './network-graph.ts'
import { Sprites } from './sprites.ts'

export type View = { k: number; x: number; y: number }

const bounds = (values: number[]): [low: number, high: number] => [
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
  values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
]

/**
 * Drawn by the processor: thousands of small copies are slow on a graphics card that is only imitated, as on a
 * remote desktop, and no faster than this on a real one.
 */
export const onProcessor: CanvasRenderingContext2DSettings = {
  willReadFrequently: true,
  alpha: false,
}

/** Above this many ties a move shows the last drawing, shifted; the true one follows when it rests. */
const manyTies = 1500
const restMs = 120
const margin = 0.25

export type Stage = ReturnType<typeof openStage>

/** The canvas: where everything stands on it and how it is drawn. */
export function openStage(canvas: HTMLCanvasElement) {
  const context = canvas.getContext('2d', onProcessor)!
  const backing = document.createElement('canvas')
  const back = backing.getContext('2d', onProcessor)!
  const sprites = new Sprites()
  let graph: Graph = { nodes: [], ties: [], hiddenTies: new Set() }
  let view: View = { k: 1, x: 0, y: 0 }
  let drawnAt: View | undefined
  let selected = -1
  let waiting = 0
  let rest = 0
  let drawMs = 0
  let size = { width: 0, height: 0, ratio: 1 }

  function measure(): void {
    const { clientWidth: width, clientHeight: height } = canvas
    const ratio = Math.min(2, devicePixelRatio || 1)
    if (width === size.width && height === size.height && ratio === size.ratio) return
    size = { width, height, ratio }
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    drawnAt = undefined
  }

  /** Draws all of it, on a canvas of this size, as seen by this view. */
  function render(
    target: CanvasRenderingContext2D,
    at: View,
    width: number,
    height: number,
    ratio: number,
  ) {
    target.setTransform(ratio, 0, 0, ratio, 0, 0)
    target.fillStyle = '#fff'
    target.fillRect(0, 0, width, height)
    const near =
      selected < 0 ? undefined : new Set(neighboursOf(graph, selected).map(({ other }) => other))
    const isDim = (node: number) => near !== undefined && node !== selected && !near.has(node)
    drawTies(target, at, width, height, near !== undefined)
    const inside: number[] = []
    const focus: number[] = []
    graph.nodes.forEach((node, index) => {
      const [x, y] = [node.x * at.k + at.x, node.y * at.k + at.y]
      const r = Math.max(2.5, node.r * Math.min(1.6, at.k))
      if (x < -r || y < -r || x > width + r || y > height + r) return
      inside.push(index)
      if (near && !isDim(index)) {
        focus.push(index)
        return
      }
      sprites.draw(target, node.data, x, y, r, isDim(index), ratio)
    })
    // Those in focus lie on top.
    for (const index of focus) {
      const node = graph.nodes[index]!
      const r = Math.max(4, node.r * Math.min(1.6, at.k))
      const [x, y] = [node.x * at.k + at.x, node.y * at.k + at.y]
      if (index === selected) ring(target, x, y, r)
      sprites.draw(target, node.data, x, y, r, false, ratio)
    }
    drawLabels(target, graph, inside, { ...at, selected, near, width, height })
  }

  function ring(target: CanvasRenderingContext2D, x: number, y: number, r: number): void {
    for (const [colour, width, more] of [
      ['#0b0c0c', 8, 6],
      ['#ffdd00', 4, 6],
    ] as const) {
      target.beginPath()
      target.arc(x, y, r + more, 0, 2 * Math.PI)
      target.strokeStyle = colour
      target.lineWidth = width
      target.stroke()
    }
  }

  function drawTies(
    target: CanvasRenderingContext2D,
    at: View,
    width: number,
    height: number,
    hasFocus: boolean,
  ): void {
    const groups = new Map<string, number[]>()
    graph.ties.forEach((tie, index) => {
      if (graph.hiddenTies.has(index)) return
      const lit = hasFocus && (tie.from === selected || tie.to === selected)
      const weight = tie.count === 1 ? 1 : tie.count < 4 ? 2 : 3.5
      const key = `${lit ? 2 : hasFocus ? 0 : 1} ${weight} ${tie.opinion ? 1 : 0}`
      const group = groups.get(key)
      if (group) group.push(index)
      else groups.set(key, [index])
    })
    const thin = Math.min(1, Math.max(0.35, at.k))
    for (const key of [...groups.keys()].sort()) {
      const [light, weight, opinion] = key.split(' ').map(Number) as [number, number, number]
      target.strokeStyle = light === 2 ? '#0b0c0c' : light === 1 ? '#7d868c' : '#e1e4e6'
      target.lineWidth = weight * (light === 2 ? 1 : thin)
      target.setLineDash(opinion ? [6, 4] : [])
      target.beginPath()
      for (const index of groups.get(key)!) {
        const tie = graph.ties[index]!
        const [a, b] = [graph.nodes[tie.from]!, graph.nodes[tie.to]!]
        const [x1, y1] = [a.x * at.k + at.x, a.y * at.k + at.y]
        const [x2, y2] = [b.x * at.k + at.x, b.y * at.k + at.y]
        if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > width) continue
        if (Math.max(y1, y2) < 0 || Math.min(y1, y2) > height) continue
        target.moveTo(x1, y1)
        target.lineTo(x2, y2)
      }
      target.stroke()
    }
    target.setLineDash([])
  }

  function drawAll(): void {
    const began = performance.now()
    paintAll()
    drawMs = performance.now() - began
  }

  function paintAll(): void {
    measure()
    const { width, height, ratio } = size
    if (width === 0) return
    if (graph.ties.length <= manyTies) {
      render(context, view, width, height, ratio)
      return
    }
    const [wide, high] = [width * (1 + 2 * margin), height * (1 + 2 * margin)]
    backing.width = Math.round(wide * ratio)
    backing.height = Math.round(high * ratio)
    const within = { ...view, x: view.x + width * margin, y: view.y + height * margin }
    render(back, within, wide, high, ratio)
    drawnAt = { ...view }
    shift()
  }

  /** The last drawing, moved and scaled to where it now belongs. */
  function shift(): void {
    const { width, height, ratio } = size
    const scale = view.k / drawnAt!.k
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.drawImage(
      backing,
      view.x - (drawnAt!.x + width * margin) * scale,
      view.y - (drawnAt!.y + height * margin) * scale,
      width * (1 + 2 * margin) * scale,
      height * (1 + 2 * margin) * scale,
    )
  }

  function draw(moving = false): void {
    clearTimeout(rest)
    if (moving && drawnAt && graph.ties.length > manyTies) {
      // Slower where drawing is slow, or each move would wait for one.
      rest = window.setTimeout(() => draw(), Math.max(restMs, 3 * drawMs))
      if (!waiting) {
        waiting = requestAnimationFrame(() => {
          waiting = 0
          if (drawnAt) shift()
          else drawAll()
        })
      }
      return
    }
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(() => {
      waiting = 0
      drawAll()
    })
  }

  return {
    canvas,
    draw,
    render,
    get view() {
      return view
    },
    get graph() {
      return graph
    },
    get selected() {
      return selected
    },
    show(next: Graph): void {
      graph = next
      drawnAt = undefined
      draw()
    },
    select(node: number): void {
      selected = node
      draw()
    },
    /** All of it, with room for names. */
    fit(): void {
      measure()
      const { width, height } = size
      const xs = graph.nodes.map(node => node.x)
      const ys = graph.nodes.map(node => node.y)
      const [left, right] = bounds(xs)
      const [top, bottom] = bounds(ys)
      const room = Math.min(90, width / 10)
      const k = Math.min(
        1.6,
        (width - 2 * room) / Math.max(1, right - left),
        (height - 100) / Math.max(1, bottom - top),
      )
      view = {
        k,
        x: width / 2 - (k * (left + right)) / 2,
        y: height / 2 - (k * (top + bottom)) / 2,
      }
      draw()
    },
    moveBy(x: number, y: number): void {
      view = { ...view, x: view.x + x, y: view.y + y }
      draw(true)
    },
    zoomBy(by: number, x = size.width / 2, y = size.height / 2): void {
      const k = Math.min(6, Math.max(0.02, view.k * by))
      const scale = k / view.k
      view = { k, x: x - (x - view.x) * scale, y: y - (y - view.y) * scale }
      draw(true)
    },
    /** Brings a node into sight, where it is not. */
    reveal(node: number): void {
      const { x, y } = graph.nodes[node]!
      const [px, py] = [x * view.k + view.x, y * view.k + view.y]
      const { width, height } = size
      if (px > 40 && py > 40 && px < width - 40 && py < height - 40) return
      view = { ...view, x: view.x + width / 2 - px, y: view.y + height / 2 - py }
      draw()
    },
    /** The node at a point of the canvas; a finger may miss by a little. */
    at(px: number, py: number): number {
      let best = -1
      let least = Number.POSITIVE_INFINITY
      graph.nodes.forEach((node, index) => {
        const far = Math.hypot(node.x * view.k + view.x - px, node.y * view.k + view.y - py)
        if (far < least && far < Math.max(12, node.r * Math.min(1.6, view.k) + 4)) {
          least = far
          best = index
        }
      })
      return best
    },
  }
}
