import { graphql } from '../../graphql/generated/index.js'

/** The columns of a chart's dataset that its question may be given. */
export const DatasetColumns = graphql(`
  query DatasetColumns($id: ID!) {
    dataset(id: $id) {
      id
      version
      tables {
        name
        label
        columns {
          ref
          label
          type
          role
          defaultAggregate
          hidden
        }
      }
    }
  }
`)
