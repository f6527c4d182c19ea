// Says who else is at this element, and when somebody saved it meanwhile.
const line = document.getElementById('presence')

async function ask() {
  if (!document.hidden) {
    try {
      const answer = await fetch(line.dataset.ask)
      const { words } = answer.ok ? await answer.json() : { words: '' }
      if (line.textContent !== words) line.textContent = words
    } catch {
      // Without a network nobody is told; the page still saves.
    }
  }
  setTimeout(() => void ask(), 4000)
}

if (line) void ask()
