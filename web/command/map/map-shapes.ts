import { grades, unitStates } from '@bluelamp/respond/contract'
import { groupOf, type UnitGroup } from '../units/unit-board.ts'
import { incidentIcon, unitIcon } from './map-features.ts'

type Picture = { readonly name: string; readonly data: ImageData; readonly pixelRatio: number }
type Pen = OffscreenCanvasRenderingContext2D
type Point = readonly [x: number, y: number]

const ratio = 2
const ink = '#08111f'

/** Shape and letter tell the grade; the colour only helps. */
const gradeLooks: Record<string, { letter: string; colour: string; outline: readonly Point[] }> = {
  P1: {
    letter: '1',
    colour: '#ff6b5f',
    outline: [
      [17, 1],
      [33, 17],
      [17, 33],
      [1, 17],
    ],
  },
  P2: {
    letter: '2',
    colour: '#ffc15c',
    outline: [
      [17, 2],
      [32, 30],
      [2, 30],
    ],
  },
  P3: {
    letter: '3',
    colour: '#d8c7ff',
    outline: [
      [5, 5],
      [29, 5],
      [29, 29],
      [5, 29],
    ],
  },
  RWD: {
    letter: 'R',
    colour: '#c3cfdd',
    outline: [
      [10, 4],
      [24, 4],
      [31, 17],
      [24, 30],
      [10, 30],
      [3, 17],
    ],
  },
}
const otherLook = { letter: '?', colour: '#ffffff', outline: gradeLooks.P3!.outline }

const groupColours: Record<UnitGroup, string> = {
  emergency: '#ff4f6d',
  available: '#7fdca0',
  committed: '#6bb3ff',
  'not-deployable': '#b3bfcc',
  'off-duty': '#b3bfcc',
}

function draw(name: string, size: number, paint: (pen: Pen) => void): Picture {
  const canvas = new OffscreenCanvas(size * ratio, size * ratio)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('map: this browser cannot draw pictures for the map')
  pen.scale(ratio, ratio)
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.lineJoin = 'round'
  paint(pen)
  return { name, data: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: ratio }
}

function trace(pen: Pen, outline: readonly Point[]) {
  pen.beginPath()
  for (const [x, y] of outline) pen.lineTo(x, y)
  pen.closePath()
}

function incidentPicture(grade: string): Picture {
  const { letter, colour, outline } = gradeLooks[grade] ?? otherLook
  return draw(incidentIcon(grade), 34, pen => {
    trace(pen, outline)
    pen.fillStyle = colour
    pen.fill()
    pen.lineWidth = 2
    pen.strokeStyle = ink
    pen.stroke()
    pen.fillStyle = ink
    pen.font = '800 15px system-ui, sans-serif'
    pen.fillText(letter, 17, grade === 'P2' ? 21 : 18)
  })
}

/** Who can be sent is square and full, who is committed round, the rest hollow; old places are faint. */
function unitPicture(state: number, stale: boolean): Picture {
  const group = groupOf(state)
  const hollow = group === 'not-deployable'
  return draw(unitIcon(group, state, stale), 24, pen => {
    pen.globalAlpha = stale ? 0.55 : 1
    pen.beginPath()
    if (group === 'available') pen.roundRect(3, 3, 18, 18, 4)
    else if (group === 'emergency') for (const [x, y] of star) pen.lineTo(x, y)
    else pen.arc(12, 12, 9.5, 0, Math.PI * 2)
    pen.closePath()
    pen.fillStyle = hollow ? ink : groupColours[group]
    pen.fill()
    pen.lineWidth = hollow ? 2 : 1.5
    pen.strokeStyle = hollow ? groupColours[group] : ink
    if (stale) pen.setLineDash([3, 2])
    if (stale) pen.strokeStyle = '#ffffff'
    pen.stroke()
    pen.fillStyle = hollow ? groupColours[group] : ink
    pen.font = '700 11px system-ui, sans-serif'
    pen.fillText(String(state), 12, 12.5)
  })
}

const star: readonly Point[] = Array.from({ length: 16 }, (_, index): Point => {
  const reach = index % 2 === 0 ? 12 : 8.5
  const angle = (index * Math.PI) / 8
  return [12 + reach * Math.sin(angle), 12 - reach * Math.cos(angle)]
})

export const mapPictures = (): Picture[] => [
  ...grades.map(grade => incidentPicture(grade.code)),
  ...unitStates.flatMap(({ code }) => [unitPicture(code, false), unitPicture(code, true)]),
]
