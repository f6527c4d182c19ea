import { classes, type Html, html } from '../../html.ts'
import { hint } from '../hint/hint.ts'
import { contentOf, type Optional, translations } from '../options.ts'
import { type TextareaOptions, textarea } from '../textarea/textarea.ts'

type Plural = Optional<Record<string, string>>

export type CharacterCountOptions = Omit<TextareaOptions, 'disabled' | 'describedBy'> &
  Optional<{
    maxlength: number | string
    maxwords: number | string
    threshold: number | string
    countType: 'characters' | 'words' | 'length'
    countMessage: { readonly classes?: string | undefined }
    textareaDescriptionText: string
    charactersUnderLimitText: Plural
    charactersAtLimitText: string
    charactersOverLimitText: Plural
    wordsUnderLimitText: Plural
    wordsAtLimitText: string
    wordsOverLimitText: Plural
  }>

export function characterCount(options: CharacterCountOptions): Html {
  const countType = options.countType || (options.maxwords ? 'words' : undefined)
  const limit = options.maxwords || options.maxlength
  const unit = countType === 'words' ? 'words' : 'characters'
  const description = options.textareaDescriptionText || `You can enter up to %{count} ${unit}`
  const id = options.id || options.name
  const message = hint({
    text: limit ? description.replace('%{count}', String(limit)) : '',
    id: `${id}-info`,
    classes: classes('govuk-character-count__message', options.countMessage?.classes),
  })
  return textarea({
    ...options,
    id,
    describedBy: `${id}-info`,
    classes: classes('govuk-js-character-count', options.classes),
    formGroup: {
      classes: classes('govuk-character-count', options.formGroup?.classes),
      attributes: {
        'data-module': 'govuk-character-count',
        'data-maxlength': options.maxlength,
        'data-maxwords': options.maxwords,
        'data-threshold': options.threshold,
        'data-count-type': countType,
        ...translations({
          // Only the script knows a limit that is set there, so it needs the sentence to fill in.
          'textarea-description':
            !limit && options.textareaDescriptionText
              ? { other: options.textareaDescriptionText }
              : undefined,
          'characters-under-limit': options.charactersUnderLimitText,
          'characters-at-limit': options.charactersAtLimitText,
          'characters-over-limit': options.charactersOverLimitText,
          'words-under-limit': options.wordsUnderLimitText,
          'words-at-limit': options.wordsAtLimitText,
          'words-over-limit': options.wordsOverLimitText,
        }),
        ...options.formGroup?.attributes,
      },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { html: html`${message}${contentOf(options.formGroup?.afterInput)}` },
    },
  })
}
