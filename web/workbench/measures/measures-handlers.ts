import { type Html, html, table } from '@bluelamp/kit'
import { type ClockMeasure, viewMeasures } from '@bluelamp/learn'
import { clockKinds } from '@bluelamp/memory'
import { contextOf, type Http } from '@bluelamp/platform'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'

const daysShown = 28

const wordsOf = (kind: string) =>
  kind in clockKinds ? clockKinds[kind as keyof typeof clockKinds].words : kind

function minutesWords(minutes: number | null): string {
  if (minutes === null) return 'none yet'
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 6) / 10} h`
}

function measuresPage(measures: readonly ClockMeasure[]): Html {
  return html`<h1 class="govuk-heading-l">Measures</h1>
    <p class="govuk-body">How the whole force kept its times in the last ${daysShown} days. The median is shown, not the
      mean: a few very long waits would bend a mean. Nine in ten were done within the last column's time.</p>
    ${
      measures.length === 0
        ? html`<p class="govuk-body">Nothing has been owed yet.</p>`
        : html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Measures">${table({
            head: [
              { text: 'What is owed' },
              ...[
                'Started',
                'In time',
                'Missed',
                'Running',
                'Not needed',
                'Median',
                'Nine in ten',
              ].map(text => ({
                text,
                format: 'numeric' as const,
              })),
            ],
            rows: measures.map(measure => [
              { text: wordsOf(measure.kind) },
              ...[
                String(measure.started),
                String(measure.met),
                String(measure.missed),
                String(measure.running),
                String(measure.notNeeded),
                minutesWords(measure.medianMinutes),
                minutesWords(measure.ninetiethMinutes),
              ].map(text => ({ text, format: 'numeric' as const })),
            ]),
          })}</div>`
    }`
}

export function measures(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/measures',
    { schema: {}, config: { access: { verbs: ['learn.view-measures'] } } },
    async (request, reply) => {
      const context = contextOf(request)
      const found = await viewMeasures(context, {
        forceId: site.forceId,
        from: new Date(context.now.getTime() - daysShown * 86_400_000),
        to: context.now,
      })
      return sendPage(
        reply,
        workbenchPage(site, request, { title: 'Measures', body: measuresPage(found) }),
      )
    },
  )
}
