import { escapeHtml, formatDate, formatDateTime, type Html, html, render } from '@bluelamp/kit'
import { type ExportedRecord, fieldWords, type SubjectExport } from '@bluelamp/memory'
import { kindWords, roleWords } from '../records/record-words.ts'

const categories: Readonly<Record<string, string>> = {
  suspect: 'suspect',
  convicted: 'convicted',
  victim: 'victim',
  witness: 'witness or somebody with information',
}

/** The same words whether anything is held back or not: they must tell nobody which. */
export const alwaysSaid =
  'The law lets a police force hold information back, for example where telling would harm an investigation or other people, and in some cases neither confirm nor deny that it holds any. Details of other people are left out and shown as [withheld].'

function recordPart(record: ExportedRecord): Html {
  return html`<section>
    <h3>${record.number}. ${kindWords(record.kind)} of ${formatDateTime(record.receivedAt)}</h3>
    <p>Came by: ${record.channel}. You are held in it as: ${record.roles.map(roleWords).join(', ')}${
      record.categories.length > 0 &&
      ` (${record.categories.map(each => categories[each] ?? each).join(', ')})`
    }.${record.opinion && ' That you belong to it is an opinion, not a fact.'}</p>
    <table><thead><tr><th scope="col">What</th><th scope="col">What is held</th></tr></thead><tbody>${[
      ...record.details.map(each => ({ ...each, name: `About you: ${fieldWords(each.name)}` })),
      ...record.says,
    ].map(
      each =>
        html`<tr><th scope="row">${each.name}</th><td>${each.value}${
          each.was !== undefined && html` <small>(corrected; as it came: ${each.was})</small>`
        }${each.opinion && html` <small>(an opinion, not a fact)</small>`}</td></tr>`,
    )}</tbody></table>
  </section>`
}

/** What is handed over, as it is shown in the preview. */
export function exportBody(data: SubjectExport): Html {
  return html`<h2>About you</h2>
    ${
      data.person.length === 0
        ? html`<p>No details about you are held.</p>`
        : html`<table><tbody>${data.person.map(
            each =>
              html`<tr><th scope="row">${fieldWords(each.name)}</th><td>${each.value}</td></tr>`,
          )}</tbody></table>`
    }
    <h2>Records that speak of you</h2>
    ${data.records.length === 0 ? html`<p>There is nothing that we can tell you.</p>` : data.records.map(recordPart)}
    ${
      data.withheld.length > 0 &&
      html`<h2>Held back</h2><ul>${data.withheld.map(
        each =>
          html`<li>${each.records === 1 ? '1 record' : `${each.records} records`}: ${each.ground}.</li>`,
      )}</ul>`
    }
    <h2>Who was told before</h2>
    ${
      data.recipients.length === 0
        ? html`<p>None of it was disclosed to anybody.</p>`
        : html`<ul>${data.recipients.map(each => html`<li>${each.recipient}, ${formatDate(each.at)}</li>`)}</ul>`
    }
    <h2>Your rights</h2>
    <p>${alwaysSaid}</p>
    <p>You may ask us to correct what is wrong, to erase or restrict what we may not keep, and you may complain to the
      Information Commissioner (ico.org.uk) or go to court.</p>`
}

const styles = `body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem;border-bottom:1px solid #b1b4b6;overflow-wrap:anywhere}
th{width:30%}small{color:#505a5f}section{margin-bottom:2rem}.invented{background:#fff3cf;padding:.5rem}`

/** One file that needs nothing else: it can be printed, sent, and read in ten years. */
export function exportFile(
  data: SubjectExport,
  { forceName, invented }: { forceName: string; invented: boolean },
): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>What ${escapeHtml(forceName)} holds about you</title><style>${styles}</style></head><body><main>
${render(html`<h1>What ${forceName} holds about you</h1>
${invented && html`<p class="invented">This force and everybody in it are invented.</p>`}
<p>Prepared on ${formatDateTime(data.preparedAt)}.</p>${exportBody(data)}`)}
</main></body></html>
`
}
