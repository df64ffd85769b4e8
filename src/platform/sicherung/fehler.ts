/** A backup that cannot be made or used; the message is a sentence for whoever typed the command. */
export class SicherungAbgelehnt extends Error {
  override name = 'SicherungAbgelehnt'
}
