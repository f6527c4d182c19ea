import { formatDateTime, type Html, html, summaryList, tag } from '@bluelamp/kit'
import { type Http, type Message, readOutbox } from '@bluelamp/platform'
import {
  channelWords,
  contextWithPurpose,
  sendPage,
  type WorkbenchSite,
  workbenchPage,
} from '../site/layout.ts'

/** `report-received` as a heading: `Report received`. */
const titleOf = (template: string) => {
  const words = template.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const purpose = 'Checking what people were told'

function outboxPage(messages: readonly Message[]): Html {
  return html`<h1 class="govuk-heading-l">Outbox</h1>
    <p class="govuk-body">Messages to people outside. In the demonstration nothing leaves this machine: what
      would have been sent is kept here to look at.</p>
    ${
      messages.length === 0
        ? html`<p class="govuk-body">No message yet. The first goes to whoever reports something on the public pages and says
            how they can safely be reached.</p>`
        : messages.map(message =>
            summaryList({
              card: { title: { text: message.subjectLine ?? titleOf(message.template) } },
              rows: [
                {
                  key: { text: 'To' },
                  value: { text: `${message.recipient}, by ${channelWords(message.channel)}` },
                },
                { key: { text: 'Message' }, value: { text: message.body } },
                {
                  key: { text: 'State' },
                  value: {
                    html: message.sentAt
                      ? html`${tag({ text: 'Sent', classes: 'govuk-tag--green' })} ${formatDateTime(message.sentAt)}`
                      : tag({ text: message.failure ?? 'Waiting', classes: 'govuk-tag--yellow' }),
                  },
                },
              ],
            }),
          )
    }`
}

export function outbox(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/outbox',
    { schema: {}, config: { access: { verbs: ['platform.read-outbox'] } } },
    async (request, reply) => {
      const messages = await readOutbox(contextWithPurpose(request, purpose, 'supervisor'), {
        forceId: site.forceId,
      })
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'Outbox',
          body: outboxPage(messages),
          width: 'normal',
        }),
      )
    },
  )
}
