import { ModelFaulty, refuseFaultyModel } from './check-model.ts'
import type {
  ExchangeModel,
  ModelElement,
  ModelRelationship,
  ModelView,
  Properties,
  ViewConnection,
  ViewNode,
} from './model.ts'
import { namespace } from './write-exchange.ts'
import { parseXml, type Tag } from './xml-tree.ts'

export type ReadModel = {
  readonly model: ExchangeModel
  /** What the file has and the model has no place for, in words. */
  readonly leftOut: readonly string[]
}

/** Some 15,000 elements with their properties; reading them was measured at 1.3 seconds. */
const mostCharacters = 8_000_000

/** Reads a model from a file of the ArchiMate Open Exchange format, version 3. Throws ModelFaulty with all faults in words. */
export function readExchange(xml: string, limits: { mostCharacters?: number } = {}): ReadModel {
  const most = limits.mostCharacters ?? mostCharacters
  if (xml.length > most) {
    throw new ModelFaulty([`The file has ${xml.length} characters; at most ${most} are read`])
  }
  const root = parseXml(xml)
  if (root.name !== 'model' || root.namespace !== namespace) {
    throw new ModelFaulty([
      `The file is not a model of the ArchiMate Open Exchange format, version 3: its root is not a <model> of ${namespace}`,
    ])
  }
  const reader = new Reader(root)
  const model = reader.model()
  const faults = reader.faults
  if (faults.length > 0) throw new ModelFaulty(faults)
  refuseFaultyModel(model)
  return { model, leftOut: [...new Set(reader.leftOut)] }
}

const child = (tag: Tag, name: string): Tag | undefined =>
  tag.tags.find(one => one.name === name && one.namespace === namespace)
const children = (tag: Tag | undefined, name: string): Tag[] =>
  tag?.tags.filter(one => one.name === name && one.namespace === namespace) ?? []

class Reader {
  readonly faults: string[] = []
  readonly leftOut: string[] = []
  readonly #root: Tag
  readonly #definitions: ReadonlyMap<string, string>

  constructor(root: Tag) {
    this.#root = root
    this.#definitions = new Map(
      children(child(root, 'propertyDefinitions'), 'propertyDefinition').map(tag => [
        tag.attributes.identifier ?? '',
        this.#words(tag, 'name') ?? tag.attributes.identifier ?? '',
      ]),
    )
  }

  model(): ExchangeModel {
    const root = this.#root
    for (const [tag, what] of [
      ['metadata', 'metadata'],
      ['organizations', 'folders'],
      ['properties', 'properties of the model itself'],
    ] as const) {
      if (child(root, tag)) this.leftOut.push(what)
    }
    const diagrams = child(root, 'views')
    if (diagrams && child(diagrams, 'viewpoints')) this.leftOut.push('viewpoints')
    const views = children(diagrams && child(diagrams, 'diagrams'), 'view')
    return {
      identifier: root.attributes.identifier ?? '',
      name: this.#words(root, 'name') ?? '',
      ...this.#documentation(root),
      elements: children(child(root, 'elements'), 'element').map(tag => this.#element(tag)),
      relationships: children(child(root, 'relationships'), 'relationship').map(tag =>
        this.#relationship(tag),
      ),
      ...(views.length > 0 ? { views: views.map(tag => this.#view(tag)) } : {}),
    }
  }

  /** Of several languages English is taken, else the first. */
  #words(tag: Tag, name: string): string | undefined {
    const all = children(tag, name)
    if (all.length > 1) this.leftOut.push(`a ${name} in more than one language`)
    return (all.find(one => /^en\b/i.test(one.attributes['xml:lang'] ?? '')) ?? all[0])?.text
  }

  #documentation(tag: Tag): { documentation?: string } {
    const documentation = this.#words(tag, 'documentation')
    return documentation === undefined ? {} : { documentation }
  }

  #element(tag: Tag): ModelElement {
    const { identifier = '', 'xsi:type': type = '' } = tag.attributes
    return {
      identifier,
      // What is not a type is told by the check of the whole model, with all other faults.
      type: type as ModelElement['type'],
      name: this.#words(tag, 'name') ?? '',
      ...this.#documentation(tag),
      ...this.#properties(tag, identifier),
    }
  }

  #relationship(tag: Tag): ModelRelationship {
    const {
      identifier = '',
      'xsi:type': type = '',
      source = '',
      target = '',
      ...more
    } = tag.attributes
    const name = this.#words(tag, 'name')
    return {
      identifier,
      type: type as ModelRelationship['type'],
      source,
      target,
      ...(name === undefined ? {} : { name }),
      ...this.#documentation(tag),
      ...this.#properties(tag, identifier),
      ...(more.accessType === undefined
        ? {}
        : { accessType: more.accessType as NonNullable<ModelRelationship['accessType']> }),
      ...(more.modifier === undefined ? {} : { modifier: more.modifier }),
      ...(more.isDirected === undefined
        ? {}
        : { isDirected: more.isDirected === 'true' || more.isDirected === '1' }),
    }
  }

  #properties(tag: Tag, place: string): { properties?: Properties } {
    const entries = children(child(tag, 'properties'), 'property').map((one): [string, string] => {
      const reference = one.attributes.propertyDefinitionRef ?? ''
      const name = this.#definitions.get(reference)
      if (name === undefined) {
        this.faults.push(`"${place}" has a property of "${reference}", which is nowhere defined`)
      }
      return [name ?? reference, this.#words(one, 'value') ?? '']
    })
    const seen = new Set<string>()
    const twice = entries.find(([name]) => seen.has(name) || !seen.add(name))?.[0]
    if (twice !== undefined) this.faults.push(`"${place}" has the property "${twice}" twice`)
    return entries.length > 0 ? { properties: Object.fromEntries(entries) } : {}
  }

  #view(tag: Tag): ModelView {
    const nodes: ViewNode[] = []
    const unread = new Set<string>()
    this.#nodes(tag, nodes, unread)
    if (child(tag, 'documentation') || child(tag, 'properties') || tag.attributes.viewpoint) {
      this.leftOut.push('documentation, properties and viewpoints of views')
    }
    const connections = children(tag, 'connection').flatMap((one): ViewConnection[] => {
      const { identifier = '', relationshipRef, source = '', target = '' } = one.attributes
      if (relationshipRef === undefined) {
        this.leftOut.push('lines in views that stand for no relationship')
        return []
      }
      if (unread.has(source) || unread.has(target)) {
        this.leftOut.push('lines in views to boxes that stand for no element')
        return []
      }
      if (child(one, 'bendpoint')) this.leftOut.push('bends of connections')
      return [{ identifier, relationship: relationshipRef, source, target }]
    })
    return {
      identifier: tag.attributes.identifier ?? '',
      name: this.#words(tag, 'name') ?? '',
      nodes,
      connections,
    }
  }

  /** Nodes within nodes have their place from the corner of the view, so they can stand beside those they are in. */
  #nodes(tag: Tag, found: ViewNode[], unread: Set<string>): void {
    for (const one of children(tag, 'node')) {
      const { identifier = '', elementRef, x, y, w, h } = one.attributes
      if (elementRef === undefined) {
        unread.add(identifier)
        this.leftOut.push('boxes in views that stand for no element')
      } else {
        const [left, top, wide, tall] = [x, y, w, h].map(text =>
          /^\+?\d+$/.test(text ?? '') ? Number(text) : Number.NaN,
        )
        found.push({
          identifier,
          element: elementRef,
          x: left ?? 0,
          y: top ?? 0,
          w: wide ?? 0,
          h: tall ?? 0,
        })
      }
      if (child(one, 'style')) this.leftOut.push('colours and fonts of views')
      this.#nodes(one, found, unread)
    }
  }
}
