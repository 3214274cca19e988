import { graphql } from '../../graphql/generated/index.js'

export const AnnouncePresence = graphql(`
  mutation AnnouncePresence($input: PresenceInput!) {
    announcePresence(input: $input) {
      ok
    }
  }
`)

export const ChartPresence = graphql(`
  subscription ChartPresence($chartId: ID!) {
    chartPresence(chartId: $chartId) {
      clientId
      color
      selection
      user {
        id
        name
      }
    }
  }
`)
