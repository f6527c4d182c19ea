/**
 * Reporting a burglary, as a journey that can be read aloud: one question a page, in order. Pages show
 * it, the server checks by it, and the test walks it.
 */
export type Answers = Readonly<Record<string, string>>

export type Choice = { value: string; text: string; hint?: string }

export type Field = {
  name: string
  label: string
  hint?: string
  kind: 'text' | 'textarea' | 'radios' | 'date' | 'time' | 'email' | 'tel' | 'postcode' | 'address'
  choices?: readonly Choice[]
  optional?: boolean
  autocomplete?: string
  maximum?: number
  /** Shown with, and only asked when, another field of the page has this value. */
  when?: { field: string; is: string }
}

export type Step = {
  id: string
  question: string
  hint?: string
  fields: readonly Field[]
  /** Asked only where this holds of the answers so far. */
  asked?: (answers: Answers) => boolean
}

const yesNo: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

export const burglarySteps: readonly Step[] = [
  {
    id: 'danger',
    question: 'Is it happening now, or is anyone in danger?',
    fields: [{ name: 'danger', label: 'Is anyone in danger?', kind: 'radios', choices: yesNo }],
  },
  {
    id: 'where',
    question: 'What is the postcode of the place that was broken into?',
    fields: [
      {
        name: 'postcode',
        label: 'Postcode',
        hint: 'For example, WX1 2AB',
        kind: 'postcode',
        autocomplete: 'postal-code',
        maximum: 10,
      },
    ],
  },
  {
    id: 'address',
    question: 'Which address was broken into?',
    fields: [
      { name: 'uprn', label: 'Address', kind: 'address' },
      {
        name: 'addressWords',
        label: 'Address, if it is not in the list',
        kind: 'textarea',
        optional: true,
        maximum: 300,
      },
    ],
  },
  {
    id: 'safe-before',
    question: 'When did you last know that all was well there?',
    hint: 'If you are not sure, give your best guess.',
    fields: [
      { name: 'from', label: 'Date', hint: 'For example, 27 3 2026', kind: 'date' },
      { name: 'fromTime', label: 'Time', hint: 'For example, 18:30', kind: 'time' },
    ],
  },
  {
    id: 'found',
    question: 'When did you find out?',
    fields: [
      { name: 'to', label: 'Date', hint: 'For example, 28 3 2026', kind: 'date' },
      { name: 'toTime', label: 'Time', hint: 'For example, 07:15', kind: 'time' },
    ],
  },
  {
    id: 'what-happened',
    question: 'What happened?',
    hint: 'Tell us how they got in, if you know, and anything you saw or heard.',
    fields: [{ name: 'whatHappened', label: 'What happened', kind: 'textarea', maximum: 4000 }],
  },
  {
    id: 'taken',
    question: 'Was anything taken?',
    fields: [
      { name: 'taken', label: 'Was anything taken?', kind: 'radios', choices: yesNo },
      {
        name: 'items',
        label: 'What was taken',
        hint: 'One thing a line. Add a serial number after the word "serial" if you have it.',
        kind: 'textarea',
        maximum: 2000,
        when: { field: 'taken', is: 'yes' },
      },
    ],
  },
  {
    id: 'name',
    question: 'What is your name?',
    fields: [
      { name: 'name', label: 'Full name', kind: 'text', autocomplete: 'name', maximum: 100 },
    ],
  },
  {
    id: 'date-of-birth',
    question: 'What is your date of birth?',
    hint: 'It helps us to see whether you have needed us before. You can leave it empty.',
    fields: [
      {
        name: 'dateOfBirth',
        label: 'Date of birth',
        hint: 'For example, 31 3 1980',
        kind: 'date',
        optional: true,
      },
    ],
  },
  {
    id: 'contact',
    question: 'How should we keep you up to date?',
    fields: [
      {
        name: 'channel',
        label: 'How should we keep you up to date?',
        kind: 'radios',
        choices: [
          { value: 'email', text: 'Email' },
          { value: 'sms', text: 'Text message' },
          { value: 'phone', text: 'Phone call' },
        ],
      },
      {
        name: 'email',
        label: 'Email address',
        kind: 'email',
        autocomplete: 'email',
        maximum: 254,
        when: { field: 'channel', is: 'email' },
      },
      {
        name: 'mobile',
        label: 'Mobile number',
        kind: 'tel',
        autocomplete: 'tel',
        maximum: 30,
        when: { field: 'channel', is: 'sms' },
      },
      {
        name: 'phone',
        label: 'Phone number',
        kind: 'tel',
        autocomplete: 'tel',
        maximum: 30,
        when: { field: 'channel', is: 'phone' },
      },
    ],
  },
  {
    id: 'safe',
    question: 'Is it safe for us to contact you that way?',
    hint: 'Say no if someone who worries you could see the message. We will not use it then.',
    fields: [{ name: 'safe', label: 'Is it safe?', kind: 'radios', choices: yesNo }],
  },
  {
    id: 'support',
    question: 'Is there anything we should know to help you?',
    hint: 'For example, if you are on your own, have a health condition or need an interpreter.',
    fields: [
      {
        name: 'support',
        label: 'What we should know',
        kind: 'textarea',
        optional: true,
        maximum: 1000,
      },
    ],
  },
]

/** The steps that these answers lead through. */
export const stepsFor = (answers: Answers): readonly Step[] =>
  burglarySteps.filter(step => !step.asked || step.asked(answers))

export const findStep = (id: string): Step | undefined => burglarySteps.find(step => step.id === id)

/** The fields of a step that are asked, given what else was answered on its page. */
export const fieldsAsked = (step: Step, answers: Answers): readonly Field[] =>
  step.fields.filter(field => !field.when || answers[field.when.field] === field.when.is)

/** The page after this one; undefined where only the check of the answers is left. */
export function stepAfter(id: string, answers: Answers): Step | undefined {
  const steps = stepsFor(answers)
  return steps[steps.findIndex(step => step.id === id) + 1]
}
