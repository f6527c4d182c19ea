// Loads the behaviour of each component found on the page, and of no other.
const names = new Set(
  [...document.querySelectorAll('[data-module^="govuk-"]')].map(element => element.dataset.module),
)

for (const module of names) {
  const name = module.replace('govuk-', '')
  const exported = name.replace(/(^|-)(.)/g, (_, __, letter) => letter.toUpperCase())
  import(`./components/${name}/${name}.js`).then(
    loaded => start(module, loaded[exported]),
    error => console.error(error),
  )
}

function start(module, Component) {
  for (const element of document.querySelectorAll(`[data-module="${module}"]`)) {
    // One broken component must not stop the others.
    try {
      new Component(element)
    } catch (error) {
      console.error(error)
    }
  }
}
