/** The report is one file that is opened from a disk, so its style travels with it. */
export const css = `
:root { color-scheme: light; }
body { margin: 0; font: 17px/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 2rem; line-height: 1.15; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .5rem; border-top: 2px solid #1d70b8; padding-top: .75rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
.facts { color: #505a5f; overflow-wrap: anywhere; }
.figures { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0; }
.figures div { border: 1px solid #b1b4b6; padding: .5rem 1rem; min-width: 7rem; }
.figures dt { color: #505a5f; }
.figures dd { margin: 0; font-size: 1.5rem; font-weight: 700; font-variant-numeric: tabular-nums; }
svg { max-width: 100%; height: auto; }
section { overflow-x: clip; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; min-width: 24rem; }
caption { text-align: left; font-weight: 700; padding-bottom: .25rem; }
th, td { text-align: left; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid #b1b4b6; vertical-align: top; font-weight: 400; }
thead th { font-weight: 700; }
td { font-variant-numeric: tabular-nums; }
@media print { section { break-inside: avoid; } }
`
