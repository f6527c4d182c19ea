import { button, csrfField, type Html, html } from '@bluelamp/kit'
import type { Problem, Refusal, SignInPage } from '@bluelamp/platform'
import { type PublicSite, publicPage } from '@bluelamp/public'
import type { FastifyRequest } from 'fastify'

/** In the order in which a report meets them. */
const roleWords: Readonly<Record<string, { title: string; about: string }>> = {
  'contact-handler': { title: 'Contact handler', about: 'Reads reports, weighs the risk, grades.' },
  dispatcher: { title: 'Dispatcher', about: 'The live map: who to send, and why.' },
  'response-officer': {
    title: 'Response officer',
    about: 'Tasks, notes and crime reports on the phone.',
  },
  investigator: {
    title: 'Investigator',
    about: 'Incidents on the live map, and where crimes gather.',
  },
  'intelligence-officer': {
    title: 'Intelligence officer',
    about: 'What was heard and how far it can be trusted; who it comes from, for a reason.',
  },
  supervisor: { title: 'Supervisor', about: 'What was owed and missed; messages sent.' },
  analyst: { title: 'Analyst', about: 'Where harm gathers. Places, never people.' },
  'crime-registrar': {
    title: 'Crime registrar',
    about: 'Whether crimes were recorded right and in time.',
  },
  auditor: { title: 'Auditor', about: 'The journal: who did what, when and why.' },
  'records-manager': {
    title: 'Records manager',
    about: 'What is kept, for how long, and what people are told that is held on them.',
  },
  'programme-manager': {
    title: 'Programme manager',
    about: 'What the force is to become: services, options, roadmap, benefits, decisions.',
  },
  'chief-officer': { title: 'Chief officer', about: 'Signs for the chief constable.' },
  'policing-body': {
    title: 'Policing body',
    about: 'Decides, and signs for those whom the public elected.',
  },
  assurer: { title: 'Independent assurance', about: 'Checks what others made.' },
}

function choosePerson(what: Extract<SignInPage, { kind: 'choose-person' }>): Html {
  const person = ({
    id,
    name,
  }: {
    id: string
    name: string
  }) => html`<form method="post" action="/sign-in/demo">
    ${csrfField(what.csrfToken)}
    <input type="hidden" name="account" value="${id}">
    <input type="hidden" name="returnTo" value="${what.returnTo}">
    ${button({ text: name, classes: 'govuk-button--secondary' })}
  </form>`
  const order = Object.keys(roleWords)
  const groups = [...what.groups].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  return html`<h1 class="govuk-heading-l">Sign in to the demonstration</h1>
    <p class="govuk-body">These people are invented. Choose who to be. A real force signs in with its own
      accounts instead, and this page is not there.</p>
    ${
      groups.length === 0
        ? html`<p class="govuk-body">No invented force was made, so there is nobody to be.</p>`
        : html`<ul class="bl-cards">${groups.map(
            group => html`<li class="bl-card"><h2 class="govuk-heading-s">${roleWords[group.role]?.title ?? group.role}</h2>
              <p class="govuk-body">${roleWords[group.role]?.about}</p>${group.people.map(person)}</li>`,
          )}</ul>`
    }`
}

const refusals: Readonly<Record<Refusal, string>> = {
  'no-known-role':
    'You are known, but no role was given to you here. Ask whoever looks after accounts.',
  'account-closed': 'Your account is closed. Ask whoever looks after accounts.',
  cancelled: 'You stopped before the end.',
  expired: 'Signing in took too long.',
  unreachable: 'The service that knows your account does not answer now. Try again in a minute.',
  'not-accepted': 'The service that knows your account gave an answer that we cannot accept.',
}

export const signInPage =
  (site: PublicSite) =>
  (what: SignInPage): string =>
    what.kind === 'choose-person'
      ? publicPage(site, { title: 'Sign in', body: choosePerson(what) })
      : publicPage(site, {
          title: 'You are not signed in',
          body: html`<h1 class="govuk-heading-l">You are not signed in</h1>
          <p class="govuk-body">${refusals[what.because]}</p>
          <p class="govuk-body"><a class="govuk-link" href="/sign-in">Try again</a></p>`,
        })

const advice: Readonly<Record<number, string>> = {
  403: 'If you think you should be able to do this, ask your supervisor, or sign in as someone who may.',
  404: 'Check the address. If you followed a link on this site, the page may have moved.',
  429: 'Wait a minute, then try again. In an emergency call 999.',
}

const adviceFor = ({ status, type }: Problem) =>
  type === 'urn:bluelamp:problem:SwitchedOffError'
    ? 'Reporting to the police works as always.'
    : advice[status]

const staffPaths = /^\/(workbench|command|officer)(\/|\?|$)/

/** Faults of a request that no form of ours sends name its fields: words for programs, not for people. */
const isForPeople = ({ status, type }: Problem) =>
  status !== 400 && type !== 'urn:bluelamp:problem:NotAllowedError'

/** A way on from every dead end. */
function wayOn(isStaff: boolean): Html {
  return isStaff
    ? html`<p class="govuk-body"><a class="govuk-link" href="/workbench">Back to your workbench</a></p>`
    : html`<p class="govuk-body"><a class="govuk-link" href="/">Go to the home page</a></p>
      <p class="govuk-body">If you need the police now, call 999 in an emergency or 101 at other times.</p>`
}

/** What a person sees when something went wrong: what, what to do, and nothing of how it is made. */
export const problemPage =
  (site: PublicSite) =>
  (problem: Problem, { actor, url }: FastifyRequest): string => {
    const isStaff = actor !== undefined && !actor.roles.includes('public')
    const mustSignIn = problem.status === 403 && !isStaff && staffPaths.test(url)
    const title = mustSignIn ? 'Sign in first' : problem.title
    return publicPage(site, {
      title,
      body: html`<h1 class="govuk-heading-l">${title}</h1>
      ${isForPeople(problem) && problem.detail && html`<p class="govuk-body">${problem.detail}</p>`}
      ${isForPeople(problem) && problem.faults && html`<ul class="govuk-list govuk-list--bullet">${problem.faults.map(fault => html`<li>${fault.message}</li>`)}</ul>`}
      ${
        mustSignIn
          ? html`<p class="govuk-body">This page is for staff. <a class="govuk-link"
              href="/sign-in?returnTo=${encodeURIComponent(url)}">Staff sign in</a></p>`
          : problem.status === 404 && problem.detail
            ? html``
            : html`<p class="govuk-body">${adviceFor(problem) ?? 'Go back and try again. Nothing you had saved is lost.'}</p>`
      }
      ${wayOn(isStaff)}
      <p class="govuk-hint">Reference for support: ${problem.requestId}</p>`,
    })
  }
