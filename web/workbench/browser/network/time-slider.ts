import { element } from './side-panel.ts'

const day = 86_400_000
const words = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'Europe/London',
})

/**
 * Records received between: dragging hides ties at once, by when their records came; letting go asks the
 * server, which knows every record.
 */
export function timeSlider(
  first: number,
  last: number,
  during: (from: number, to: number) => void,
  chosen: (from: string, to: string) => void,
): HTMLElement | undefined {
  const start = Math.floor(first / day)
  const end = Math.floor(last / day)
  if (end - start < 2) return undefined
  const make = (name: string, value: number) =>
    element('input', {
      type: 'range',
      min: String(start),
      max: String(end),
      value: String(value),
      ariaLabel: name,
    })
  const from = make('Records received from', start)
  const to = make('Records received to', end)
  const said = element('output')
  const read = () => {
    const [a, b] = [Number(from.value), Number(to.value)].sort((x, y) => x - y) as [number, number]
    return { a, b }
  }
  const tell = () => {
    const { a, b } = read()
    said.textContent = `${words.format(a * day)} to ${words.format(b * day)}`
    for (const each of [from, to]) {
      each.setAttribute('aria-valuetext', words.format(Number(each.value) * day))
    }
    return { a, b }
  }
  for (const each of [from, to]) {
    each.addEventListener('input', () => {
      const { a, b } = tell()
      during(a * day, (b + 1) * day)
    })
    each.addEventListener('change', () => {
      const { a, b } = read()
      const text = (value: number) => new Date(value * day).toISOString().slice(0, 10)
      chosen(a === start ? '' : text(a), b === end ? '' : text(b))
    })
  }
  tell()
  return element(
    'div',
    { className: 'bl-network__time', role: 'group', ariaLabel: 'Records received between' },
    element('span', {}, 'Received '),
    from,
    to,
    said,
  )
}
