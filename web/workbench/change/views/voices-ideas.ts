import { byId, ofKind, replyDaysOf, type VoiceCounts } from '@bluelamp/change'
import { type Html, html, nothing, numeric, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** How the boxes of ideas keep what they promise. */
export function ideasView({ model, programme }: Viewing, { ideas }: VoiceCounts): Html {
  if (ideas.length === 0) return nothing
  const links = changeLinks(programme.id)
  const waiting = ideas.reduce((sum, box) => sum + box.overdue, 0)
  const replied = (box: (typeof ideas)[number]) => box.posted - box.waiting
  const sayDays = (days: number) => `${days} working day${days === 1 ? '' : 's'}`
  return html`<h2 class="govuk-heading-m">What staff say is in the way, and their ideas</h2>
    ${
      waiting > 0
        ? html`<p class="govuk-body">${tag({ text: `${waiting} late`, classes: 'govuk-tag--red' })} ${waiting === 1 ? 'One waits' : `${waiting} wait`} longer for a reply than was promised.</p>`
        : nothing
    }
    ${wideTable('Ideas of staff', {
      firstCellIsHeader: true,
      head: [
        { text: 'Box' },
        ...[
          'Posted',
          'Without a reply',
          'Late',
          'Replied in time',
          'Half had a reply within',
          'Taken up',
          'Declined',
        ].map(numeric),
      ],
      rows: ideas.map(box => {
        const element = byId({ elements: ofKind(model, 'engagement') }, box.engagementId)
        return [
          {
            html: html`${links.to({ id: box.engagementId, name: element?.name ?? '' })}
              <span class="bl-when govuk-!-font-weight-regular">a reply within ${element ? sayDays(replyDaysOf(element)) : ''}</span>`,
          },
          ...[
            box.posted,
            box.waiting,
            box.overdue,
            replied(box) > 0 ? `${box.inTime} of ${replied(box)}` : '–',
            box.medianDays === null ? '–' : sayDays(box.medianDays),
            box.takenUp,
            box.declined,
          ].map(value => numeric(String(value))),
        ]
      }),
    })}`
}
