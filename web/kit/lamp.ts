import { html } from './html.ts'

/** The blue lamp that once hung outside every police station. */
export const lamp = html`<svg class="bl-header__lamp" xmlns="http://www.w3.org/2000/svg" width="26" height="36" viewBox="0 0 26 36" aria-hidden="true" focusable="false">
    <path d="M13 0v4" stroke="#fff" stroke-width="2"/>
    <path d="M9 4h8l4 5H5z" fill="#fff"/>
    <path d="M4 10h18l-4 18H8z" fill="#2f8cf0"/>
    <path d="M9.5 10h7l-1.5 18h-4z" fill="#9fd0ff"/>
    <path d="M4 10h18l-4 18H8zM9.5 10l1.5 18M16.5 10L15 28" fill="none" stroke="#fff" stroke-width="1.2"/>
    <path d="M7 29h12v2.5H7z" fill="#fff"/>
    <path d="M11 32.5h4L13 36z" fill="#fff"/>
  </svg>`
