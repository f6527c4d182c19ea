import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Http } from '@bluelamp/platform'
import { change } from './change/change-handlers.ts'
import { contacts } from './contacts/contact-handlers.ts'
import { entities } from './entities/entity-handlers.ts'
import { exceptions } from './exceptions/exceptions-handlers.ts'
import { home } from './home/home-handlers.ts'
import { intake } from './intake/intake-handlers.ts'
import { journal } from './journal/journal-handlers.ts'
import { likenesses } from './likenesses/likeness-handlers.ts'
import { measures } from './measures/measures-handlers.ts'
import { network } from './network/network-handlers.ts'
import { outbox } from './outbox/outbox-handlers.ts'
import { places } from './places/places-handlers.ts'
import { policy } from './policy/policy-handlers.ts'
import { records } from './records/record-handlers.ts'
import { retention } from './retention/retention-handlers.ts'
import { searchRoom } from './search/search-handlers.ts'
import type { WorkbenchSite } from './site/layout.ts'
import { subjectAccess } from './subject-access/subject-access-handlers.ts'
import { switches } from './switches/switch-handlers.ts'

export { buildBrowserCode } from './site/browser-code.ts'
export { type WorkbenchSite, workbenchPage } from './site/layout.ts'

/** What is served to browsers as it is written. */
const plainFiles = {
  'live-queue.js': 'text/javascript; charset=utf-8',
  'roadmap.js': 'text/javascript; charset=utf-8',
  'roadmap-bars.js': 'text/javascript; charset=utf-8',
  'presence.js': 'text/javascript; charset=utf-8',
  'change.css': 'text/css; charset=utf-8',
  'change-organisation.css': 'text/css; charset=utf-8',
  'change-processes.css': 'text/css; charset=utf-8',
  'change-roadmap.css': 'text/css; charset=utf-8',
} as const

/** Every page of staff who work at a desk. */
export function workbenchPages(app: Http, site: WorkbenchSite): void {
  for (const room of [
    home,
    contacts,
    places,
    exceptions,
    measures,
    journal,
    outbox,
    policy,
    network,
    intake,
    records,
    entities,
    likenesses,
    retention,
    subjectAccess,
    searchRoom,
    change,
    switches,
  ]) {
    room(app, site)
  }
  for (const [name, type] of Object.entries(plainFiles)) {
    const text = readFileSync(join(import.meta.dirname, 'browser', name), 'utf8')
    app.get(
      `/workbench/browser/${name}`,
      { schema: {}, config: { access: { open: 'a script or the look of a page' } } },
      (_request, reply) => reply.type(type).send(text),
    )
  }
}
