import type { Place } from './draw-map.ts'

const most = 50

/**
 * The places in view as buttons, by name: what a mouse finds on the map, for keys and screen readers. Tab enters the
 * list once; arrows, Home and End move in it.
 */
export function placeList(
  list: HTMLElement,
  hint: HTMLElement,
  choose: (place: Place) => Promise<void>,
) {
  let chosen = -1
  const buttons = () => [...list.querySelectorAll('button')]

  const focus = (index: number) => {
    const all = buttons()
    const next = all[Math.max(0, Math.min(all.length - 1, index))]
    for (const button of all) button.tabIndex = button === next ? 0 : -1
    next?.focus()
  }

  list.addEventListener('keydown', event => {
    const all = buttons()
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    }
    const to = moves[event.key]
    if (to === undefined) return
    event.preventDefault()
    focus(to)
  })

  const button = (place: Place, isFirst: boolean) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.dataset.id = String(place.id)
    made.tabIndex = isFirst ? 0 : -1
    made.setAttribute('aria-pressed', String(place.id === chosen))
    const name = document.createElement('span')
    name.textContent = place.name
    const count = document.createElement('span')
    count.textContent = String(place.count)
    made.append(name, ' ', count)
    made.addEventListener('click', async () => {
      chosen = place.id
      await choose(place)
      // The map moved under the choice, so the list was made anew: the same place keeps the focus.
      const again = buttons().findIndex(other => other.dataset.id === String(place.id))
      for (const other of buttons()) other.setAttribute('aria-pressed', 'false')
      buttons()[again]?.setAttribute('aria-pressed', 'true')
      if (again >= 0) focus(again)
    })
    return made
  }

  return {
    show(places: readonly Place[]) {
      const first = places.slice(0, most)
      hint.textContent =
        places.length === 0
          ? 'None. Move the map or zoom out.'
          : places.length > most
            ? `The first ${most} of ${places.length} by name. Zoom in to see fewer.`
            : ''
      list.replaceChildren(
        ...first.map((place, index) => {
          const item = document.createElement('li')
          item.append(button(place, index === 0))
          return item
        }),
      )
    },
  }
}
