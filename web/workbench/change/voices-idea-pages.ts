import { type IdeaBox, ideaSorts, type PostedIdea } from '@bluelamp/change'
import {
  button,
  csrfField,
  details,
  type FormErrors,
  formatDate,
  type Html,
  html,
  input,
  insetText,
  nothing,
  notificationBanner,
  panel,
  radios,
  select,
  textarea,
} from '@bluelamp/kit'
import { ideaReplies, ideaTag } from './voices-idea-parts.ts'

/** What the form of an idea sent. */
export type GivenIdea = { box?: string; sort?: string; words?: string; name?: string }

type Form = { errors: FormErrors; csrf: string }

export function ideaPage({
  boxes,
  given,
  errors,
  csrf,
}: Form & { boxes: readonly IdeaBox[]; given: GivenIdea }): Html {
  const [only] = boxes
  if (!only) {
    return html`<h1 class="govuk-heading-l">Say what is in the way, or an idea</h1>
      <p class="govuk-body">No programme is asking just now. ${seeYours}</p>`
  }
  const within = Math.min(...boxes.map(({ replyDays }) => replyDays))
  return html`${errors.summary}<h1 class="govuk-heading-l">Say what is in the way, or an idea</h1>
    <p class="govuk-body">It goes to those who lead the programme. You get a reply within ${boxes.length === 1 ? within : `${within} or more`} working days, and see what became of it. ${seeYours}</p>
    <form method="post" action="/workbench/ideas" novalidate>${csrfField(csrf)}
      ${
        boxes.length === 1
          ? html`<input type="hidden" name="box" value="${only.engagementId}">`
          : select({
              id: 'box',
              name: 'box',
              label: { text: 'Where it goes' },
              value: given.box ?? '',
              errorMessage: errors.of('box'),
              items: boxes.map(({ engagementId, name, replyDays }) => ({
                value: engagementId,
                text: `${name} (a reply within ${replyDays} working days)`,
              })),
            })
      }
      ${radios({
        name: 'sort',
        idPrefix: 'sort',
        value: given.sort ?? '',
        errorMessage: errors.of('sort'),
        fieldset: { legend: { text: 'Which is it?' } },
        items: Object.entries(ideaSorts).map(([value, words]) => ({ value, text: words })),
      })}
      ${textarea({
        id: 'words',
        name: 'words',
        rows: 6,
        label: { text: 'What stops you delivering, or what would help' },
        hint: { text: 'Leave out names of the public and details of cases.' },
        value: given.words ?? '',
        errorMessage: errors.of('words'),
      })}
      ${radios({
        name: 'name',
        idPrefix: 'name',
        value: given.name ?? '',
        errorMessage: errors.of('name'),
        fieldset: { legend: { text: 'With your name?' } },
        items: [
          {
            value: 'with',
            text: 'With my name',
            hint: { text: 'Those who lead the programme see who you are and can ask you more.' },
          },
          {
            value: 'without',
            text: 'Without my name',
            hint: {
              text: 'Nothing is kept by which you could be found. You get a key; it alone leads back to what you said.',
            },
          },
        ],
      })}
      ${details({ summaryText: 'What “without my name” means', html: promise })}
      ${button({ text: 'Send it' })}</form>`
}

const seeYours = html`<a class="govuk-link" href="/workbench/ideas/yours">What became of yours</a>.`

/** Said to the person as the decision has it: what is promised, and what nobody can promise. */
const promise = html`<p class="govuk-body">We keep your words, the day, and nothing else: no name, no time, no line in the journal or the
    log, no mark on your session. Nothing in the database leads from what you said to you.</p>
  <p class="govuk-body">What we cannot hide: your own words, if only you could have written them; that you were one of few at work that
    day; and from those who run the machines, that somebody posts at the moment they watch, or until night in which order things came.</p>`

export const sentPage = (key: string, replyDays: number): Html =>
  html`${panel({ titleText: 'It is sent, without your name', html: html`Your key<br><strong class="bl-key">${key}</strong>` })}
    <p class="govuk-body"><strong>Write the key down now.</strong> It is shown this once and kept nowhere. With it you see the reply, within ${replyDays} working days, and can take back what you said.</p>
    <p class="govuk-body">Others read and count it from tomorrow, so that nobody who watches sees when it came. With your key you see it at once.</p>
    <p class="govuk-body"><a class="govuk-link" href="/workbench/ideas/yours">See with your key what became of it</a></p>`

const doneWords: Readonly<Record<string, string>> = {
  sent: 'It is sent. The reply will stand here.',
  erased: 'It is erased: nothing of what you said is kept.',
}

export function postedPage({
  own,
  unnamed,
  done = '',
  errors,
  csrf,
}: Form & {
  own: readonly PostedIdea[]
  unnamed?: { key: string; idea: PostedIdea } | undefined
  done?: string | undefined
}): Html {
  const said = Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
  return html`${errors.summary}${said ? notificationBanner({ type: 'success', text: said }) : nothing}
    <h1 class="govuk-heading-l">What became of it</h1>
    ${unnamed ? post(unnamed.idea, { key: unnamed.key }, csrf) : nothing}
    ${own.map(idea => post(idea, { id: idea.id }, csrf))}
    ${own.length === 0 && !unnamed ? html`<p class="govuk-body">You have posted nothing in your own name.</p>` : nothing}
    <h2 class="govuk-heading-m">Posted without your name?</h2>
    <form method="post" action="/workbench/ideas/yours" novalidate>${csrfField(csrf)}
      ${input({ id: 'key', name: 'key', label: { text: 'Your key' }, classes: 'govuk-input--width-20', errorMessage: errors.of('key'), autocomplete: 'off', spellcheck: false })}
      ${button({ text: 'Show it', classes: 'govuk-button--secondary' })}</form>
    <p class="govuk-body"><a class="govuk-link" href="/workbench/ideas">Say what is in the way, or an idea</a></p>`
}

function post(idea: PostedIdea, hidden: { id: string } | { key: string }, csrf: string): Html {
  const [[name, value]] = Object.entries(hidden) as [[string, string]]
  return html`<section class="bl-idea"><p class="govuk-body">${ideaTag(idea)} <span class="bl-when">${ideaSorts[idea.sort]}, ${formatDate(idea.postedOn)}, ${idea.box}</span></p>
    ${insetText({ text: idea.words })}
    ${
      idea.replies.length === 0
        ? html`<p class="govuk-body">No reply yet. One is due by ${formatDate(idea.due)}.</p>`
        : ideaReplies(idea, idea.takenUp)
    }
    ${details({
      summaryText: 'Take it back',
      html: html`<p class="govuk-body">It is erased with the replies to it, at once and for good; nobody is asked why.</p>
        <form method="post" action="/workbench/ideas/withdraw" novalidate>${csrfField(csrf)}<input type="hidden" name="${name}" value="${value}">
        ${button({ text: 'Erase it', classes: 'govuk-button--warning' })}</form>`,
    })}</section>`
}
