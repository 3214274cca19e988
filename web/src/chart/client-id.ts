/** This window, among all that may edit a chart: tells its own edits from those of others. */
export const clientId: string = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('')
