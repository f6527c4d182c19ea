import { behavioursScript, icon, modulesFor, stylesheet, supportedScript } from './assets/assets.ts'
import {
  type BackLinkOptions,
  backLink,
  type LanguageNavigationOptions,
  languageNavigation,
  type ServiceNavigationItem,
  serviceNavigation,
  skipLink,
} from './components/index.ts'
import type { Falsy, Optional } from './components/options.ts'
import { attributes, type Child, classes, type Html, html, render } from './html.ts'
import { lamp } from './lamp.ts'

export type SignedIn = { readonly name: string } & Optional<{ role: string; action: Html }>

export type PageWords = {
  readonly skip: string
  readonly menu: string
  readonly invented: string
  readonly inventedLabel: string
  readonly footer: string
  readonly footerLabel: string
  readonly signedInAs: string
  readonly error: string
}

export const englishWords: PageWords = {
  skip: 'Skip to main content',
  menu: 'Menu',
  invented: 'Invented data: this is a demonstration force. No person, place or event here is real.',
  inventedLabel: 'About this demonstration',
  footer: 'In an emergency call 999. At other times call 101 if you cannot do something online.',
  footerLabel: 'Support links',
  signedInAs: 'Signed in as',
  error: 'Error',
}

export type PageOptions = {
  readonly title: string
  readonly serviceName: string
  readonly body: Html
} & Optional<{
  brand: string
  homeUrl: string
  serviceUrl: string
  lang: string
  dir: 'ltr' | 'rtl'
  nonce: string
  /** Says on the page that all data is invented. */
  bannerInvented: boolean
  /** Puts "Error:" before the title, so that a screen reader hears it first. */
  hasErrors: boolean
  navigation: readonly (ServiceNavigationItem | Falsy)[]
  signedInAs: SignedIn
  languages: LanguageNavigationOptions
  backLink: BackLinkOptions
  beforeContent: Html
  width: 'normal' | 'wide' | 'full'
  mainClasses: string
  /** Addresses of further modules and stylesheets of this page. */
  scripts: readonly string[]
  styles: readonly string[]
  footerLinks: readonly { readonly href: string; readonly text: string }[]
  words: Partial<PageWords>
}>

function head(options: PageOptions, words: PageWords, modules: readonly string[]): Html {
  const brand = options.brand ?? 'Bluelamp'
  const names = [...new Set([options.title, options.serviceName, brand])].join(' – ')
  const nonce = attributes({ nonce: options.nonce })
  return html`<head>
    <meta charset="utf-8">
    <title>${options.hasErrors && `${words.error}: `}${names}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="theme-color" content="#0b1f3a">
    <link rel="icon" href="${icon.path}" type="image/svg+xml">
    <link rel="stylesheet" href="${stylesheet.path}"${nonce}>
    ${options.styles?.map(path => html`<link rel="stylesheet" href="${path}"${nonce}>`)}
    ${modules.map(path => html`<link rel="modulepreload" href="${path}"${nonce}>`)}
    <script type="module" src="${behavioursScript.path}"${nonce}></script>
    ${options.scripts?.map(path => html`<script type="module" src="${path}"${nonce}></script>`)}
  </head>`
}

function account(signedIn: SignedIn, words: PageWords): Html {
  const role = signedIn.role && `, ${signedIn.role}`
  return html`<div class="bl-header__account">
    <span>${words.signedInAs} <strong>${signedIn.name}</strong>${role}</span>
    ${signedIn.action}
  </div>`
}

function header(options: PageOptions, words: PageWords): Html {
  return html`<header>
    <div class="bl-header">
      <div class="govuk-width-container bl-header__row">
        <a class="bl-header__home" href="${options.homeUrl ?? '/'}">${lamp}<span>${options.brand ?? 'Bluelamp'}</span></a>
        ${options.signedInAs && account(options.signedInAs, words)}
      </div>
    </div>
    ${serviceNavigation({
      serviceName: options.serviceName,
      serviceUrl: options.serviceUrl,
      navigation: options.navigation,
      menuButtonText: words.menu,
      slots: options.languages && {
        end: { html: languageNavigation(options.languages), align: 'inline' },
      },
    })}
  </header>`
}

function footer(options: PageOptions, words: PageWords): Html {
  const links = options.footerLinks?.map(
    link => html`<li><a href="${link.href}">${link.text}</a></li>`,
  )
  return html`<footer class="bl-footer">
    <div class="govuk-width-container">
      ${
        Boolean(links?.length) &&
        html`<h2 class="govuk-visually-hidden">${words.footerLabel}</h2>
      <ul class="bl-footer__links">${links}</ul>`
      }
      <p>${words.footer}</p>
    </div>
  </footer>`
}

/**
 * A whole HTML document. It holds no inline script or style, so it works under a policy that allows neither, and
 * loads only the behaviours of the components it shows.
 */
export function page(options: PageOptions): Html {
  const words: PageWords = { ...englishWords, ...options.words }
  const width = options.width ?? 'normal'
  const names = classes(
    'govuk-template__body bl-page',
    width !== 'normal' && `bl-page--${width}`,
    options.bannerInvented && 'bl-page--invented',
  )
  const banner: Child =
    options.bannerInvented &&
    html`<aside class="bl-invented" aria-label="${words.inventedLabel}"><p>${words.invented}</p></aside>`
  const content = html`${skipLink({ href: '#main-content', text: words.skip })}
    ${header(options, words)}
    ${banner}
    <div class="bl-page__content">
      <div class="govuk-width-container">
        ${options.backLink && backLink(options.backLink)}
        ${options.beforeContent}
        <main class="${classes('govuk-main-wrapper', options.mainClasses)}" id="main-content">${options.body}</main>
      </div>
    </div>
    ${footer(options, words)}`
  const modules = modulesFor(render(content))
  const root = attributes({ lang: options.lang ?? 'en-GB', dir: options.dir })
  return html`<!DOCTYPE html>
<html class="govuk-template"${root}>
  ${head(options, words, modules)}
  <body class="${names}">
    <script src="${supportedScript.path}"${attributes({ nonce: options.nonce })}></script>
    ${content}
  </body>
</html>
`
}
