import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const systemFont = 'Inter,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'

/**
 * GOV.UK Frontend's stylesheet without what belongs to GOV.UK alone: the GDS Transport typeface is licensed for
 * gov.uk domains only, and the crest is the Crown's.
 */
export function withoutGovukBrand(css: string): string {
  return css
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/GDS Transport,arial,sans-serif/g, systemFont)
    .replace(/[^{}]*\.govuk-footer__copyright-logo[^{}]*\{[^{}]*\}/g, '')
    .replace(/@supports[^{}]*\{\}/g, '')
}

export function govukStyles(): string {
  const path = fileURLToPath(
    import.meta.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  )
  return withoutGovukBrand(readFileSync(path, 'utf8')).replace(/\/\*# sourceMappingURL=.*?\*\//, '')
}
