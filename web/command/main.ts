import './shell/base.css'
import { mount } from 'svelte'
import Console from './shell/console.svelte'

const target = document.getElementById('command')
if (!target) throw new Error('main: the page has no element with the id "command"')
mount(Console, { target })
