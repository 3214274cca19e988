import { graphql } from '../graphql/generated/index.js'

export const ExportParts = graphql(`
  fragment ExportParts on Export {
    id
    format
    status
    progress
    url
    fileName
    byteSize
    problem
  }
`)

export const ExportCharts = graphql(`
  mutation ExportCharts($input: ExportChartsInput!) {
    exportCharts(input: $input) {
      __typename
      ... on ExportQueued {
        export {
          ...ExportParts
        }
      }
      ... on ExportRefused {
        message
      }
    }
  }
`)

export const ExportProgress = graphql(`
  subscription ExportProgress($id: ID!) {
    exportProgress(id: $id) {
      ...ExportParts
    }
  }
`)
