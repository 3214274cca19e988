import { BadInputError } from '@askchart/service'
import { isStorable, UNSTORABLE_TEXT } from './storable.js'

/** Characters of the name that a window gives itself. */
const MAX_CLIENT_ID = 200

/** Refuses what cannot name a window, where it edits and where it says that it is there. */
export function checkClientId(clientId: string): void {
  if (clientId === '' || clientId.length > MAX_CLIENT_ID)
    throw new BadInputError('input.clientId', `clientId must have 1 to ${MAX_CLIENT_ID} characters.`)
  if (!isStorable(clientId)) throw new BadInputError('input.clientId', `clientId ${UNSTORABLE_TEXT}`)
}
