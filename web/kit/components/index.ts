export { type AccordionOptions, type AccordionSection, accordion } from './accordion/accordion.ts'
export type { Action } from './action.ts'
export { type BackLinkOptions, backLink } from './back-link/back-link.ts'
export { type Breadcrumb, type BreadcrumbsOptions, breadcrumbs } from './breadcrumbs/breadcrumbs.ts'
export { type ButtonOptions, button } from './button/button.ts'
export { type CharacterCountOptions, characterCount } from './character-count/character-count.ts'
export { type CheckboxesOptions, type CheckboxItem, checkboxes } from './checkboxes/checkboxes.ts'
export {
  type CookieBannerOptions,
  type CookieMessage,
  cookieBanner,
} from './cookie-banner/cookie-banner.ts'
export { type DateInputItem, type DateInputOptions, dateInput } from './date-input/date-input.ts'
export { type DetailsOptions, details } from './details/details.ts'
export { type ErrorMessageOptions, errorMessage } from './error-message/error-message.ts'
export {
  type ErrorSummaryItem,
  type ErrorSummaryOptions,
  errorSummary,
} from './error-summary/error-summary.ts'
export { type ExitThisPageOptions, exitThisPage } from './exit-this-page/exit-this-page.ts'
export { type FeedbackOptions, feedback } from './feedback/feedback.ts'
export { type FieldsetOptions, fieldset } from './fieldset/fieldset.ts'
export { type FileUploadOptions, fileUpload } from './file-upload/file-upload.ts'
export { type GenericHeaderOptions, genericHeader } from './generic-header/generic-header.ts'
export { type HintOptions, hint } from './hint/hint.ts'
export { type InputOptions, input } from './input/input.ts'
export { type InsetTextOptions, insetText } from './inset-text/inset-text.ts'
export { type LabelOptions, label } from './label/label.ts'
export {
  type LanguageItem,
  type LanguageNavigationOptions,
  languageNavigation,
} from './language-navigation/language-navigation.ts'
export {
  type NotificationBannerOptions,
  notificationBanner,
} from './notification-banner/notification-banner.ts'
export type { Content, Falsy, Styled } from './options.ts'
export {
  type PaginationItem,
  type PaginationLink,
  type PaginationOptions,
  pagination,
} from './pagination/pagination.ts'
export { type PanelOptions, panel } from './panel/panel.ts'
export { type PasswordInputOptions, passwordInput } from './password-input/password-input.ts'
export { type PhaseBannerOptions, phaseBanner } from './phase-banner/phase-banner.ts'
export { type Divider, type RadioItem, type RadiosOptions, radios } from './radios/radios.ts'
export { type SelectItem, type SelectOptions, select } from './select/select.ts'
export {
  type ServiceNavigationItem,
  type ServiceNavigationOptions,
  serviceNavigation,
} from './service-navigation/service-navigation.ts'
export { type SkipLinkOptions, skipLink } from './skip-link/skip-link.ts'
export {
  type SummaryCard,
  type SummaryListAction,
  type SummaryListOptions,
  type SummaryListRow,
  summaryList,
} from './summary-list/summary-list.ts'
export { type TableCell, type TableOptions, table } from './table/table.ts'
export { type TabItem, type TabsOptions, tabs } from './tabs/tabs.ts'
export { type TagOptions, tag } from './tag/tag.ts'
export { type TaskListItem, type TaskListOptions, taskList } from './task-list/task-list.ts'
export { type TextareaOptions, textarea } from './textarea/textarea.ts'
export { type WarningTextOptions, warningText } from './warning-text/warning-text.ts'
