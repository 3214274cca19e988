import { graphql } from '../graphql/generated/index.js'

/** What the client shows of a chart; long series come thinned for drawing. */
export const ChartParts = graphql(`
  fragment ChartParts on Chart {
    id
    title
    description
    prompt
    spec
    query
    version
    viewerCanEdit
    createdAt
    updatedAt
    dataset {
      id
      name
    }
    owner {
      id
      name
    }
    analysis {
      ...AnalysisParts
    }
    sql {
      text
      parameters
      dialect
    }
    dataProblem {
      message
      columns {
        column
        message
        removed
        suggestions
      }
      metrics {
        metric
        message
        suggestions {
          metric
          column
          aggregate
        }
        expressions
      }
    }
    data {
      rowCount
      truncated
      asOf
      columns(maxPoints: 2000) {
        name
        type
        values
      }
    }
  }
`)

export const AnalysisParts = graphql(`
  fragment AnalysisParts on Analysis {
    id
    prompt
    intent
    mark
    confidence
    explanation
    query
    engine
    modelFailure
    elapsedMs
    mentions {
      text
      start
      end
      kind
      column
      value
      confidence
    }
  }
`)

export const EditParts = graphql(`
  fragment EditParts on ChartEdit {
    version
    at
    clientId
    reverts
    restores
    mends
    follows
    prompt
    author {
      id
      name
    }
    changes {
      path
      value
      previous
    }
  }
`)

/** As much of a chart as an answer holds, so that it is read from the cache alone. */
export const ChartShown = graphql(`
  query ChartShown($id: ID!) {
    chart(id: $id) {
      ...ChartParts
    }
  }
`)

export const ChartById = graphql(`
  query ChartById($id: ID!) {
    chart(id: $id) {
      ...ChartParts
      history(first: 50) {
        edges {
          cursor
          node {
            ...EditParts
          }
        }
      }
    }
  }
`)

export const ChartRows = graphql(`
  query ChartRows($id: ID!) {
    chart(id: $id) {
      id
      data {
        rowCount
        truncated
        columns {
          name
          type
          values
        }
      }
    }
  }
`)

export const ChartThumbnail = graphql(`
  query ChartThumbnail($id: ID!) {
    chart(id: $id) {
      id
      spec
      dataProblem {
        message
      }
      data {
        columns(maxPoints: 200) {
          name
          type
          values
        }
      }
    }
  }
`)

export const ChartList = graphql(`
  query ChartList($search: String, $orderBy: ChartOrder!, $first: Int!, $after: String) {
    charts(search: $search, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      edges {
        cursor
        node {
          id
          title
          prompt
          spec
          version
          updatedAt
          dataset {
            id
            name
          }
          owner {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`)

/** What happens to the charts of a workspace, with as much of each as a gallery shows. */
export const WorkspaceCharts = graphql(`
  subscription WorkspaceCharts($workspaceId: ID!) {
    workspaceCharts(workspaceId: $workspaceId) {
      kind
      chartId
      chart {
        id
        title
        prompt
        spec
        version
        updatedAt
      }
    }
  }
`)

export const RefineChart = graphql(`
  mutation RefineChart($input: RefineChartInput!) {
    refineChart(input: $input) {
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

export const UndoChartEdit = graphql(`
  mutation UndoChartEdit($chartId: ID!, $clientId: String) {
    undoChartEdit(chartId: $chartId, clientId: $clientId) {
      __typename
      ... on ChartEdited {
        chart {
          ...ChartParts
        }
        edit {
          ...EditParts
        }
      }
      ... on NothingToUndo {
        message
      }
    }
  }
`)

export const RedoChartEdit = graphql(`
  mutation RedoChartEdit($chartId: ID!, $clientId: String) {
    redoChartEdit(chartId: $chartId, clientId: $clientId) {
      __typename
      ... on ChartEdited {
        chart {
          ...ChartParts
        }
        edit {
          ...EditParts
        }
      }
      ... on NothingToUndo {
        message
      }
    }
  }
`)

/** The rows of a query that no chart has now. */

export const ReplaceChartColumns = graphql(`
  mutation ReplaceChartColumns($input: ReplaceChartColumnsInput!) {
    replaceChartColumns(input: $input) {
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
      }
      ... on EditConflict {
        message
      }
    }
  }
`)

export const ChartDataChanged = graphql(`
  subscription ChartDataChanged($chartIds: [ID!]!) {
    chartDataChanged(chartIds: $chartIds) {
      id
    }
  }
`)

export const DeleteChart = graphql(`
  mutation DeleteChart($id: ID!) {
    deleteChart(id: $id) {
      deleted
    }
  }
`)

export const ChartEdits = graphql(`
  subscription ChartEdits($chartId: ID!, $sinceVersion: Int) {
    chartEdited(chartId: $chartId, sinceVersion: $sinceVersion) {
      ...EditParts
      update
      chart {
        id
        title
        description
        spec
        query
        version
        updatedAt
      }
    }
  }
`)
