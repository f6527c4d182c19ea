import { buildForBrowsers } from '../build-for-browsers.ts'
import { tellFault } from '../faults.ts'

// A start does this too; by itself it is for files that the server's own user may only read.
try {
  await buildForBrowsers(line => console.log(line))
  console.log('What runs in browsers is built.')
} catch (error) {
  tellFault(error)
  process.exitCode = 1
}
