import { z } from 'zod'
import type { Signer, Verifier } from './signing.js'

const grantSchema = z.object({ chart: z.string(), dataset: z.string(), queryHash: z.string() })

/** What charts vouches for: this viewer may see the data of this chart, for this dataset and query. */
export type DataGrant = Readonly<z.infer<typeof grantSchema>>

const LIFETIME_SECONDS = 600

export const signDataGrant = (signer: Signer, grant: DataGrant): Promise<string> =>
  signer.sign({ ...grant }, 'data-grant', LIFETIME_SECONDS)

/** Null where the token is not a valid grant; compare chart and queryHash with what is asked. */
export async function verifyDataGrant(verifier: Verifier, token: string): Promise<DataGrant | null> {
  const parsed = grantSchema.safeParse(await verifier.verify(token, 'data-grant'))
  return parsed.success ? parsed.data : null
}
