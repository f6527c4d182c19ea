/**
 * The worker keeps the app's own files, so that it opens with no network; it keeps no data. A new version
 * takes over at the next start: nothing is reloaded under somebody's hands.
 */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  window.addEventListener('load', () => {
    const { BASE_URL: scope } = import.meta.env
    navigator.serviceWorker.register(`${scope}sw.js`, { scope }).catch(error => {
      console.error('The app could not be kept for use without a network', error)
    })
  })
}
