import { type Html, html } from './html.ts'
import { page } from './page.ts'
import { examples, layouts } from './preview-examples.ts'

function inWords(name: string): string {
  return name
    .replace(/^./, letter => letter.toUpperCase())
    .replace(/.[A-Z]/g, pair => `${pair[0]} ${pair[1]?.toLowerCase()}`)
}

function section(title: string, example: Html): Html {
  return html`<section aria-label="${title}">
    <h2 class="govuk-heading-m">${title}</h2>
    ${example}
    <hr class="govuk-section-break govuk-section-break--l govuk-section-break--visible">
  </section>`
}

/** A page with an example of every component and layout, to look at and to test for access. */
export function previewPage(options: { readonly nonce?: string } = {}): Html {
  return page({
    title: 'Components',
    serviceName: 'Kit',
    serviceUrl: '#',
    nonce: options.nonce,
    bannerInvented: true,
    width: 'wide',
    navigation: [
      { text: 'Components', href: '#examples', current: true },
      { text: 'Layouts', href: '#layouts' },
    ],
    signedInAs: { name: 'PC 1234 Asha Demo', role: 'response officer' },
    footerLinks: [
      { href: '#accessibility', text: 'Accessibility' },
      { href: '#privacy', text: 'Privacy' },
    ],
    body: html`<h1 class="govuk-heading-l" id="examples">Components</h1>
      ${Object.entries(examples).map(([name, example]) => section(inWords(name), example()))}
      <h1 class="govuk-heading-l" id="layouts">Layouts</h1>
      ${Object.entries(layouts).map(([name, example]) => section(name, example))}`,
  })
}
