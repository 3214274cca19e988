import { graphql } from '../../graphql/generated/index.js'

export const ChartShareLinks = graphql(`
  query ChartShareLinks($chartId: ID!) {
    chart(id: $chartId) {
      id
      shareLinks {
        id
        createdAt
        expiresAt
        createdBy {
          id
          name
        }
      }
    }
  }
`)

export const ShareChart = graphql(`
  mutation ShareChart($input: ShareChartInput!) {
    shareChart(input: $input) {
      token
      link {
        id
      }
    }
  }
`)

export const RevokeShareLink = graphql(`
  mutation RevokeShareLink($id: ID!) {
    revokeShareLink(id: $id) {
      revoked
    }
  }
`)

export const SharedParts = graphql(`
  fragment SharedParts on Chart {
    id
    title
    description
    spec
    version
    dataProblem {
      message
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

export const SharedChart = graphql(`
  query SharedChart {
    sharedChart {
      ...SharedParts
    }
  }
`)

export const SharedChartChanged = graphql(`
  subscription SharedChartChanged {
    sharedChartChanged {
      ...SharedParts
    }
  }
`)
