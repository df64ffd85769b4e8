/** The portal cannot start. `message` is one or two German sentences for whoever started it: print it without a stack and exit with 1. */
export class StartRefused extends Error {
  override name = 'StartRefused'
}
