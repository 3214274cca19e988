import { graphql } from '../graphql/generated/index.js'

export const GenerateChart = graphql(`
  mutation GenerateChart($input: GenerateChartInput!) {
    generateChart(input: $input) {
      __typename
      ... on ChartGenerated {
        chart {
          ...ChartParts
        }
        analysis {
          ...AnalysisParts
        }
      }
      ... on ClarificationNeeded {
        question
        about
        choices {
          id
          label
          explanation
        }
      }
      ... on CannotAnswer {
        message
        unknown
        suggestions
      }
      ... on NoData {
        message
        explanation
      }
    }
  }
`)

export const PromptSuggestions = graphql(`
  query PromptSuggestions($datasetId: ID!, $first: Int!) {
    suggestPrompts(datasetId: $datasetId, first: $first) {
      text
      intent
    }
  }
`)

export const PromptCompletions = graphql(`
  query PromptCompletions($datasetId: ID!, $prefix: String!, $first: Int!) {
    suggestPrompts(datasetId: $datasetId, prefix: $prefix, first: $first) {
      text
      intent
    }
  }
`)
