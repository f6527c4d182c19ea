import { type LayoutAsk, layOut } from './layout.ts'

/** A worker of our own, served as a file: the page's content policy lets no other in. */
const worker = self as unknown as {
  onmessage: (event: MessageEvent<LayoutAsk>) => void
  postMessage: (message: unknown, transfer: Transferable[]) => void
}

worker.onmessage = ({ data }) =>
  layOut(data, (places, done) => worker.postMessage({ places, done }, [places.buffer]))
