import type { Box, PdfPage } from './pdf-page.ts'
import type { Mark } from './picture-marks.ts'

/** Draws a picture's marks into their place on the page. */
export function drawMarks(page: PdfPage, marks: readonly Mark[], box: Box, scale: number): void {
  const { doc } = page
  doc.save()
  doc.translate(box.x, box.y).scale(scale)
  for (const mark of marks) {
    if (mark.kind === 'words') {
      const text = page.letters(mark.text)
      doc
        .font(mark.bold ? 'bold' : 'regular')
        .fontSize(mark.size)
        .fillColor(mark.fill)
      const wide = doc.widthOfString(text)
      const back = mark.anchor === 'middle' ? wide / 2 : mark.anchor === 'end' ? wide : 0
      doc.text(text, mark.x - back, mark.y, { lineBreak: false, baseline: 'alphabetic' })
      continue
    }
    doc.lineWidth(mark.strokeWidth)
    const [dash, space] = mark.dash
    if (dash === undefined) doc.undash()
    else doc.dash(dash, { space: space ?? dash })
    if (mark.fill && mark.stroke) doc.path(mark.d).fillAndStroke(mark.fill, mark.stroke)
    else if (mark.fill) doc.path(mark.d).fill(mark.fill)
    else if (mark.stroke) doc.path(mark.d).stroke(mark.stroke)
  }
  doc.undash()
  doc.restore()
}
