// Names offered while somebody types in the search box (the combobox pattern of the ARIA practices). Without scripts
// the box is a plain one.
const form = document.querySelector('[data-suggest]')
const box = form?.querySelector('#q')
const list = form?.querySelector('#q-list')
const news = form?.querySelector('#q-news')
const waitMs = 200

let asking
let timer
let at = -1

function close() {
  list.hidden = true
  at = -1
  box.setAttribute('aria-expanded', 'false')
  box.removeAttribute('aria-activedescendant')
}

function choose(place) {
  const options = [...list.children]
  at = (place + options.length) % options.length
  for (const [n, option] of options.entries()) {
    option.setAttribute('aria-selected', String(n === at))
  }
  box.setAttribute('aria-activedescendant', options[at].id)
  options[at].scrollIntoView({ block: 'nearest' })
}

function take(option) {
  box.value = option.textContent
  close()
  form.requestSubmit()
}

function show(names) {
  list.replaceChildren(
    ...names.map(({ text }, n) => {
      const option = document.createElement('li')
      option.id = `q-option-${n}`
      option.role = 'option'
      option.textContent = text
      option.setAttribute('aria-selected', 'false')
      option.addEventListener('pointerdown', event => {
        event.preventDefault()
        take(option)
      })
      return option
    }),
  )
  at = -1
  box.removeAttribute('aria-activedescendant')
  list.hidden = names.length === 0
  box.setAttribute('aria-expanded', String(names.length > 0))
  news.textContent =
    names.length === 0 ? '' : `${names.length} suggested names. Use the arrow keys.`
}

async function ask() {
  asking?.abort()
  asking = new AbortController()
  const purpose = form.querySelector('#purpose').value.trim()
  const typed = box.value
  // Without a reason nothing may be shown, not even a name.
  if (purpose === '' || typed.trim().length < 3) return close()
  try {
    const words = new URLSearchParams({ typed, purpose })
    const answer = await fetch(`${form.dataset.suggest}?${words}`, {
      headers: { accept: 'application/json' },
      signal: asking.signal,
    })
    if (answer.ok && box.value === typed) show(await answer.json())
  } catch (error) {
    if (error.name !== 'AbortError') close()
  }
}

if (box) {
  box.setAttribute('role', 'combobox')
  box.setAttribute('aria-autocomplete', 'list')
  box.setAttribute('aria-controls', 'q-list')
  box.setAttribute('aria-expanded', 'false')
  box.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), waitMs)
  })
  box.addEventListener('keydown', event => {
    if (list.hidden) return
    if (event.key === 'ArrowDown') choose(at + 1)
    else if (event.key === 'ArrowUp') choose(at < 0 ? list.children.length - 1 : at - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && at >= 0) take(list.children[at])
    else return
    event.preventDefault()
  })
  box.addEventListener('blur', close)
}
