// Says who else is here and when somebody changes what is shown, and shows the change in place. Whoever is editing is told, before they
// save, whether somebody else changed the same.
const line = document.getElementById('presence')
const words = document.getElementById('presence-words')
const news = document.getElementById('presence-news')
const showButton = document.getElementById('presence-show')
const everyMs = 4000
let timer
let events

/** Read out by screen readers only where it is new. */
function say(where, text) {
  if (where.textContent !== text) where.textContent = text
}

async function ask() {
  clearTimeout(timer)
  if (!document.hidden) {
    try {
      const answer = await fetch(`${line.dataset.ask}&count=${line.dataset.count}`)
      if (answer.ok) tell(await answer.json())
    } catch {
      // Without a network nobody is told; the page still saves.
    }
  }
  clearTimeout(timer)
  timer = setTimeout(() => void ask(), everyMs)
}

function tell(answer) {
  say(words, answer.words)
  if (answer.since) return tellWriter(answer.since)
  if (answer.news === '' || !showButton) return
  say(news, answer.news)
  showButton.hidden = false
}

const changed = control => {
  if (control.type === 'checkbox' || control.type === 'radio') {
    return control.checked !== control.defaultChecked
  }
  if (control.options) {
    const first = [...control.options].find(option => option.defaultSelected) ?? control.options[0]
    return control.selectedOptions[0] !== first
  }
  return (
    'defaultValue' in control && control.type !== 'hidden' && control.value !== control.defaultValue
  )
}

/** Both changed the same, or each something else: said before anything is saved. */
function tellWriter({ number, by, fields }) {
  const controls = [...document.querySelectorAll('main form [name]')].filter(changed)
  const mine = fields.filter(({ name }) =>
    controls.some(control => control.name === name || control.name.startsWith(`${name}.`)),
  )
  const list = of => new Intl.ListFormat('en-GB').format(of.map(field => `“${field.words}”`))
  const what = fields.length > 0 ? `, with another ${list(fields)}` : ''
  const then =
    mine.length > 0
      ? `You both changed ${list(mine)}: when you save, you will be shown both first.`
      : 'What you change elsewhere is kept together with it.'
  say(news, `${by} has just saved version ${number}${what}. ${then}`)
  document.getElementById('presence-look').hidden = false
  line.classList.toggle('bl-presence--both', mine.length > 0)
}

/** Fetches the page again and puts in what is new, part by part; a part in which somebody is writing stays. */
async function show() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.ok) return say(news, 'It could not be shown. Load the page again.')
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const there = page.getElementById('presence')
  // It was taken away, or whoever looks may no longer: the page that then comes is told by itself.
  if (answer.redirected || there?.dataset.ask !== line.dataset.ask) return location.reload()
  let kept = 0
  for (const part of document.querySelectorAll('[data-fresh]')) {
    const now = page.querySelector(`[data-fresh="${part.dataset.fresh}"]`)
    if ([...part.querySelectorAll('form [name]')].some(changed)) kept++
    else if (
      part.dispatchEvent(new CustomEvent('bl-refresh', { bubbles: true, cancelable: true }))
    ) {
      replace(part, now)
    }
  }
  line.dataset.count = there.dataset.count
  showButton.hidden = true
  say(
    news,
    kept > 0 ? 'Shown, except where you are writing.' : 'Shown. What is new is marked with a line.',
  )
}

const pieces = '.govuk-summary-list__row, tbody > tr, li'

function replace(part, now) {
  const before = new Set([...part.querySelectorAll(pieces)].map(piece => piece.outerHTML))
  part.replaceChildren(...(now?.childNodes ?? []))
  for (const piece of part.querySelectorAll(pieces)) {
    if (!before.has(piece.outerHTML)) piece.classList.add('bl-new')
  }
}

/** A page that is looked at hears of a change at once; one in the background holds no connection. */
function listen() {
  events?.close()
  events = undefined
  if (document.hidden) return
  events = new EventSource('/events?topics=change')
  events.addEventListener('change', event => {
    if (JSON.parse(event.data).programmes.includes(line.dataset.programme)) void ask()
  })
  events.addEventListener('reload', () => void ask())
}

if (line) {
  showButton?.addEventListener('click', () => void show())
  document.addEventListener('visibilitychange', () => {
    listen()
    if (!document.hidden) void ask()
  })
  document
    .querySelector('main form')
    ?.addEventListener('change', () => news.textContent && void ask())
  listen()
  void ask()
}
