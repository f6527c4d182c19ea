import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { cleanText } from '../../documents/clean-text.ts'
import { ModelFaulty } from './check-model.ts'

export type Tag = {
  readonly name: string
  readonly namespace: string
  readonly attributes: Readonly<Record<string, string>>
  readonly tags: readonly Tag[]
  readonly text: string
}

// Entities are left as they stand and spelled out below: five names and numbers, nothing a file could define.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 64,
})

/** The root of an XML text from outside. Throws ModelFaulty: no document types, no entities, no depth without end. */
export function parseXml(xml: string): Tag {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) {
    throw new ModelFaulty([
      'The file declares a document type or entities, and such files are not read',
    ])
  }
  if (cleanText(xml) !== xml) {
    throw new ModelFaulty(['The file holds letters that no XML may hold'])
  }
  const valid = XMLValidator.validate(xml)
  if (valid !== true) {
    throw new ModelFaulty([`The file is not XML: line ${valid.err.line}: ${valid.err.msg}`])
  }
  let nodes: unknown
  try {
    nodes = parser.parse(xml)
  } catch (error) {
    throw new ModelFaulty([
      `The file is not XML: ${error instanceof Error ? error.message : error}`,
    ])
  }
  const root = tagsOf(nodes)[0]
  if (!root) throw new ModelFaulty(['The file is empty'])
  return root
}

type Scope = Readonly<Record<string, string>>

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const known: Scope = {
  [xmlNamespace]: 'xml',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
}

/** Tags with the namespace their prefix stands for; attributes have the prefixes xml and xsi whatever the file calls them. */
function tagsOf(nodes: unknown, above: Scope = { xml: xmlNamespace }): Tag[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap<Tag>((node: Record<string, unknown>) => {
    const whole = Object.keys(node).find(key => key !== ':@')
    if (whole === undefined || whole.startsWith('#')) return []
    const attributes = Object.entries((node[':@'] ?? {}) as Record<string, unknown>).map(
      ([key, value]): [string, string] => [key, spell(`${value}`)],
    )
    const scope: Scope = {
      ...above,
      ...Object.fromEntries(
        attributes.flatMap(([key, value]) =>
          key === 'xmlns' ? [['', value]] : key.startsWith('xmlns:') ? [[key.slice(6), value]] : [],
        ),
      ),
    }
    const [prefix, name] = parted(whole)
    return [
      {
        name,
        namespace: scope[prefix] ?? '',
        attributes: Object.fromEntries(
          attributes.map(([key, value]) => {
            const [own, local] = parted(key)
            return [own === '' ? local : `${known[scope[own] ?? ''] ?? own}:${local}`, value]
          }),
        ),
        tags: tagsOf(node[whole], scope),
        text: textOf(node[whole]),
      },
    ]
  })
}

function parted(name: string): [prefix: string, local: string] {
  const at = name.indexOf(':')
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)]
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return ''
  return nodes
    .map((node: Record<string, unknown>) =>
      '#text' in node
        ? spell(`${node['#text']}`)
        : '#cdata' in node
          ? textAsIs(node['#cdata'])
          : '',
    )
    .join('')
}

const textAsIs = (nodes: unknown): string =>
  Array.isArray(nodes)
    ? nodes.map((node: Record<string, unknown>) => `${node['#text'] ?? ''}`).join('')
    : `${nodes ?? ''}`

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function spell(text: string): string {
  return text.replace(/&([^;&\s]{1,12});|&/g, (whole, name: string | undefined) => {
    const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name ?? '') ?? []
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined
    const numbered = code !== undefined && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    if (numbered !== '' && cleanText(numbered) === numbered) return numbered
    const letter = name !== undefined && Object.hasOwn(names, name) ? names[name] : undefined
    if (letter === undefined)
      throw new ModelFaulty([`"${whole}" in the file has no meaning in XML`])
    return letter
  })
}
