import { attributes, classes, type Html, html } from '../html.ts'
import { type ButtonOptions, button } from './button/button.ts'
import type { Optional, Styled } from './options.ts'

/** One thing to do at the foot of a panel or banner: a link where it only leads somewhere, else a button. */
export type Action = { readonly text: string } & Styled &
  Optional<{ href: string; type: ButtonOptions['type']; name: string; value: string }>

export function action(
  options: Action,
  names: { readonly button?: string; readonly link: string },
): Html {
  if (!options.href || options.type === 'button') {
    return button({
      ...options,
      type: options.type || 'button',
      classes: classes(names.button, options.classes),
    })
  }
  return html`<a class="${classes(names.link, options.classes)}" href="${options.href}"${attributes(options.attributes)}>${options.text}</a>`
}
