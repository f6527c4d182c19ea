import { cleanText } from '../../documents/clean-text.ts'
import { refuseFaultyModel } from './check-model.ts'
import type { ExchangeModel, ModelElement, ModelRelationship, ModelView } from './model.ts'

export const namespace = 'http://www.opengroup.org/xsd/archimate/3.0/'
const schema = 'http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd'

/**
 * The model in the ArchiMate Open Exchange format: the same model gives the same text, children stand in the order of
 * the schema. Letters no XML may hold are left out. Throws ModelFaulty.
 */
export function writeExchange(model: ExchangeModel): string {
  refuseFaultyModel(model)
  const definitions = definitionsOf(model)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<model xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} ${schema}" identifier="${attribute(model.identifier)}">`,
    ...said('  ', model),
    ...within(
      'elements',
      model.elements.flatMap(one => element(one, definitions)),
    ),
    ...within(
      'relationships',
      model.relationships.flatMap(one => relationship(one, definitions)),
    ),
    ...within(
      'propertyDefinitions',
      [...definitions].flatMap(([name, identifier]) => [
        `    <propertyDefinition identifier="${identifier}" type="string">`,
        `      ${lang('name', name)}`,
        '    </propertyDefinition>',
      ]),
    ),
    ...views(model.views ?? []),
    '</model>',
    '',
  ].join('\n')
}

type Definitions = ReadonlyMap<string, string>

/** Each name of a property in use gets an identifier that nothing else has. */
function definitionsOf(model: ExchangeModel): Definitions {
  const views = model.views ?? []
  const taken = new Set(
    [
      model,
      ...model.elements,
      ...model.relationships,
      ...views,
      ...views.flatMap(({ nodes, connections }) => [...nodes, ...connections]),
    ].map(({ identifier }) => identifier),
  )
  const names = new Set(
    [...model.elements, ...model.relationships].flatMap(({ properties }) =>
      Object.keys(properties ?? {}),
    ),
  )
  let count = 0
  return new Map(
    [...names].sort().map(name => {
      let identifier: string
      do identifier = `property-${++count}`
      while (taken.has(identifier))
      return [name, identifier]
    }),
  )
}

const within = (tag: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`  <${tag}>`, ...lines, `  </${tag}>`]

function element(one: ModelElement, definitions: Definitions): string[] {
  return concept(
    'element',
    one,
    one.name === '' ? { ...one, name: undefined } : one,
    '',
    definitions,
  )
}

function relationship(one: ModelRelationship, definitions: Definitions): string[] {
  const { source, target, accessType, modifier, isDirected } = one
  const more = [
    ` source="${attribute(source)}" target="${attribute(target)}"`,
    ...(accessType === undefined ? [] : [` accessType="${accessType}"`]),
    ...(modifier === undefined ? [] : [` modifier="${attribute(modifier)}"`]),
    ...(isDirected === undefined ? [] : [` isDirected="${isDirected}"`]),
  ]
  return concept('relationship', one, one, more.join(''), definitions)
}

type Said = { readonly name?: string | undefined; readonly documentation?: string | undefined }

function concept(
  tag: string,
  one: ModelElement | ModelRelationship,
  words: Said,
  more: string,
  definitions: Definitions,
): string[] {
  const inside = [...said('      ', words), ...propertiesOf(one, definitions)]
  const open = `    <${tag} identifier="${attribute(one.identifier)}"${more} xsi:type="${one.type}"`
  return inside.length === 0 ? [`${open}/>`] : [`${open}>`, ...inside, `    </${tag}>`]
}

const said = (indent: string, { name, documentation }: Said): string[] => [
  ...(name === undefined ? [] : [`${indent}${lang('name', name)}`]),
  ...(documentation === undefined ? [] : [`${indent}${lang('documentation', documentation)}`]),
]

function propertiesOf(one: ModelElement | ModelRelationship, definitions: Definitions): string[] {
  const properties = Object.entries(one.properties ?? {})
  if (properties.length === 0) return []
  return [
    '      <properties>',
    ...properties
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .flatMap(([name, value]) => [
        `        <property propertyDefinitionRef="${definitions.get(name) ?? ''}">`,
        `          ${lang('value', value)}`,
        '        </property>',
      ]),
    '      </properties>',
  ]
}

function views(all: readonly ModelView[]): string[] {
  if (all.length === 0) return []
  return [
    '  <views>',
    '    <diagrams>',
    ...all.flatMap(({ identifier, name, nodes, connections }) => [
      `      <view identifier="${attribute(identifier)}" xsi:type="Diagram">`,
      `        ${lang('name', name)}`,
      ...nodes.map(
        node =>
          `        <node identifier="${attribute(node.identifier)}" elementRef="${attribute(node.element)}" xsi:type="Element" x="${node.x}" y="${node.y}" w="${node.w}" h="${node.h}"/>`,
      ),
      ...connections.map(
        one =>
          `        <connection identifier="${attribute(one.identifier)}" relationshipRef="${attribute(one.relationship)}" xsi:type="Relationship" source="${attribute(one.source)}" target="${attribute(one.target)}"/>`,
      ),
      '      </view>',
    ]),
    '    </diagrams>',
    '  </views>',
  ]
}

const lang = (tag: string, words: string): string =>
  `<${tag} xml:lang="en">${escapeText(words)}</${tag}>`

// A reader makes one newline of a carriage return, and a space of a newline in an attribute, unless they are spelled.
const escapeText = (words: string): string =>
  cleanText(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')

const attribute = (words: string): string =>
  escapeText(words).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
