import {
  button,
  csrfField,
  type FormErrors,
  fileUpload,
  formatDateTime,
  type Html,
  html,
  insetText,
  select,
  table,
} from '@bluelamp/kit'
import type { FileView } from '@bluelamp/listen'

export type FilesView = {
  view: FileView
  errors: FormErrors
  csrf: string
  source?: string | undefined
}

function savedMappings({ mappings }: FileView): Html {
  if (mappings.length === 0) return html``
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Saved mappings">${table(
    {
      caption: 'Saved mappings',
      captionClasses: 'govuk-table__caption--m',
      head: [
        { text: 'Name' },
        { text: 'Version', format: 'numeric' },
        { text: 'Columns', format: 'numeric' },
        { text: 'Saved' },
        { text: 'By' },
      ],
      rows: mappings.map(({ name, version, mapping, savedAt, savedBy }) => [
        { text: name },
        { text: version, format: 'numeric' },
        { text: Object.keys(mapping.columns).length, format: 'numeric' },
        { text: formatDateTime(savedAt) },
        { text: savedBy },
      ]),
    },
  )}</div>`
}

/** Choosing a partner's file. What its columns mean is asked on the next page. */
export function filesPage({ view, errors, csrf, source }: FilesView): Html {
  const upload = html`<form method="post" action="/workbench/intake/files" enctype="multipart/form-data">
    ${csrfField(csrf)}
    ${select({
      id: 'source',
      name: 'source',
      label: { text: 'Which partner is it from?' },
      value: source ?? '',
      errorMessage: errors.of('source'),
      items: [
        { value: '', text: 'Choose' },
        ...view.sources.map(({ code, name }) => ({ value: code, text: name })),
      ],
    })}
    ${fileUpload({
      id: 'file',
      name: 'file',
      label: { text: 'The file' },
      hint: {
        text: 'CSV or JSON, up to 10 MB and 20,000 rows. The encoding and the separator are found out by themselves.',
      },
      errorMessage: errors.of('file'),
    })}
    ${button({ text: 'Look at the file' })}
  </form>`
  return html`${errors.summary}
    <h1 class="govuk-heading-l">Take in a partner’s file</h1>
    <p class="govuk-body">First you see the file and say what its columns mean. Nothing is taken in before you have looked
      at the first rows as they will be kept.</p>
    ${
      view.sources.length === 0
        ? insetText({
            text: 'No partner may deliver files yet. A records manager adds one on the page “Who may deliver”.',
          })
        : upload
    }
    ${savedMappings(view)}
    <p class="govuk-body">A file too large for this page goes by the command line, with a mapping saved here:
      <code class="bl-code">npm run load -- records file.csv --mapping name</code></p>`
}
