import { type Html, html, warningText } from '@bluelamp/kit'

/** Stands on every page of every report journey. */
export const emergencyBanner: Html = html`<div class="bl-emergency" role="region" aria-label="Emergency">
  ${warningText({
    text: 'Call 999 now if someone is in danger, or if it is happening now. If you cannot speak, press 55 when asked.',
    iconFallbackText: 'Emergency',
  })}
</div>`
