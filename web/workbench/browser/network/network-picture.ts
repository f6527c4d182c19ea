import type { Picture } from '../../network/picture.ts'
import './network.css'
import { savePng, saveSvg } from './export-picture.ts'
import type { LayoutAsk } from './layout.ts'
import { graphOf, place } from './network-graph.ts'
import { button, element, saidOf, showSide } from './side-panel.ts'
import { openStage } from './stage.ts'
import { steer } from './steer.ts'
import { timeSlider } from './time-slider.ts'

const section = document.getElementById('network')
const data = document.getElementById('network-data')
if (section && data) start(section, JSON.parse(data.textContent ?? '{}') as Picture)

function start(section: HTMLElement, picture: Picture): void {
  const part = (name: string) => section.querySelector<HTMLElement>(`[data-part=${name}]`)!
  const [tools, side, said] = [part('tools'), part('side'), part('said')]
  const canvas = element('canvas', { className: 'bl-network__canvas', tabIndex: 0 })
  canvas.setAttribute('role', 'application')
  canvas.setAttribute('aria-label', 'Network of links')
  canvas.setAttribute('aria-describedby', 'network-help')
  part('stage').append(canvas)
  section.hidden = false
  const stage = openStage(canvas)
  const opened = new Set<string>()
  const between = { from: '', to: '' }
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  let worker: Worker | undefined
  let touched = false

  const tell = (text: string) => {
    said.textContent = text
  }
  const choose = (node: number) => {
    stage.select(node)
    if (node >= 0) stage.reveal(node)
    showSide(side, stage.graph, node, { go: choose, open })
    tell(node < 0 ? 'Nothing is chosen' : saidOf(stage.graph, node))
  }
  const enter = (node: number) => {
    const { href, closed } = stage.graph.nodes[node]!.data
    if (closed) open(node)
    else if (href) location.assign(href)
  }

  /** Moves everything to its place, in a worker: in steps to watch, or at once for who wants no movement. */
  function settle(ask: LayoutAsk): void {
    worker?.terminate()
    section.dataset.state = 'moving'
    const own = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
    worker = own
    own.onmessage = ({ data }: MessageEvent<{ places: Float32Array; done: boolean }>) => {
      if (!data.done && isStill) return
      place(stage.graph, data.places)
      stage.show(stage.graph)
      if (!touched) stage.fit()
      if (!data.done) return
      own.terminate()
      section.dataset.state = 'settled'
      performance.mark('network-settled')
    }
    own.postMessage(ask)
  }

  function show(next: Picture, isFirst: boolean): void {
    const chosen = stage.graph.nodes[stage.selected]?.data.id
    const { graph, ask } = graphOf(next, isFirst ? undefined : stage.graph)
    stage.show(graph)
    if (isFirst) stage.fit()
    settle(ask)
    choose(chosen === undefined ? -1 : graph.nodes.findIndex(node => node.data.id === chosen))
  }

  async function fetchAgain(): Promise<void> {
    const url = new URL(section.dataset.more ?? '', location.href)
    for (const id of opened) url.searchParams.append('open', id)
    for (const [name, value] of Object.entries(between)) {
      if (value) url.searchParams.set(name, value)
    }
    tell('Reading more ties')
    const answer = await fetch(url, { headers: { accept: 'application/json' } })
    if (!answer.ok) {
      tell('More ties could not be read. Load the page again.')
      return
    }
    show((await answer.json()) as Picture, false)
  }

  function open(node: number): void {
    const { id, opens } = stage.graph.nodes[node]!.data
    if (!opens) return
    opened.add(id)
    void fetchAgain()
  }

  const hold = (act: () => void) => () => {
    touched = true
    act()
  }
  tools.append(
    element(
      'div',
      { className: 'bl-network__buttons', role: 'group', ariaLabel: 'The picture' },
      button(
        'Zoom in',
        hold(() => stage.zoomBy(1.4)),
      ),
      button(
        'Zoom out',
        hold(() => stage.zoomBy(1 / 1.4)),
      ),
      button('Show all', () => stage.fit()),
      button('Save as SVG', () => saveSvg(stage.graph)),
      button('Save as PNG', () => savePng(stage)),
    ),
  )
  const slider = timeSlider(
    picture.ties.reduce((least, tie) => Math.min(least, tie.first), Number.POSITIVE_INFINITY),
    picture.ties.reduce((most, tie) => Math.max(most, tie.last), 0),
    (from, to) => {
      const { graph } = stage
      graph.hiddenTies = new Set(
        graph.ties.flatMap((tie, index) => (tie.last < from || tie.first > to ? [index] : [])),
      )
      stage.show(graph)
    },
    (from, to) => {
      Object.assign(between, { from, to })
      void fetchAgain()
    },
  )
  if (slider) tools.append(slider)
  steer(stage, { choose, open, enter, say: tell })
  for (const kind of ['pointerdown', 'wheel', 'keydown'] as const) {
    canvas.addEventListener(kind, () => {
      touched = true
    })
  }
  let width = canvas.clientWidth
  new ResizeObserver(() => {
    if (canvas.clientWidth !== width && !touched) stage.fit()
    else stage.draw()
    width = canvas.clientWidth
  }).observe(canvas)
  show(picture, true)
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('network-first')))
}
