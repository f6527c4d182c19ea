// Keeps a list as the server has it now: told that something changed, it fetches the list again. Without
// scripts the page works all the same, on reload.
const list = document.querySelector('[data-live]')
const news = document.querySelector('#queue-news')

async function refresh() {
  const answer = await fetch(list.dataset.live, { headers: { accept: 'text/html' } })
  if (!answer.ok) return
  const before = list.querySelectorAll('[data-record]').length
  list.innerHTML = await answer.text()
  const after = list.querySelectorAll('[data-record]').length
  if (after > before) news.textContent = `${after - before} new. ${after} waiting.`
}

if (list) {
  const events = new EventSource(list.dataset.events)
  for (const kind of ['contacts', 'reload']) events.addEventListener(kind, () => void refresh())
}
