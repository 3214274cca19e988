/** What the examples need to know of the person who runs them; empty where there is none yet. */
export interface ExampleIds {
  readonly datasetId: string
  readonly chartId: string
}

const ask = `# Ask: the chart, how it was read, its rows.
mutation AskAQuestion($datasetId: ID!) {
  generateChart(
    input: {
      datasetId: $datasetId
      prompt: "Top 5 sales by region"
    }
  ) {
    __typename
    ... on ChartGenerated {
      chart {
        id
        title
        spec
        data {
          rowCount
          columns {
            name
            values
          }
        }
      }
      analysis {
        explanation
        confidence
        mentions {
          text
          kind
        }
      }
    }
    ... on ClarificationNeeded {
      question
      choices {
        id
        label
      }
    }
    ... on CannotAnswer {
      message
      suggestions
    }
    ... on NoData {
      message
      explanation
    }
  }
}
`

const rows = `# The charts you have, their data and the SQL behind it.
query ChartData {
  charts(first: 5) {
    totalCount
    edges {
      node {
        id
        title
        version
        sql {
          text
        }
        data {
          rowCount
          columns(first: 10) {
            name
            type
            values
          }
        }
      }
    }
  }
}
`

const watch = `# Watch a chart: run this, then edit it elsewhere.
# An empty chartId is the one you edited last.
subscription WatchAChart($chartId: ID!) {
  chartEdited(chartId: $chartId) {
    version
    author {
      name
    }
    changes {
      path
      value
    }
    chart {
      title
      data {
        rowCount
      }
    }
  }
}
`

const variables = (values: Readonly<Record<string, string>>): string => JSON.stringify(values, null, 2)

/** The tabs GraphiQL opens with. */
export const exampleTabs = ({ datasetId, chartId }: ExampleIds): { query: string; variables?: string }[] => [
  { query: ask, variables: variables({ datasetId }) },
  { query: rows },
  { query: watch, variables: variables({ chartId }) },
]
