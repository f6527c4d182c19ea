import { type Html, page, render } from '@bluelamp/kit'

export type PublicSite = {
  forceName: string
  forceId: string
  invented: boolean
}

export type PublicPage = {
  title: string
  body: Html
  back?: string
  hasErrors?: boolean
  scripts?: readonly string[]
  styles?: readonly string[]
  width?: 'normal' | 'wide'
}

const navigation = [
  { text: 'Report', href: '/report/burglary' },
  { text: 'Your report', href: '/my-report' },
  { text: 'Crime map', href: '/map' },
]

const footerLinks = [
  { href: '/accessibility', text: 'Accessibility' },
  { href: '/privacy', text: 'Privacy and cookies' },
  { href: '/open-data', text: 'Open data' },
  { href: '/decisions', text: 'Decisions' },
  { href: '/sign-in', text: 'Staff sign in' },
]

/** One frame for every public page. */
export function publicPage(site: PublicSite, { back, ...options }: PublicPage): string {
  return render(
    page({
      ...options,
      brand: site.forceName,
      serviceName: 'Online services',
      serviceUrl: '/',
      bannerInvented: site.invented,
      navigation,
      footerLinks,
      ...(back && { backLink: { href: back, text: 'Back' } }),
    }),
  )
}
