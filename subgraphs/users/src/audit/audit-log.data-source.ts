import { newId, type Transaction } from '@askchart/service'
import { auditLog } from '../db/schema.js'

export const AuditAction = {
  SIGNED_IN: 'SIGNED_IN',
  SIGNED_OUT: 'SIGNED_OUT',
  REFRESH_TOKEN_REUSED: 'REFRESH_TOKEN_REUSED',
} as const
export type AuditAction = keyof typeof AuditAction

/** What happened, to whom. Never holds tokens, nor anything from people's data. */
export interface AuditEntry {
  readonly at: Date
  readonly action: AuditAction
  readonly userId: string
  readonly sessionId: string | null
  readonly requestId: string
  readonly details?: Readonly<Record<string, string | number | boolean>>
}

/** Writes within the transaction of what it tells of, so that neither is there without the other. */
export async function appendToAuditLog(transaction: Transaction, entry: AuditEntry): Promise<void> {
  await transaction.insert(auditLog).values({ details: {}, ...entry, id: newId('audit') })
}
