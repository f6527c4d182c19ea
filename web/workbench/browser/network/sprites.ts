import { type PictureNode, type ShapeKind, shapes } from '../../network/picture.ts'

/** Each shape is drawn once a size and then copied: thousands a frame would be too slow to draw one by one. */
export class Sprites {
  readonly #made = new Map<string, HTMLCanvasElement>()
  readonly #paths = new Map<ShapeKind, { outline: Path2D; glyph: Path2D }>()

  draw(
    target: CanvasRenderingContext2D,
    { shape, closed, steps }: PictureNode,
    x: number,
    y: number,
    radius: number,
    dim: boolean,
    ratio: number,
  ): void {
    const r = Math.round(radius * 2) / 2
    const key = `${shape} ${r} ${closed} ${steps === 0} ${dim} ${ratio}`
    let sprite = this.#made.get(key)
    if (!sprite) {
      sprite = this.#make(shape, r, closed, steps === 0, dim, ratio)
      if (this.#made.size > 400) this.#made.clear()
      this.#made.set(key, sprite)
    }
    const half = sprite.width / ratio / 2
    target.drawImage(sprite, x - half, y - half, half * 2, half * 2)
  }

  #make(kind: ShapeKind, r: number, closed: boolean, start: boolean, dim: boolean, ratio: number) {
    const canvas = document.createElement('canvas')
    const half = r * 1.25 + 6
    canvas.width = canvas.height = Math.ceil(half * 2 * ratio)
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    const { outline, glyph } = this.#pathsOf(kind)
    const { colour } = shapes[kind]
    context.translate(canvas.width / 2, canvas.height / 2)
    context.scale(r * ratio, r * ratio)
    context.globalAlpha = dim ? 0.22 : 1
    if (start || closed) {
      context.beginPath()
      context.arc(0, 0, 1.15 + 3 / r, 0, 2 * Math.PI)
      context.lineWidth = (start ? 2.5 : 1.8) / r
      context.strokeStyle = '#0b0c0c'
      context.setLineDash(closed ? [4 / r, 3 / r] : [])
      context.fillStyle = '#fff'
      context.fill()
      context.stroke()
      context.setLineDash([])
    }
    context.lineWidth = 2 / r
    context.strokeStyle = '#fff'
    context.stroke(outline)
    context.fillStyle = colour
    context.fill(outline)
    if (r >= 5) {
      context.fillStyle = '#fff'
      context.fill(glyph, 'evenodd')
    }
    return canvas
  }

  #pathsOf(kind: ShapeKind) {
    const known = this.#paths.get(kind)
    if (known) return known
    const made = {
      outline: new Path2D(shapes[kind].outline),
      glyph: new Path2D(shapes[kind].glyph),
    }
    this.#paths.set(kind, made)
    return made
  }
}
