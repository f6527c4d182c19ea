// Runs before the first paint, so that parts meant for scripts neither flash nor jump.
document.body.className += ' js-enabled'
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.className += ' govuk-frontend-supported'
}
