import { graphql } from '../graphql/generated/index.js'

export const DatasetDetail = graphql(`
  query DatasetDetail($id: ID!) {
    dataset(id: $id) {
      id
      name
      source
      version
      rowCount
      createdAt
      timeZone
      firstDayOfWeek
      relationships {
        name
        from
        to
        declared
      }
      metrics {
        name
        expression
        description
        problem
        suggestions
      }
      tables {
        name
        label
        rowCount
        written {
          encoding
          delimiter
        }
        columns {
          ref
          name
          label
          type
          role
          synonyms
          distinctCount
          minimum
          maximum
          unit
          defaultAggregate
          hidden
          format
          sampleValues(first: 6)
        }
      }
    }
  }
`)

export const TableRows = graphql(`
  query TableRows($id: ID!, $table: String!) {
    dataset(id: $id) {
      id
      version
      tables(names: [$table]) {
        name
        preview(first: 20)
      }
    }
  }
`)

export const ProfileRows = graphql(`
  query ProfileRows($input: QueryInput!) {
    runQuery(input: $input) {
      __typename
      ... on QueryData {
        data {
          rowCount
          columns {
            name
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
