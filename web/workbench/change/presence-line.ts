import type { Area, Programme } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { changeLinks } from './change-links.ts'

export type Place = {
  programme: Pick<Programme, 'id'>
  elementId?: string | undefined
  area?: Area
  /** How much had been made of it when the page was read. */
  count: number
  /** The version that is edited here. */
  base?: number
}

/** Filled in by a script: who else is here, and what changed meanwhile, with a button that shows it in place. Read out when it changes. */
export function presenceLine({ programme, elementId, area, count, base }: Place): Html {
  const links = changeLinks(programme.id)
  const about = elementId ? `element=${elementId}` : `area=${area}`
  return html`<div class="bl-presence" id="presence" data-ask="${links.home}/presence?${about}${base ? `&base=${base}` : ''}" data-count="${count}" data-programme="${programme.id}">
      <p class="govuk-body" id="presence-words" role="status"></p>
      <p class="govuk-body" id="presence-news" role="status"></p>
      ${
        base && elementId
          ? html`<p class="govuk-body" id="presence-look" hidden><a class="govuk-link" href="${links.element(elementId)}" target="_blank" rel="noopener">See what they made of it (opens in a new tab)</a></p>`
          : nothing
      }${base ? nothing : html`<button type="button" class="govuk-button govuk-button--secondary" id="presence-show" hidden>Show it</button>`}</div>
    <script type="module" src="/workbench/browser/presence.js"></script>`
}

/** A part of a page that can be shown anew by itself. What somebody is writing in it is left as it is. */
export const fresh = (name: string, body: Html): Html =>
  html`<div data-fresh="${name}">${body}</div>`
