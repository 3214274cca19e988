import { graphql } from '../../graphql/generated/index.js'

export const DescribeColumn = graphql(`
  mutation DescribeColumn($input: DescribeColumnInput!) {
    describeColumn(input: $input) {
      column {
        ref
      }
    }
  }
`)

export const DeclareRelationship = graphql(`
  mutation DeclareRelationship($input: DeclareRelationshipInput!) {
    declareRelationship(input: $input) {
      dataset {
        id
        version
        relationships {
          name
          from
          to
          declared
        }
      }
    }
  }
`)

export const RemoveRelationship = graphql(`
  mutation RemoveRelationship($input: RemoveRelationshipInput!) {
    removeRelationship(input: $input) {
      dataset {
        id
        version
        relationships {
          name
          from
          to
          declared
        }
      }
    }
  }
`)

export const DefineMetric = graphql(`
  mutation DefineMetric($input: DefineMetricInput!) {
    defineMetric(input: $input) {
      __typename
      ... on MetricDefined {
        metric {
          name
        }
      }
      ... on QueryProblem {
        message
      }
    }
  }
`)

export const DeleteMetric = graphql(`
  mutation DeleteMetric($input: DeleteMetricInput!) {
    deleteMetric(input: $input) {
      deleted
    }
  }
`)

export const DescribeDataset = graphql(`
  mutation DescribeDataset($input: DescribeDatasetInput!) {
    describeDataset(input: $input) {
      dataset {
        id
        name
        timeZone
        firstDayOfWeek
      }
    }
  }
`)
