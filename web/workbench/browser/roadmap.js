// Bars of the roadmap are dragged, or moved with the arrow keys; the server finds the best roadmap with them held there. The first
// answer that keeps every limit is shown; a better one that is found later is offered, and never takes its place unasked.
import { letBack, watchBars } from './roadmap-bars.js'

const place = () => document.getElementById('roadmap')
const undo = () => document.getElementById('roadmap-undo')
const better = () => document.getElementById('roadmap-better')
const mostMoves = 20
/** Pictures that were left by a move, the last one last. */
const earlier = []
/** A better roadmap that waits to be shown. */
let offered
let waiting

const pinsOf = () => place().querySelector('input[name="pins"]')?.value ?? ''
const headOf = of => of.querySelector('[data-schedule]')
const barOf = id => place().querySelector(`[data-project="${id}"]`)

function say(words) {
  document.getElementById('roadmap-said').textContent = words
}

function offer(nodes) {
  offered = nodes
  better().hidden = !nodes
}

/** Puts a picture in place of the one that is seen, which can be brought back. */
function show(nodes, project) {
  earlier.push([...place().childNodes])
  if (earlier.length > mostMoves) earlier.shift()
  put(nodes, project)
}

function put(nodes, project) {
  const scroll = place().querySelector('.bl-scroll')?.scrollLeft ?? 0
  place().replaceChildren(...nodes)
  const area = place().querySelector('.bl-scroll')
  if (area) area.scrollLeft = scroll
  if (project) barOf(project)?.focus({ preventScroll: true })
  undo().hidden = earlier.length === 0
  offer(undefined)
}

/** How many others stand elsewhere than a moment ago. */
function othersMoved(before, after, project) {
  const starts = text => new Map(text.split(',').map(part => part.split(':')))
  const [was, is] = [starts(before), starts(after)]
  const all = new Set([...was.keys(), ...is.keys()])
  return [...all].filter(id => id !== '' && id !== project && was.get(id) !== is.get(id)).length
}

function tell(before, project, isFirst) {
  const head = headOf(place())
  const others = othersMoved(before, head.dataset.schedule, project)
  const bar = project && barOf(project)?.getAttribute('aria-label')
  const more =
    others === 0
      ? 'Nothing else moves.'
      : `${others} ${others === 1 ? 'other moves' : 'others move'}.`
  const open = isFirst && head.dataset.settled === 'no'
  say(
    [
      bar ? `${bar}.` : '',
      more,
      head.dataset.worth,
      open ? 'A better one is being looked for.' : '',
    ]
      .filter(Boolean)
      .join(' '),
  )
}

async function ask(search) {
  waiting?.abort()
  const mine = new AbortController()
  waiting = mine
  try {
    const answer = await fetch(`${place().dataset.plan}?${new URLSearchParams(search)}`, {
      signal: mine.signal,
      headers: { accept: 'text/html' },
    })
    if (!answer.ok) throw new Error(String(answer.status))
    return new DOMParser().parseFromString(await answer.text(), 'text/html').body
  } catch (error) {
    if (error.name === 'AbortError') return undefined
    for (const bar of place().querySelectorAll('[transform]')) letBack(bar)
    say('The roadmap was not found. Try again.')
    return undefined
  } finally {
    if (waiting === mine) busy(false)
  }
}

function busy(is) {
  place().classList.toggle('bl-busy', is)
  if (is) place().setAttribute('aria-busy', 'true')
  else place().removeAttribute('aria-busy')
}

/** `asked`: the best itself is asked for, and takes its place when it is found. */
async function plan(search, { project, asked = false } = {}) {
  busy(true)
  offer(undefined)
  const before = headOf(place())?.dataset.schedule ?? ''
  const first = await ask({ ...search, quick: 'yes' })
  if (!first) return
  show([...first.childNodes], project)
  tell(before, project, true)
  if (headOf(place()).dataset.settled === 'yes') return
  const proven = await ask(search)
  if (!proven || !headOf(proven)) return
  settle(proven, asked)
}

/** The longer look has ended: what it says of the same roadmap is written into it, another one is offered. */
function settle(proven, asked) {
  const [shown, found] = [headOf(place()), headOf(proven)]
  if (
    shown.dataset.schedule === found.dataset.schedule &&
    shown.textContent === found.textContent
  ) {
    const active = place().contains(document.activeElement)
      ? document.activeElement.dataset.project
      : undefined
    put([...proven.childNodes], active)
    say(found.dataset.worth)
    return
  }
  offer([...proven.childNodes])
  // Where nothing was found at first, nothing is taken from sight.
  if (asked || shown.dataset.found === 'no') return showBetter()
  say(`A better answer was found. ${found.dataset.worth}`)
}

watchBars({ hold, letGo, takeBack })

function hold(bar) {
  const by = Number(bar.dataset.shift ?? 0)
  if (by === 0) return letBack(bar)
  const start = String(Number(bar.dataset.start) + by)
  const { project } = bar.dataset
  void plan({ pins: pinsOf(), project, start }, { project })
}

/** Escape on a bar that is held: it may go where it is best again. */
function letGo({ dataset: { project } }) {
  if (pinsOf().includes(project)) void plan({ pins: pinsOf(), project }, { project })
}

function takeBack() {
  const nodes = earlier.pop()
  if (!nodes) return false
  waiting?.abort()
  busy(false)
  const focused = document.activeElement?.dataset.project
  for (const node of nodes)
    for (const bar of node.querySelectorAll?.('[transform]') ?? []) letBack(bar)
  put(nodes, focused)
  say('The last move is undone.')
  return true
}

function showBetter() {
  if (!offered) return
  const before = headOf(place()).dataset.schedule
  show(offered)
  tell(before, undefined, false)
}

document.addEventListener('click', event => {
  if (event.target.closest('#roadmap-undo')) takeBack()
  else if (event.target.closest('#roadmap-better')) showBetter()
  else if (event.target.closest('[data-roadmap-solve]')) {
    event.preventDefault()
    void plan({ pins: pinsOf() }, { asked: true })
  } else if (event.target.closest('[data-roadmap-pins]')) {
    event.preventDefault()
    void plan({ pins: '' })
  }
})

// Somebody else changed the programme and their change is to be shown: what is held here stays held.
document.addEventListener('bl-refresh', event => {
  if (!event.target.querySelector('#roadmap .bl-gantt')) return
  earlier.length = 0
  if (pinsOf() === '') return
  event.preventDefault()
  void plan({ pins: pinsOf() })
})
