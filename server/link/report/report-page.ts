import { type Html, html, trustedHtml } from '@bluelamp/kit'
import type { Evaluation, Model, ThresholdPoint, UnlinkablePoint } from '@bluelamp/science/linkage'
import {
  accuracyChart,
  type Bin,
  clusterChart,
  pairsChart,
  unlinkablesChart,
  type WeightBar,
  weightsChart,
} from './charts.ts'
import { css } from './report-style.ts'

export type BlockingLine = {
  rule: string
  /** Pairs it brought up, and those that no rule before it did. */
  pairs: number
  added: number
  /** Pairs left out because their key is too common. */
  dropped: number
  /** Share of the true pairs reached by it and those before it; absent where the truth is not known. */
  reached?: number
}

export type Example = { title: string; words: readonly string[]; picture: string }

export type LinkFacts = {
  files: readonly string[]
  madeAt: Date
  records: number
  model: Model
  blocking: readonly BlockingLine[]
  weights: readonly WeightBar[]
  bins: readonly Bin[]
  sizes: readonly { size: number; clusters: number }[]
  unlinkables: readonly UnlinkablePoint[]
  stages: readonly { name: string; seconds: number }[]
  examples: readonly Example[]
  accuracy?: {
    found: Evaluation
    /** The same at a threshold fixed beforehand. */
    fixed: { probability: number; scores: Evaluation }
    curve: readonly ThresholdPoint[]
    reached: number
  }
}

const number = new Intl.NumberFormat('en-GB')
const count = (value: number) => number.format(value)
const share = (value: number) => value.toFixed(4)
const bits = (probability: number) => Math.log2(probability / (1 - probability))

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
    <caption>${caption}</caption>
    <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ([first, ...rest]) =>
        html`<tr><th scope="row">${first}</th>${rest.map(cell =>
          typeof cell === 'number' ? html`<td class="n">${cell}</td>` : html`<td>${cell}</td>`,
        )}</tr>`,
    )}</tbody></table></div>`
}

function accuracySection({
  found,
  fixed,
  curve,
  reached,
}: NonNullable<LinkFacts['accuracy']>): Html {
  const line = (name: string, scores: Evaluation) => [
    name,
    share(scores.precision),
    share(scores.recall),
    share(scores.f1),
    `${share(scores.b3.precision)} / ${share(scores.b3.recall)} / ${share(scores.b3.f1)}`,
    count(scores.largest),
  ]
  return html`<section><h2>Accuracy</h2>
    <p>The truth is known for ${count(found.records)} records, in which ${count(found.truePairs)} pairs are of the same one. It was
      used for this section alone: the model never saw it. A false merge is the worse error, so precision stands first.
      Candidates reached ${(reached * 100).toFixed(1)}% of the true pairs.</p>
    ${table(
      'Pairs after clustering',
      ['Threshold', 'Precision', 'Recall', 'F1', 'B³ precision / recall / F1', 'Largest cluster'],
      [line("the model's own", found), line(`fixed at ${fixed.probability}`, fixed.scores)],
    )}
    ${accuracyChart(curve, found)}</section>`
}

// Part of the file and of no template: the page must need nothing beside it.
const style = trustedHtml(`<style>${css}</style>`)

/** What a linkage did and how good it is, as one file that needs nothing beside it. */
export function reportPage(facts: LinkFacts): string {
  const { model, accuracy } = facts
  const clusters = facts.sizes.reduce((sum, row) => sum + row.clusters, 0)
  const largest = facts.sizes.reduce((most, row) => Math.max(most, row.size), 0)
  const page = html`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Who is who: ${model.name}</title>${style}</head>
<body><main>
  <h1>Who is who: ${model.name}</h1>
  <p class="facts">${facts.files.join(', ')} · ${facts.madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC</p>
  <dl class="figures">
    <div><dt>Records</dt><dd>${count(facts.records)}</dd></div>
    <div><dt>Clusters</dt><dd>${count(clusters)}</dd></div>
    <div><dt>Largest cluster</dt><dd>${count(largest)}</dd></div>
    ${
      accuracy &&
      html`<div><dt>Precision</dt><dd>${share(accuracy.found.precision)}</dd></div>
    <div><dt>Recall</dt><dd>${share(accuracy.found.recall)}</dd></div>
    <div><dt>F1</dt><dd>${share(accuracy.found.f1)}</dd></div>`
    }
  </dl>
  ${accuracy && accuracySection(accuracy)}
  <section><h2>What each field says</h2>
    <p>Each comparison gives one answer for a pair. The bar is what that answer adds to the weight of the pair, in bits: one bit doubles the
      odds that both records are of the same one. Two records taken at random are the same with probability
      ${model.prior.toExponential(2)}.</p>
    ${weightsChart(facts.weights)}
    ${table(
      'The fields and what they are made of',
      ['Field', 'Kind', 'From columns'],
      model.fields.map(field => [field.name, field.kind, field.from.join(', ')]),
    )}</section>
  <section><h2>Candidates</h2>
    <p>Only pairs that share a key are compared. A key shared by too many is left out, and said here to be.</p>
    ${table(
      'Blocking rules, in order',
      [
        'Rule',
        'Pairs',
        'Not reached before',
        'Pairs left out',
        ...(accuracy ? ['True pairs so far'] : []),
      ],
      facts.blocking.map(line => [
        line.rule,
        count(line.pairs),
        count(line.added),
        count(line.dropped),
        ...(accuracy
          ? [line.reached === undefined ? '' : `${(line.reached * 100).toFixed(1)}%`]
          : []),
      ]),
    )}
    ${pairsChart(facts.bins, bits(model.thresholds.certain), bits(model.thresholds.doubtful))}</section>
  <section><h2>Clusters</h2>${clusterChart(facts.sizes)}
    ${table(
      'Clusters by size',
      ['Records', 'Clusters'],
      facts.sizes.map(row => [count(row.size), count(row.clusters)]),
    )}</section>
  <section><h2>Records that say too little</h2>
    <p>A record that could not be linked to a perfect copy of itself can be linked to nothing.</p>
    ${unlinkablesChart(facts.unlinkables, bits(model.thresholds.certain))}</section>
  ${
    facts.examples.length > 0 &&
    html`<section><h2>Some pairs, explained</h2>
    ${facts.examples.map(
      example => html`<article><h3>${example.title}</h3>${trustedHtml(example.picture)}
        <ul>${example.words.map(words => html`<li>${words}</li>`)}</ul></article>`,
    )}</section>`
  }
  <section><h2>How it was done</h2>
    ${table(
      'Time by stage',
      ['Stage', 'Seconds'],
      facts.stages.map(stage => [stage.name, stage.seconds.toFixed(2)]),
    )}
    ${
      model.training &&
      table(
        'Training',
        ['What', 'Value'],
        Object.entries(model.training).map(([name, value]) => [name, String(value)]),
      )
    }</section>
</main></body></html>`
  return page.toString()
}
