import {
  byId,
  groupOf,
  type Idea,
  ideaOutcomes,
  ideaSorts,
  ideaStatus,
  isOverdue,
  kindOf,
  likeIdeas,
  ofKind,
  type ProgrammeView,
  replyDaysOf,
  replyDue,
  takenUpIn,
} from '@bluelamp/change'
import {
  button,
  csrfField,
  type FormErrors,
  formatDate,
  type Html,
  html,
  input,
  insetText,
  nothing,
  radios,
  select,
  tag,
  textarea,
} from '@bluelamp/kit'
import { ideaReplies, ideaTag } from './voices-idea-parts.ts'

/** What the form of a reply sent. */
export type GivenReply = { outcome?: string; words?: string; element?: string; onBehalf?: string }

export type Register = ProgrammeView & {
  ideas: readonly Idea[]
  today: string
  csrf: string
  here: (path?: string) => string
}

const daysOf = ({ model }: Register, { engagementId }: Idea): number => {
  const box = byId(model, engagementId)
  return box ? replyDaysOf(box) : 0
}

/** What waits, the longest first; or all that was said. */
export function registerPage(register: Register, all: boolean): Html {
  const { ideas, here } = register
  const firsts = ideas.filter(({ sameAs }) => sameAs === null)
  const shown = firsts.filter(
    idea => all || groupOf(ideas, idea).some(each => ideaStatus(each) === 'new'),
  )
  const filter = (text: string, href: string, current: boolean) =>
    html`<li>${current ? html`<strong aria-current="page">${text}</strong>` : html`<a class="govuk-link" href="${href}">${text}</a>`}</li>`
  const link = here()
  return html`<h1 class="govuk-heading-l">What staff say is in the way, and their ideas</h1>
    <nav aria-label="Which to show"><ul class="govuk-list bl-filters">${filter('Without a reply', link, !all)}
      ${filter('All', `${link}${link.includes('?') ? '&' : '?'}show=all`, all)}</ul></nav>
    ${
      shown.length === 0
        ? html`<p class="govuk-body">${all ? 'Nothing was said yet.' : 'Everything has a reply.'}</p>`
        : shown.map(
            idea => html`<section class="bl-idea">${groupOf(ideas, idea).map(each => said(register, each))}
        <p class="govuk-body"><a class="govuk-link" href="${here(`/${idea.id}`)}">${ideaStatus(idea) === 'new' ? 'Reply, or group it' : 'Reply again, or group it'}<span class="govuk-visually-hidden">: ${idea.words.slice(0, 60)}</span></a></p></section>`,
          )
    }
    <p class="govuk-body"><a class="govuk-link" href="/workbench/ideas">Where staff say it</a></p>`
}

function said(register: Register, idea: Idea): Html {
  const { model, today } = register
  const days = daysOf(register, idea)
  const last = idea.replies.at(-1)
  return html`<p class="govuk-body">${ideaTag(idea)}
    ${isOverdue(idea, days, today) ? tag({ text: 'Late', classes: 'govuk-tag--red' }) : nothing}
    <span class="bl-when">${ideaSorts[idea.sort]}, ${formatDate(idea.postedOn)}, ${idea.author ?? 'without a name'}${
      idea.replies.length === 0
        ? `; a reply is due by ${formatDate(replyDue(idea.postedOn, days))}`
        : ''
    }</span></p>
    ${insetText({ text: idea.words })}
    ${last ? ideaReplies(idea, byId(model, last.element)?.name ?? null) : nothing}`
}

/** One idea: what may say the same, and the reply. */
export function replyPage(
  register: Register,
  idea: Idea,
  given: GivenReply,
  errors: FormErrors,
): Html {
  const group = groupOf(register.ideas, idea)
  return html`${errors.summary}<h1 class="govuk-heading-l">Reply</h1>
    ${group.length > 1 ? html`<p class="govuk-body">${group.length} say the same. Each author reads your reply under their own.</p>` : nothing}
    ${group.map(
      each =>
        html`<div class="bl-idea">${said(register, each)}${group.length > 1 ? grouping(register, each, undefined, 'It says something else') : nothing}</div>`,
    )}
    ${alike(register, idea)}
    ${replyForm(register, idea, given, errors)}
    <p class="govuk-body"><a class="govuk-link" href="${register.here()}">All that wait</a></p>`
}

const grouping = (
  { csrf, here }: Register,
  { id }: Idea,
  other: Idea | undefined,
  words: string,
): Html =>
  html`<form method="post" action="${here(`/${id}/group`)}" novalidate>${csrfField(csrf)}${
    other ? html`<input type="hidden" name="with" value="${other.id}">` : nothing
  }${button({ text: words, classes: 'govuk-button--secondary' })}</form>`

/** Told by the words they share; a person says whether they do say the same. */
function alike(register: Register, idea: Idea): Html {
  const likely = likeIdeas(idea, register.ideas)
  if (likely.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">These may say the same</h2>
    ${likely.map(
      ({ idea: other, share, words }) =>
        html`<div class="bl-idea"><p class="govuk-body">${ideaTag(other)} <span class="bl-when">${words} words in common, ${Math.round(100 * share)}% of what both say</span></p>
        ${insetText({ text: other.words })}${grouping(register, idea, other, 'It says the same: group them')}</div>`,
    )}`
}

function replyForm(register: Register, idea: Idea, given: GivenReply, errors: FormErrors): Html {
  const { model, csrf, here } = register
  const things = takenUpIn.flatMap(kind =>
    ofKind(model, kind).map(({ id, name }) => ({
      value: id,
      text: `${kindOf(kind)?.words}: ${name}`,
    })),
  )
  const chosen = select({
    id: 'element',
    name: 'element',
    label: { text: 'In what' },
    value: given.element ?? '',
    errorMessage: errors.of('element'),
    classes: 'bl-wide-select',
    items: [{ value: '', text: 'Choose' }, ...things],
  })
  return html`<h2 class="govuk-heading-m">Your reply</h2>
    <form method="post" action="${here(`/${idea.id}/reply`)}" novalidate>${csrfField(csrf)}
      ${radios({
        name: 'outcome',
        idPrefix: 'outcome',
        value: given.outcome ?? '',
        errorMessage: errors.of('outcome'),
        fieldset: { legend: { text: 'What becomes of it?' } },
        items: Object.entries(ideaOutcomes).map(([value, text]) => ({
          value,
          text: value === 'replied' ? 'A reply; it stays open' : text,
          ...(value === 'taken-up' && { conditional: { html: chosen } }),
        })),
      })}
      ${textarea({
        id: 'words',
        name: 'words',
        rows: 5,
        label: { text: 'What the author reads' },
        value: given.words ?? '',
        errorMessage: errors.of('words'),
      })}
      ${input({
        id: 'onBehalf',
        name: 'onBehalf',
        label: { text: 'On behalf of' },
        hint: { text: 'For example: the programme team, the head of response' },
        value: given.onBehalf ?? 'Programme team',
        errorMessage: errors.of('onBehalf'),
      })}
      ${button({ text: 'Send the reply' })}</form>`
}
