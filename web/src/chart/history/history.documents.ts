import { graphql } from '../../graphql/generated/index.js'

export const ChartAtVersion = graphql(`
  query ChartAtVersion($id: ID!, $version: Int!) {
    chart(id: $id) {
      id
      dataset {
        id
      }
      atVersion(version: $version) {
        version
        title
        description
        spec
        query
      }
    }
  }
`)

export const VersionRows = graphql(`
  query VersionRows($input: QueryInput!) {
    runQuery(input: $input) {
      __typename
      ... on QueryData {
        data {
          rowCount
          columns(maxPoints: 2000) {
            name
            type
            values
          }
        }
      }
      ... on QueryProblem {
        message
      }
    }
  }
`)

export const RestoreVersion = graphql(`
  mutation RestoreVersion($chartId: ID!, $version: Int!, $clientId: String) {
    restoreChartVersion(chartId: $chartId, version: $version, clientId: $clientId) {
      __typename
      ... on ChartEdited {
        chart {
          ...ChartParts
        }
        edit {
          ...EditParts
        }
      }
      ... on InvalidSpec {
        message
        issues {
          path
          message
        }
      }
      ... on EditConflict {
        message
      }
    }
  }
`)
