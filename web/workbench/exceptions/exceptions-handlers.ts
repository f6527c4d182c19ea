import { formatDateTime, type Html, html, table, tag } from '@bluelamp/kit'
import { type MissedClock, viewExceptions } from '@bluelamp/learn'
import { contextOf, type Http } from '@bluelamp/platform'
import { districtOf, sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'

const daysShown = 28
const mostShown = 500

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

function lateWords(minutes: number): string {
  if (minutes < 1) return 'under a minute'
  if (minutes < 60) return counted(minutes, 'minute')
  if (minutes < 48 * 60) return counted(Math.floor(minutes / 60), 'hour')
  return counted(Math.floor(minutes / 1440), 'day')
}

function exceptionsPage(missed: readonly MissedClock[], where: string): Html {
  const open = missed.filter(clock => !clock.stoppedAt).length
  return html`<h1 class="govuk-heading-l">Exceptions</h1>
    <p class="govuk-body">Everything ${where} that was owed by a time in the last ${daysShown} days and not done in
      time.${missed.length > 0 && (open === 0 ? ' All of it has been done since.' : ` Still open: ${open}.`)}</p>
    ${
      missed.length === 0
        ? html`<p class="govuk-body">Nothing was missed.</p>`
        : html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Missed times">${table({
            caption:
              missed.length > mostShown
                ? `${missed.length} missed, the first ${mostShown} shown`
                : `${missed.length} missed`,
            captionClasses: 'govuk-table__caption--m',
            head: ['What was owed', 'Where', 'Owner', 'Was due', 'Late by', 'Now', 'Rule'].map(
              text => ({ text }),
            ),
            rows: missed.slice(0, mostShown).map(clock => [
              { text: clock.words },
              { text: clock.areaName ?? 'Not placed' },
              { text: clock.owner.replaceAll('-', ' ') },
              { text: formatDateTime(clock.dueAt) },
              { text: lateWords(clock.minutesLate) },
              {
                html: clock.stoppedAt
                  ? tag({ text: 'Done late', classes: 'govuk-tag--yellow' })
                  : tag({ text: 'Still open', classes: 'govuk-tag--red' }),
              },
              { text: clock.rule },
            ]),
          })}</div>`
    }`
}

export function exceptions(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/exceptions',
    { schema: {}, config: { access: { verbs: ['learn.view-exceptions'] } } },
    async (request, reply) => {
      const context = contextOf(request)
      const missed = await viewExceptions(context, {
        forceId: site.forceId,
        districtCode: districtOf(request.actor),
        since: new Date(context.now.getTime() - daysShown * 86_400_000),
      })
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'Exceptions',
          body: exceptionsPage(
            missed,
            districtOf(request.actor) ? 'in your district' : 'in the force',
          ),
        }),
      )
    },
  )
}
