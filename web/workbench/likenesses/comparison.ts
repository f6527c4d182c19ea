import { details, type Html, html, insetText, tag, trustedHtml } from '@bluelamp/kit'
import { type Likeness, personModel } from '@bluelamp/memory'
import { type Explanation, explain, type Weighed, waterfall } from '@bluelamp/science/linkage'
import { subjectOf } from './likeness-words.ts'

export type Compared = Pick<Likeness, 'weight' | 'probability' | 'explanation'>

/** What was compared, as it was weighed; nothing where a person said so, or two were told apart by a number alone. */
export function weighedOf(row: Compared): Weighed | undefined {
  const { prior, findings } = row.explanation ?? {}
  if (prior === undefined || !findings || row.weight === null) return undefined
  return {
    weight: row.weight,
    probability: row.probability ?? 1 / (1 + 2 ** -row.weight),
    prior,
    findings: findings.filter(finding => finding.weight !== 0),
  }
}

const explained = (weighed: Weighed, kind: string): Explanation =>
  explain(weighed, { model: personModel, subject: subjectOf(kind) })

const tags = {
  for: { text: 'For', classes: 'govuk-tag--blue' },
  against: { text: 'Against', classes: 'govuk-tag--orange' },
  neither: { text: 'Neither', classes: 'govuk-tag--grey' },
} as const

/** A date or name stands in the table below it: here only what the two are to each other. */
const withoutValues = (sentence: string) => sentence.replace(/: .*$/, '.')

/** The answer first: how likely it is, what speaks for it and what against, in a few plain lines. */
export function verdict(row: Compared, kind: string): Html {
  const weighed = weighedOf(row)
  if (!weighed) return html`${reasons(row)}`
  const said = explained(weighed, kind)
  const line = (speaks: 'for' | 'against') => {
    const found = said.findings.filter(each => each.speaks === speaks)
    const words = found.map(each => withoutValues(each.words)).join(' ')
    return html`<p class="govuk-body govuk-!-margin-bottom-1">${tag({
      ...tags[found.length === 0 ? 'neither' : speaks],
      text: tags[speaks].text,
    })} ${words || 'Nothing that was compared.'}</p>`
  }
  return insetText({
    classes: 'bl-verdict',
    html: html`<p class="govuk-body govuk-!-font-weight-bold">${said.verdict}</p>
      ${line('for')}
      ${line('against')}`,
  })
}

function reasons({ explanation }: Compared): Html {
  const because = explanation?.because ?? []
  return because.length > 0
    ? html`<ul class="govuk-list govuk-list--bullet">${because.map(each => html`<li>${each}</li>`)}</ul>`
    : html`<p class="govuk-body">Nothing was compared: a person said so.</p>`
}

/** The way to the answer, as a picture and in words: what each detail says, and how much. */
export function comparison(row: Compared, kind: string, id: string): Html {
  const weighed = weighedOf(row)
  if (!weighed) return reasons(row)
  const said = explained(weighed, kind)
  const wide = waterfall(weighed, { id: `${id}-wide` })
  const narrow = waterfall(weighed, { id: `${id}-narrow`, width: 340 })
  return html`<p class="govuk-body"><strong>${said.verdict}</strong></p>
    <div class="bl-waterfall bl-waterfall--wide">${trustedHtml(wide.svg)}</div>
    <div class="bl-waterfall bl-waterfall--narrow">${trustedHtml(narrow.svg)}</div>
    ${details({
      summaryText: 'How to read this picture',
      html: html`<p class="govuk-body">${said.start} That is the grey bar: every comparison starts far to the left.</p>
        <p class="govuk-body">Each blue bar is a detail that speaks for one ${subjectOf(kind).one}, and moves to the right; each
          brown, striped bar speaks against it, and moves to the left. The black bar is where they end. Past the line
          “evens” it is likelier than not.</p>
        <p class="govuk-body">The comparison only advises. What it cannot know, you may: ask, or look at the records.</p>`,
    })}
    <ul class="bl-queue">${said.findings.map(
      each => html`<li class="bl-queue__item">
        <p class="govuk-body govuk-!-margin-bottom-1">${tag(tags[each.speaks])} ${each.words}</p>
        <p class="govuk-body-s govuk-!-margin-bottom-0">${each.meaning}${each.rarity && ` ${each.rarity}`}</p>
      </li>`,
    )}</ul>`
}
