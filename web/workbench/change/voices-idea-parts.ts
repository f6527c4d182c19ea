import { type Idea, ideaOutcomes, ideaStatus } from '@bluelamp/change'
import { formatDate, type Html, html, tag } from '@bluelamp/kit'

const colours = {
  new: 'govuk-tag--blue',
  replied: 'govuk-tag--turquoise',
  'taken-up': 'govuk-tag--green',
  declined: 'govuk-tag--grey',
} as const

/** Where an idea stands. */
export function ideaTag(idea: Idea): Html {
  const status = ideaStatus(idea)
  const words = { ...ideaOutcomes, new: 'New', declined: 'Declined' }
  return tag({ text: words[status], classes: colours[status] })
}

export const ideaReplies = ({ replies }: Idea, takenUp: string | null): Html =>
  html`<ul class="govuk-list bl-idea__replies">${replies.map(
    reply =>
      html`<li><strong>${ideaOutcomes[reply.outcome]}${reply.outcome === 'taken-up' && takenUp ? html`: ${takenUp}` : ''}</strong>
      <br>${reply.words}<br><span class="bl-when">${reply.by}, on behalf of: ${reply.onBehalf}, ${formatDate(reply.at)}</span></li>`,
  )}</ul>`
