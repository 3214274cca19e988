import { graphql } from '../../graphql/generated/index.js'

export const ConnectDatabase = graphql(`
  mutation ConnectDatabase($input: ConnectDatabaseInput!) {
    connectDatabase(input: $input) {
      __typename
      ... on DatabaseConnected {
        dataset {
          id
          name
        }
        notes
      }
      ... on ConnectionRefused {
        message
      }
    }
  }
`)

export const CheckDatabase = graphql(`
  mutation CheckDatabase($input: ConnectDatabaseInput!) {
    checkDatabase(input: $input) {
      __typename
      ... on DatabaseReachable {
        tables
        notes
      }
      ... on ConnectionRefused {
        message
      }
    }
  }
`)

export const RefreshDatabase = graphql(`
  mutation RefreshDatabase($datasetId: ID!) {
    refreshDatabase(datasetId: $datasetId) {
      __typename
      ... on DatabaseConnected {
        dataset {
          id
          version
        }
        notes
      }
      ... on ConnectionRefused {
        message
      }
    }
  }
`)
