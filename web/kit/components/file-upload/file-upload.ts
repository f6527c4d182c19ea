import { type AttributeValues, attributes, classes, type Html, html } from '../../html.ts'
import { besideInput, type FieldOptions, field } from '../field.ts'
import { type Optional, translations } from '../options.ts'

export type FileUploadOptions = FieldOptions &
  Optional<{
    disabled: boolean
    multiple: boolean
    javascript: boolean
    wrapperClasses: string
    wrapperAttributes: AttributeValues
    chooseFilesButtonText: string
    noFileChosenText: string
    multipleFilesChosenText: Optional<Record<string, string>>
    dropInstructionText: string
    enteredDropZoneText: string
    leftDropZoneText: string
  }>

function enhanced(options: FileUploadOptions, control: Html): Html {
  const words = translations({
    'choose-files-button': options.chooseFilesButtonText,
    'no-file-chosen': options.noFileChosenText,
    'multiple-files-chosen': options.multipleFilesChosenText,
    'drop-instruction': options.dropInstructionText,
    'entered-drop-zone': options.enteredDropZoneText,
    'left-drop-zone': options.leftDropZoneText,
  })
  const names = classes('govuk-file-upload-wrapper', options.wrapperClasses)
  return html`<div class="${names}" data-module="govuk-file-upload"${attributes({ ...words, ...options.wrapperAttributes })}>
    ${control}
  </div>`
}

export function fileUpload(options: FileUploadOptions): Html {
  return field(options, (id, describedBy) => {
    const own = attributes({
      class: classes(
        'govuk-file-upload',
        options.classes,
        options.errorMessage && 'govuk-file-upload--error',
      ),
      id,
      name: options.name,
      type: 'file',
      disabled: options.disabled,
      multiple: options.multiple,
      'aria-describedby': describedBy,
    })
    const control = html`<input${own}${attributes(options.attributes)}>`
    return besideInput(options, options.javascript ? enhanced(options, control) : control)
  })
}
