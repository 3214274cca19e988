import type { DatasetProfile } from '@askchart/vocabulary'
import { day, key, number, table, text, yesNo } from './profile.js'

/** One table of requests for help; its date is also called "day". Made up. */
export const helpdesk: DatasetProfile = {
  id: 'dataset_helpdesk',
  name: 'Helpdesk',
  version: 1,
  tables: [
    table('tickets', 4_000, {
      ticket_id: key(4_000),
      opened_at: { ...day('2024-01-01', '2025-12-20'), type: 'DATETIME', synonyms: ['day'] },
      agent: text(['Ana Ruiz', 'Bo Lind', 'Cem Kaya', 'Dora Hill']),
      team: text(['Billing', 'Technical', 'Onboarding']),
      priority: text(['Low', 'Normal', 'High', 'Urgent']),
      channel: text(['Email', 'Phone', 'Chat']),
      status: text(['Open', 'Solved', 'Pending']),
      first_response_minutes: { ...number('INTEGER', 'AVERAGE', 600), unit: 'min' },
      resolution_hours: { ...number('DECIMAL', 'AVERAGE', 90), unit: 'h' },
      satisfaction: { ...number('INTEGER', 'AVERAGE', 5), from: 1 },
      reopened: yesNo,
      escalated: yesNo,
    }),
  ],
  relationships: [],
}
