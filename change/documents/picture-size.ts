/** The size of an SVG as its own width and height say, or its view box; a plain size where it says neither. */
export function sizeOfPicture(svg: string): { width: number; height: number } {
  const open = /<svg\b[^>]*>/.exec(svg)?.[0] ?? ''
  const said = (name: string) => Number(new RegExp(`\\s${name}="([\\d.]+)(?:px)?"`).exec(open)?.[1])
  const [, , boxWidth, boxHeight] = (/\sviewBox="([^"]+)"/.exec(open)?.[1] ?? '')
    .split(/[\s,]+/)
    .map(Number)
  const width = said('width') || boxWidth || 600
  const height = said('height') || boxHeight || 400
  return { width, height }
}
