// What XML 1.0 and a printed page may hold; Word's vertical tabs and their like come along when text is pasted.
const unwritable = /[^\t\n\r -~\u0080-\ufffd\u{10000}-\u{10ffff}]/gu

export const cleanText = (text: string): string => text.toWellFormed().replace(unwritable, '')
