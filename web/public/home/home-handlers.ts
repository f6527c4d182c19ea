import { type Html, html } from '@bluelamp/kit'
import type { Http } from '@bluelamp/platform'
import { emergencyBanner } from '../site/emergency.ts'
import { type PublicSite, publicPage } from '../site/layout.ts'

const card = (href: string, title: string, words: string): Html => html`<li class="bl-card">
  <h2 class="govuk-heading-m"><a class="govuk-link" href="${href}">${title}</a></h2>
  <p class="govuk-body">${words}</p>
</li>`

const homePage = (site: PublicSite): Html => html`${emergencyBanner}
  <h1 class="govuk-heading-xl">${site.forceName}</h1>
  <p class="govuk-body-l">Report a burglary, follow your report and see what happens where you live.</p>
  <ul class="bl-cards">
    ${card('/report/burglary', 'Report a burglary', 'A home or building was broken into.')}
    ${card('/my-report', 'Follow your report', 'See where it stands and what we have told you.')}
    ${card('/map', 'Crime map', 'Crimes near you by month and kind, on a map or as a table.')}
    ${card('/open-data', 'Open data', 'The same figures for programs, in the shape of data.police.uk.')}
  </ul>`

const accessibilityPage = html`<h1 class="govuk-heading-l">Accessibility</h1>
  <p class="govuk-body">We want everyone to be able to use this site: with a screen reader, with a keyboard only,
    on a small phone, or with scripts switched off. It is built to WCAG 2.2 at level AA.</p>
  <p class="govuk-body">Every page met in our tested journeys is checked by axe, an automatic tester, on every change.
    An automatic tester finds only part of what can be wrong; no audit by people has been made yet.</p>
  <h2 class="govuk-heading-m">If you cannot use a page</h2>
  <p class="govuk-body">Call 101, or go to a police station. You never have to do it online.</p>`

const privacyPage = html`<h1 class="govuk-heading-l">Privacy and cookies</h1>
  <p class="govuk-body">What you report is kept as a police record. It is used to protect you and others, to
    investigate and to bring people to justice (Data Protection Act 2018, Part 3). Each time someone looks
    at it, their name and the time are written down.</p>
  <p class="govuk-body">Answers that you do not send are deleted after a week.</p>
  <h2 class="govuk-heading-m">Cookies</h2>
  <p class="govuk-body">We set one cookie, <code>bluelamp_visit</code>. It keeps your answers together while you
    fill in a form. It goes after a week. We do not follow what you do.</p>`

export function home(app: Http, site: PublicSite): void {
  const pages = [
    ['/', site.forceName, homePage(site)],
    ['/accessibility', 'Accessibility', accessibilityPage],
    ['/privacy', 'Privacy and cookies', privacyPage],
  ] as const
  for (const [path, title, body] of pages) {
    const text = publicPage(site, { title, body })
    app.get(
      path,
      { schema: {}, config: { access: { open: 'a page with no personal data' } } },
      (_request, reply) => reply.type('text/html; charset=utf-8').send(text),
    )
  }
}
