// Bars of the roadmap under a pointer or under the arrow keys: where they are wanted is shown before any answer comes.

export function letBack(bar) {
  bar.removeAttribute('transform')
  delete bar.dataset.shift
}

/** Shows a bar where it is wanted before the answer comes. */
function shift(bar, by) {
  const shown = bar.closest('.bl-gantt')
  const start = Number(bar.dataset.start)
  const last = Number(shown.dataset.quarters) - Number(bar.dataset.length ?? 1)
  const to = Math.min(last, Math.max(-1, start + by))
  bar.dataset.shift = String(to - start)
  bar.setAttribute('transform', `translate(${(to - start) * Number(shown.dataset.column)} 0)`)
}

/** `hold` a bar that was moved, `letGo` of one that is held, `takeBack` the last move (true where there was one). */
export function watchBars({ hold, letGo, takeBack }) {
  let drag
  let pressed
  const endDrag = () => {
    const bar = drag?.bar
    drag = undefined
    return bar
  }
  document.addEventListener('pointerdown', event => {
    const bar = event.target.closest?.('#roadmap [data-project]')
    if (!bar) return
    drag = { bar, from: event.clientX }
    bar.setPointerCapture(event.pointerId)
  })
  document.addEventListener('pointermove', event => {
    if (!drag) return
    const shown = drag.bar.closest('.bl-gantt')
    const scale = shown.getBoundingClientRect().width / shown.viewBox.baseVal.width
    shift(
      drag.bar,
      Math.round((event.clientX - drag.from) / (Number(shown.dataset.column) * scale)),
    )
  })
  document.addEventListener('pointerup', () => {
    const bar = endDrag()
    if (bar) hold(bar)
  })
  document.addEventListener('pointercancel', () => {
    const bar = endDrag()
    if (bar) letBack(bar)
  })

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && drag) return letBack(endDrag())
    if (
      event.key === 'z' &&
      (event.ctrlKey || event.metaKey) &&
      !event.target.closest('input, textarea')
    ) {
      if (takeBack()) event.preventDefault()
      return
    }
    const bar = event.target.closest?.('#roadmap [data-project]')
    if (!bar) return
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step) {
      event.preventDefault()
      shift(bar, Number(bar.dataset.shift ?? 0) + step)
      // Whoever presses several times waits for one answer.
      clearTimeout(pressed)
      pressed = setTimeout(() => hold(bar), 120)
    } else if (event.key === 'Escape') {
      clearTimeout(pressed)
      if (bar.dataset.shift) letBack(bar)
      letGo(bar)
    }
  })
}
