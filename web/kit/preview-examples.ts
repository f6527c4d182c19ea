import * as kit from './components/index.ts'
import { formErrors } from './forms.ts'
import { type Html, html, join } from './html.ts'

const report = { text: 'Tell us what happened', classes: 'govuk-label--m' }
const paragraph = (words: string) => html`<p class="govuk-body">${words}</p>`
const list = (...parts: readonly Html[]) => join(parts, '\n')

/** One look at each component, in the order of a page that would use it. All of it is invented. */
export const examples: Readonly<Record<string, () => Html>> = {
  skipLink: () =>
    kit.skipLink({ href: '#examples', text: 'Skip to the examples (press Tab to see)' }),
  genericHeader: () => kit.genericHeader({ url: '#', logoText: 'Neighbourhood watch' }),
  phaseBanner: () =>
    kit.phaseBanner({
      tag: { text: 'Beta' },
      html: html`This is a new service. <a class="govuk-link" href="#feedback">Tell us what you think</a>.`,
    }),
  cookieBanner: () =>
    kit.cookieBanner({
      ariaLabel: 'Cookies on this preview',
      messages: [
        {
          headingText: 'Cookies on this preview',
          text: 'We use one cookie, to keep your report safe while you write it.',
          actions: [
            { text: 'Hide this message', type: 'button' },
            { text: 'View cookies', href: '#cookies' },
          ],
        },
      ],
    }),
  serviceNavigation: () =>
    kit.serviceNavigation({
      serviceName: 'Report a crime',
      serviceUrl: '#',
      navigationId: 'preview-navigation',
      ariaLabel: 'Example service',
      navigationLabel: 'Example menu',
      navigation: [
        { text: 'Start', href: '#1', current: true },
        { text: 'Track my report', href: '#2' },
        { text: 'My area', href: '#3' },
      ],
    }),
  breadcrumbs: () =>
    kit.breadcrumbs({
      items: [
        { text: 'Home', href: '#' },
        { text: 'Your area', href: '#' },
        { text: 'Canal Quarter' },
      ],
    }),
  backLink: () => kit.backLink({ href: '#' }),
  languageNavigation: () =>
    kit.languageNavigation({
      items: [
        { text: 'English', lang: 'en', current: true },
        { text: 'Polski', lang: 'pl', href: '#pl', languageDescriptionText: '(Polish)' },
        { text: 'اردو', lang: 'ur', dir: 'rtl', href: '#ur', languageDescriptionText: '(Urdu)' },
      ],
    }),
  exitThisPage: () => kit.exitThisPage({}),
  errorSummary: () =>
    formErrors([{ field: 'example-input-error', message: 'Enter your name' }]).summary,
  notificationBanner: () =>
    list(
      kit.notificationBanner({
        text: 'Your report has been read by an officer.',
        titleId: 'banner-important',
      }),
      kit.notificationBanner({
        type: 'success',
        html: paragraph('We have saved your statement.'),
        titleId: 'banner-success',
        disableAutoFocus: true,
        role: 'region',
      }),
    ),
  panel: () =>
    kit.panel({
      titleText: 'Report received',
      headingLevel: 3,
      html: html`Your reference number<br><strong>DEMO-25-004172</strong>`,
    }),
  warningText: () => kit.warningText({ text: 'Call 999 if someone is in danger now.' }),
  insetText: () => kit.insetText({ text: 'You can stop at any time and come back within 7 days.' }),
  details: () =>
    kit.details({
      summaryText: 'If you do not want to give your name',
      text: 'You can report without it.',
    }),
  button: () =>
    html`<div class="govuk-button-group">${list(
      kit.button({ text: 'Continue', preventDoubleClick: true }),
      kit.button({ text: 'Save for later', classes: 'govuk-button--secondary' }),
      kit.button({ text: 'Withdraw report', classes: 'govuk-button--warning' }),
      kit.button({ text: 'Start now', href: '#', isStartButton: true }),
      kit.button({ text: 'Not yet', disabled: true }),
    )}</div>`,
  label: () => kit.label({ text: 'A label alone', for: 'example-input' }),
  hint: () => kit.hint({ text: 'A hint alone: for example, the name on your bank card.' }),
  errorMessage: () => kit.errorMessage({ text: 'Enter a postcode, like B1 1AA' }),
  input: () =>
    list(
      kit.input({
        name: 'example-input',
        label: { text: 'Postcode' },
        classes: 'govuk-input--width-10',
      }),
      kit.input({
        name: 'example-input-error',
        label: { text: 'Full name' },
        hint: { text: 'As you would like us to use it' },
        errorMessage: { text: 'Enter your name' },
        autocomplete: 'name',
      }),
      kit.input({
        name: 'example-value',
        label: { text: 'What it cost' },
        prefix: { text: '£' },
        inputmode: 'decimal',
        classes: 'govuk-input--width-5',
      }),
    ),
  passwordInput: () => kit.passwordInput({ name: 'example-password', label: { text: 'Password' } }),
  textarea: () => kit.textarea({ name: 'example-textarea', label: report }),
  characterCount: () =>
    kit.characterCount({
      name: 'example-count',
      label: { text: 'What did they look like?' },
      maxlength: 200,
      threshold: 75,
    }),
  fileUpload: () =>
    kit.fileUpload({ name: 'example-file', label: { text: 'Add a photo' }, javascript: true }),
  select: () =>
    kit.select({
      name: 'example-select',
      label: { text: 'Where did it happen?' },
      value: 'park',
      items: [
        { value: '', text: 'Choose a place' },
        { value: 'home', text: 'At home' },
        { value: 'park', text: 'In a park' },
      ],
    }),
  radios: () =>
    kit.radios({
      name: 'example-radios',
      fieldset: { legend: { text: 'Is it still going on?', classes: 'govuk-fieldset__legend--m' } },
      value: 'no',
      items: [
        {
          value: 'yes',
          text: 'Yes',
          conditional: {
            html: kit.input({ name: 'example-since', label: { text: 'When did it start?' } }),
          },
        },
        { value: 'no', text: 'No' },
        { divider: 'or' },
        { value: 'unknown', text: 'I do not know', hint: { text: 'We will ask you later' } },
      ],
    }),
  checkboxes: () =>
    kit.checkboxes({
      name: 'example-checkboxes',
      fieldset: { legend: { text: 'How may we reach you?', classes: 'govuk-fieldset__legend--m' } },
      hint: { text: 'Choose all that are safe for you' },
      values: ['text'],
      items: [
        { value: 'text', text: 'Text message' },
        { value: 'phone', text: 'Phone call' },
        { divider: 'or' },
        { value: 'none', text: 'Do not contact me', behaviour: 'exclusive' },
      ],
    }),
  dateInput: () =>
    kit.dateInput({
      id: 'example-date',
      namePrefix: 'example-date',
      fieldset: { legend: { text: 'When did it happen?', classes: 'govuk-fieldset__legend--m' } },
      hint: { text: 'For example, 27 3 2025' },
      values: { day: 3, month: 6, year: 2025 },
    }),
  fieldset: () =>
    kit.fieldset({
      legend: { text: 'Where do you live?', classes: 'govuk-fieldset__legend--m' },
      html: kit.input({ name: 'example-street', label: { text: 'Street' } }),
    }),
  summaryList: () =>
    kit.summaryList({
      card: { title: { text: 'Your report', headingLevel: 3 } },
      rows: [
        {
          key: { text: 'What' },
          value: { text: 'Bicycle taken from a shed' },
          actions: { items: [{ href: '#', text: 'Change', visuallyHiddenText: 'what happened' }] },
        },
        {
          key: { text: 'When' },
          value: { text: '3 June 2025 at 2:05pm' },
          actions: {
            items: [{ href: '#', text: 'Change', visuallyHiddenText: 'when it happened' }],
          },
        },
      ],
    }),
  table: () =>
    kit.table({
      caption: 'Reports this month, by beat',
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      head: [
        { text: 'Beat' },
        { text: 'Reports', format: 'numeric' },
        { text: 'Closed', format: 'numeric' },
      ],
      rows: [
        [
          { text: 'Canal Quarter' },
          { text: 41, format: 'numeric' },
          { text: 30, format: 'numeric' },
        ],
        [{ text: 'Mill Hill' }, { text: 18, format: 'numeric' }, { text: 15, format: 'numeric' }],
      ],
    }),
  tag: () =>
    list(
      kit.tag({ text: 'New' }),
      kit.tag({ text: 'Closed', classes: 'govuk-tag--green' }),
      kit.tag({ text: 'Overdue', classes: 'govuk-tag--red' }),
      kit.tag({ text: 'Waiting', classes: 'govuk-tag--grey' }),
    ),
  taskList: () =>
    kit.taskList({
      idPrefix: 'example-tasks',
      items: [
        { title: { text: 'About you' }, href: '#', status: { text: 'Completed' } },
        {
          title: { text: 'What happened' },
          hint: { text: 'Takes about 5 minutes' },
          href: '#',
          status: { tag: { text: 'Not started', classes: 'govuk-tag--blue' } },
        },
        {
          title: { text: 'Send your report' },
          status: {
            text: 'Cannot start yet',
            classes: 'govuk-task-list__status--cannot-start-yet',
          },
        },
      ],
    }),
  tabs: () =>
    kit.tabs({
      idPrefix: 'example-tabs',
      items: [
        { label: 'Today', panel: { text: 'Four reports came in today.' } },
        { label: 'This week', panel: { text: 'Nineteen reports came in this week.' } },
      ],
    }),
  accordion: () =>
    kit.accordion({
      id: 'example-accordion',
      headingLevel: 3,
      rememberExpanded: false,
      items: [
        {
          heading: { text: 'What we do next' },
          content: { text: 'An officer reads your report.' },
        },
        {
          heading: { text: 'Help for victims' },
          content: { text: 'Victim Support can talk with you.' },
        },
      ],
    }),
  pagination: () =>
    list(
      kit.pagination({
        landmarkLabel: 'Example pages',
        previous: { href: '#' },
        next: { href: '#' },
        items: [
          { number: 1, href: '#' },
          { number: 2, href: '#', current: true },
          { number: 3, href: '#' },
          { ellipsis: true },
          { number: 9, href: '#' },
        ],
      }),
      kit.pagination({
        landmarkLabel: 'Example chapters',
        previous: { href: '#', labelText: 'About you' },
        next: { href: '#', labelText: 'What happened' },
      }),
    ),
  feedback: () =>
    kit.feedback({
      titleText: 'Help us do better',
      headingLevel: 3,
      text: 'Tell us how this page worked for you.',
    }),
}

/** Our own layouts, which have classes but no function. */
export const layouts: Readonly<Record<string, Html>> = {
  Emergency: html`<div class="bl-emergency">${paragraph('Call 999 if someone is in danger now.')}</div>`,
  Status: html`<p class="govuk-body">${join(
    [
      html`<span class="bl-status bl-status--green">Free</span>`,
      html`<span class="bl-status bl-status--blue">On the way</span>`,
      html`<span class="bl-status bl-status--amber">At scene</span>`,
      html`<span class="bl-status bl-status--red">Needs help</span>`,
      html`<span class="bl-status">Off duty</span>`,
    ],
    html` &ensp; `,
  )}</p>`,
  Figures: html`<div class="bl-tiles">${[
    ['41', 'reports this month'],
    ['12 min', 'median time to attend'],
    ['88%', 'victims told the outcome'],
  ].map(
    ([value, words]) =>
      html`<div class="bl-tile"><span class="bl-tile__value">${value}</span><span class="bl-tile__label">${words}</span></div>`,
  )}</div>`,
  Queue: html`<div class="bl-split"><ul class="bl-queue bl-split__list">${[
    ['Bicycle taken from a shed', 'Mill Hill, 5 minutes ago', true],
    ['Noise most nights', 'Canal Quarter, 2 hours ago', false],
    ['Shop window broken', 'Market Street, yesterday at 9pm', false],
  ].map(
    ([title, meta, current]) =>
      html`<li class="bl-queue__item${current && ' bl-queue__item--current'}"><div class="bl-queue__title"><a class="govuk-link" href="#queue">${String(title)}</a></div><div class="bl-queue__meta">${String(meta)}</div></li>`,
  )}</ul><div>${paragraph('The chosen report is shown here, beside its map.')}<div class="bl-map bl-map--small"></div></div></div>`,
}
