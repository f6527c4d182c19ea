import './shell/base.css'
import { mount } from 'svelte'
import App from './shell/app.svelte'
import { registerWorker } from './shell/register-worker.ts'

const target = document.getElementById('officer')
if (!target) throw new Error('main: the page has no element with the id "officer"')
mount(App, { target })
registerWorker()
