import { csrfField, type Html, html, page, render } from '@bluelamp/kit'
import { type Actor, type Context, contextOf, may, type Resource } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type WorkbenchSite = { forceName: string; forceId: string; invented: boolean }

type Room = { text: string; about: string; href: string; action: string; on: string }

/** A link is shown to whom the policy lets through the door behind it: the same question, asked once. */
const rooms: readonly Room[] = [
  {
    text: 'Search',
    about: 'People, objects, places, events and records: one box for all.',
    href: '/workbench/search',
    action: 'memory.search',
    on: 'Record',
  },
  {
    text: 'Contacts',
    about: 'Reports that wait to be assessed and graded.',
    href: '/workbench/contacts',
    action: 'listen.find-contacts',
    on: 'Contact',
  },
  {
    text: 'Intake',
    about: 'What partners, emails and other systems send in, each item accounted for.',
    href: '/workbench/intake',
    action: 'listen.view-intake',
    on: 'Record',
  },
  {
    text: 'Intelligence report',
    about: 'Hand in what you heard, graded 3x5x2, its source sealed.',
    href: '/workbench/intake/intelligence',
    action: 'listen.take-in',
    on: 'Intake',
  },
  {
    text: 'Who is who',
    about: 'Records that may be of the same person: look, and decide.',
    href: '/workbench/likenesses',
    action: 'memory.find-likenesses',
    on: 'Record',
  },
  {
    text: 'Command',
    about: 'The live map: incidents, units and who to send.',
    href: '/command/',
    action: 'respond.find-incidents',
    on: 'Incident',
  },
  {
    text: 'Officer',
    about: 'Tasks, notes and crime reports on your phone, also without a network.',
    href: '/officer/',
    action: 'respond.read-task',
    on: 'Unit',
  },
  {
    text: 'Places',
    about: 'Where crimes and incidents gather, by neighbourhood.',
    href: '/workbench/places',
    action: 'prevent.view-places',
    on: 'Place',
  },
  {
    text: 'Exceptions',
    about: 'What was owed by a time and was missed.',
    href: '/workbench/exceptions',
    action: 'learn.view-exceptions',
    on: 'Place',
  },
  {
    text: 'Measures',
    about: 'How well the force keeps its times.',
    href: '/workbench/measures',
    action: 'learn.view-measures',
    on: 'Place',
  },
  {
    text: 'Change',
    about: 'What the force is to become: services, options, roadmap, benefits, decisions.',
    href: '/workbench/change',
    action: 'change.find-programmes',
    on: 'Programme',
  },
  {
    text: 'Switches',
    about: 'Parts of the service that are switched off, and why.',
    href: '/workbench/switches',
    action: 'platform.find-switches',
    on: 'Feature',
  },
  {
    text: 'Journal',
    about: 'Who did what, when and why.',
    href: '/workbench/journal',
    action: 'platform.read-journal',
    on: 'Journal',
  },
  {
    text: 'Retention',
    about: 'What is held on people: review it, keep it, dispose of it.',
    href: '/workbench/retention',
    action: 'memory.find-reviews-due',
    on: 'Holding',
  },
  {
    text: 'Subject access',
    about: 'People who ask what is held on them.',
    href: '/workbench/subject-access',
    action: 'memory.find-subject-requests',
    on: 'Holding',
  },
  {
    text: 'Outbox',
    about: 'Messages to people outside.',
    href: '/workbench/outbox',
    action: 'platform.read-outbox',
    on: 'Journal',
  },
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
