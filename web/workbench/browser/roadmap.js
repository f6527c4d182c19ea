// Bars of the roadmap are dragged, or moved with the arrow keys; the server finds the best roadmap with them held there.
const place = document.getElementById('roadmap')
let waiting

function pinsOf() {
  return place.querySelector('input[name="pins"]')?.value ?? ''
}

async function plan(search) {
  waiting?.abort()
  const mine = new AbortController()
  waiting = mine
  place.setAttribute('aria-busy', 'true')
  place.classList.add('bl-busy')
  try {
    const answer = await fetch(`${place.dataset.plan}?${new URLSearchParams(search)}`, {
      signal: mine.signal,
      headers: { accept: 'text/html' },
    })
    if (!answer.ok) throw new Error(String(answer.status))
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    place.replaceChildren(...page.body.childNodes)
    if (search.project) place.querySelector(`[data-project="${search.project}"]`)?.focus()
    return true
  } catch (error) {
    if (error.name === 'AbortError') return false
    const words = document.createElement('p')
    words.className = 'govuk-error-message'
    words.textContent = 'The roadmap was not found. Try again.'
    place.prepend(words)
    return false
  } finally {
    if (waiting === mine) {
      place.removeAttribute('aria-busy')
      place.classList.remove('bl-busy')
    }
  }
}

function hold(bar, start) {
  const quarters = Number(bar.closest('.bl-gantt').dataset.quarters)
  const last = quarters - Number(bar.dataset.length ?? 1)
  const to = Math.min(last, Math.max(-1, start))
  const asked = { pins: pinsOf(), project: bar.dataset.project, start: String(to) }
  // A first answer soon; then the proven one, unless something else was moved meanwhile.
  void plan({ ...asked, quick: 'yes' }).then(done => done && plan(asked))
}

let drag
place?.addEventListener('pointerdown', event => {
  const bar = event.target.closest('[data-project]')
  if (!bar) return
  drag = { bar, from: event.clientX, at: 0 }
  bar.setPointerCapture(event.pointerId)
})
place?.addEventListener('pointermove', event => {
  if (!drag) return
  const shown = place.querySelector('.bl-gantt')
  const scale = shown.getBoundingClientRect().width / shown.viewBox.baseVal.width
  const column = Number(shown.dataset.column)
  drag.at = Math.round((event.clientX - drag.from) / (column * scale))
  drag.bar.setAttribute('transform', `translate(${drag.at * column} 0)`)
})
const drop = () => {
  if (!drag) return
  const { bar, at } = drag
  drag = undefined
  bar.removeAttribute('transform')
  if (at !== 0) hold(bar, Number(bar.dataset.start) + at)
}
place?.addEventListener('pointerup', drop)
place?.addEventListener('pointercancel', () => {
  drag?.bar.removeAttribute('transform')
  drag = undefined
})
place?.addEventListener('keydown', event => {
  const bar = event.target.closest('[data-project]')
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  if (!bar || !step) return
  event.preventDefault()
  hold(bar, Number(bar.dataset.start) + step)
})
place?.addEventListener('click', event => {
  if (event.target.closest('[data-roadmap-solve]')) {
    event.preventDefault()
    void plan({ pins: pinsOf() })
  } else if (event.target.closest('[data-roadmap-pins]')) {
    event.preventDefault()
    void plan({ pins: '' })
  }
})
