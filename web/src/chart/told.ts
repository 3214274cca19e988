import type { ToldEdit } from '@askchart/document'

/** Up to which version the edits of a chart were told, with none missing. */
export class Told {
  constructor(private known: number) {}

  get version(): number {
    return this.known
  }

  /** An edit that does not follow on those before, as one between was lost, changes nothing. */
  add({ version, follows }: Pick<ToldEdit, 'version' | 'follows'>): void {
    if (follows <= this.known && version > this.known) this.known = version
  }
}
