import { graphql } from '../../graphql/generated/index.js'

/** The document behind a chart, and the version that it has at least. */
export const ChartDocument = graphql(`
  query ChartDocument($id: ID!) {
    chart(id: $id) {
      id
      version
      document
    }
  }
`)

export const ApplyChartUpdate = graphql(`
  mutation ApplyChartUpdate($input: ApplyChartUpdateInput!) {
    applyChartUpdate(input: $input) {
      __typename
      ... on ChartEdited {
        chart {
          id
          title
          description
          spec
          query
          version
          updatedAt
        }
        edit {
          ...EditParts
          update
        }
        mended {
          ...EditParts
          update
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
