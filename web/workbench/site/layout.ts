import { csrfField, type Html, html, page, render } from '@bluelamp/kit'
import { type Actor, type Context, contextOf, may, type Resource } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type WorkbenchSite = { forceName: string; forceId: string; invented: boolean }

type Room = { text: string; href: string; action: string; on: string }

/** A link is shown to whom the policy lets through the door behind it: the same question, asked once. */
const rooms: readonly Room[] = [
  { text: 'Search', href: '/workbench/search', action: 'memory.search', on: 'Record' },
  { text: 'Contacts', href: '/workbench/contacts', action: 'listen.find-contacts', on: 'Contact' },
  { text: 'Intake', href: '/workbench/intake', action: 'listen.view-intake', on: 'Record' },
  {
    text: 'Intelligence report',
    href: '/workbench/intake/intelligence',
    action: 'listen.take-in',
    on: 'Intake',
  },
  {
    text: 'Who is who',
    href: '/workbench/likenesses',
    action: 'memory.find-likenesses',
    on: 'Record',
  },
  { text: 'Command', href: '/command/', action: 'respond.find-incidents', on: 'Incident' },
  { text: 'Officer', href: '/officer/', action: 'respond.read-task', on: 'Unit' },
  { text: 'Places', href: '/workbench/places', action: 'prevent.view-places', on: 'Place' },
  {
    text: 'Exceptions',
    href: '/workbench/exceptions',
    action: 'learn.view-exceptions',
    on: 'Place',
  },
  { text: 'Measures', href: '/workbench/measures', action: 'learn.view-measures', on: 'Place' },
  { text: 'Journal', href: '/workbench/journal', action: 'platform.read-journal', on: 'Journal' },
  {
    text: 'Retention',
    href: '/workbench/retention',
    action: 'memory.find-reviews-due',
    on: 'Holding',
  },
  {
    text: 'Subject access',
    href: '/workbench/subject-access',
    action: 'memory.find-subject-requests',
    on: 'Holding',
  },
  { text: 'Outbox', href: '/workbench/outbox', action: 'platform.read-outbox', on: 'Journal' },
]

/** The district a person answers for; none where they answer for the whole force. */
export function districtOf(actor: Actor): string | undefined {
  const { areas } = actor.attributes
  return Array.isArray(areas) ? (areas as readonly string[])[0] : undefined
}

function doorOf(actor: Actor, site: WorkbenchSite, type: string): Resource {
  const area = districtOf(actor)
  const { forceId } = site
  if (type === 'Place')
    return { type, id: area ?? forceId, attributes: { forceId, ...(area && { area }) } }
  if (type === 'Incident') return { type, id: 'list', attributes: { forceId, marking: 0 } }
  if (type === 'Record')
    return { type, id: 'list', attributes: { forceId, marking: 0, kind: 'any' } }
  if (type === 'Intake')
    return { type, id: 'new', attributes: { forceId, adapter: 'intelligence' } }
  if (type === 'Unit') return { type, id: 'list', attributes: { forceId, district: '', crew: [] } }
  return { type, id: 'all', attributes: { forceId } }
}

export const roomsOf = (actor: Actor, site: WorkbenchSite): readonly Room[] =>
  rooms.filter(room => may({ actor }, room.action, doorOf(actor, site, room.on)))

/** One is in the room whose address fits best: a room may stand inside another. */
function inRoom(shown: readonly Room[], url: string) {
  const fits = shown.filter(({ href }) => url.startsWith(href)).map(({ href }) => href.length)
  const best = Math.max(0, ...fits)
  return shown.map(({ text, href }) => ({
    text,
    href,
    ...(url.startsWith(href) && href.length === best && { active: true }),
  }))
}

export type WorkbenchPage = {
  title: string
  body: Html
  back?: { href: string; text: string }
  hasErrors?: boolean
  scripts?: readonly string[]
  styles?: readonly string[]
  width?: 'normal' | 'wide' | 'full'
}

const signInFirst = html`<p class="govuk-body govuk-!-margin-top-4">You are not signed in.
  <a class="govuk-link" href="/sign-in">Staff sign in</a></p>`

export function workbenchPage(
  site: WorkbenchSite,
  request: FastifyRequest,
  { back, width, ...options }: WorkbenchPage,
): string {
  const { actor, csrfToken, url } = request
  const isVisitor = actor.roles.includes('public')
  const signOut = html`<form method="post" action="/sign-out">${csrfField(csrfToken)}<button
    class="bl-link-button">Sign out</button></form>`
  return render(
    page({
      ...options,
      brand: site.forceName,
      homeUrl: '/workbench',
      serviceName: 'Workbench',
      serviceUrl: '/workbench',
      width: width ?? 'wide',
      bannerInvented: site.invented,
      navigation: inRoom(roomsOf(actor, site), url),
      ...(isVisitor
        ? { beforeContent: signInFirst }
        : { signedInAs: { name: actor.name, role: roleWords(actor), action: signOut } }),
      ...(back && { backLink: back }),
      words: {
        footer:
          'Everything you look at here is written in the journal, with your name and the time.',
      },
    }),
  )
}

const channels: Readonly<Record<string, string>> = {
  sms: 'text message',
  email: 'email',
  phone: 'phone',
  post: 'post',
}

/** A way to reach people, as people call it. */
export const channelWords = (channel: string): string => channels[channel] ?? channel

const roleWords = (actor: Actor) => actor.roles.join(', ').replaceAll('-', ' ')

/** Pages of one visitor are kept by no cache. */
export const sendPage = (reply: FastifyReply, text: string) =>
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)

/** Staff reading a person's data say why; the page asks once and sends it on. */
export function contextWithPurpose(
  request: FastifyRequest,
  fallback: string,
  /** Whose work this is every day; anyone else says why. */
  role: string,
): Context {
  const context = contextOf(request)
  const isTheirWork = context.actor.roles.includes(role)
  return isTheirWork ? { ...context, purpose: context.purpose ?? fallback } : context
}
