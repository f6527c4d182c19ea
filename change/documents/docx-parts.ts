import type { IPropertiesOptions } from 'docx'

/** A4 between margins of an inch: in twentieths of a point, and in pixels at 96 to the inch. */
export const textWidth = { twips: 9026, pixels: 601 }

const heading = (size: number) => ({
  run: { size, bold: true, color: '0B0C0C', font: 'Arial' },
  paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
})

/** Arial at 12 points; British English stands in the defaults, so every run has it. */
export const docxStyles: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { font: 'Arial', size: 24, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 160, line: 288, lineRule: 'auto' } },
    },
    heading1: heading(44),
    heading2: heading(34),
    heading3: heading(28),
    heading4: heading(25),
    heading5: heading(24),
    heading6: heading(24),
    caption: { run: { bold: true, size: 22, color: '0B0C0C', italics: false } },
    hyperlink: { run: { color: '1D70B8', underline: { type: 'single' } } },
  },
}

/** One clear pixel, for programs that draw no SVG: the table beside the picture says what it shows. */
export const fallbackPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII=',
  'base64',
)
