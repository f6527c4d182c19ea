export {
  type Asset,
  assets,
  behavioursScript,
  icon,
  modulesFor,
  scripts,
  stylesheet,
  supportedScript,
} from './assets/assets.ts'
export { type BuiltCode, buildWhereChanged, readBuiltCode } from './assets/built-code.ts'
export * from './components/index.ts'
export { heads, numeric } from './components/table/table.ts'
export { formatDate, formatDateTime, formatRelative, formatTime, type Moment } from './dates.ts'
export { csrfField, csrfFieldName, type FieldError, type FormErrors, formErrors } from './forms.ts'
export {
  type Attributes,
  type AttributeValue,
  type AttributeValues,
  attributes,
  type Child,
  classes,
  escapeHtml,
  type Html,
  heading,
  html,
  isHtml,
  join,
  nothing,
  render,
  safeUrl,
  trustedHtml,
} from './html.ts'
export { englishWords, type PageOptions, type PageWords, page, type SignedIn } from './page.ts'
export { previewPage } from './preview.ts'
