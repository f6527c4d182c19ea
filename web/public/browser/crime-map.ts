import './crime-map.css'

type Connection = { saveData?: boolean }

const section = document.getElementById('crime-map')

/** The map itself is a large script: it comes only here, and not unasked where people save data. */
async function show(frame: HTMLElement): Promise<void> {
  const status = frame.querySelector<HTMLElement>('[data-map=status]')
  try {
    const { drawMap } = await import('./draw-map.ts')
    await drawMap(frame)
  } catch (error) {
    console.error(error)
    if (status) {
      status.textContent = 'The map cannot be shown here. The table below holds the same figures.'
    }
  }
}

function askFirst(frame: HTMLElement): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary'
  button.textContent = 'Show the map'
  button.addEventListener('click', () => {
    button.remove()
    frame.hidden = false
    void show(frame)
  })
  frame.before(button)
}

if (section) {
  const { connection } = navigator as Navigator & { connection?: Connection }
  if (connection?.saveData) askFirst(section)
  else {
    section.hidden = false
    void show(section)
  }
}
